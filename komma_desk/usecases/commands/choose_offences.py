"""Choose the possible offences of a case; whoever may have to apply gets a clock."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.clock import Clock
from komma_desk.domain.clock_deeds import ClockDeed, NoSuchOffence
from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import CaseId, ClockId
from komma_desk.domain.offence_clocks import clocks_without_right, rights_without_clock
from komma_desk.domain.offences import FACT, OFFENCE_LIST, RULE, chosen_in, entries_of, kept_as
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.clock_keeping import tell


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseOffences:
    """All that are possible, for the prosecutor to judge; those left out are no longer chosen."""

    case: CaseId
    codes: tuple[Code, ...]


def choose_offences(command: ChooseOffences, context: Context) -> Changes:
    offences = context.tools.rules.code_lists[OFFENCE_LIST]
    for code in command.codes:
        if code not in offences:
            raise NoSuchOffence(code=code)
    cases = context.work.cases.cases
    file = cases.file(command.case, context.scope)
    before, after = file.case.facts.get(FACT, ""), kept_as(command.codes, offences)
    if after != before:
        others = {name: text for name, text in file.case.facts.items() if name != FACT}
        facts = MappingProxyType(others | ({FACT: after} if after else {}))
        cases.save(replace(file.case, facts=facts))
    entries = entries_of(chosen_in({FACT: after}), offences)
    gone = clocks_without_right(file, entries)
    new = tuple(
        Clock(id=ClockId(context.new_id()), rule=RULE, entitled=entitled, person=person)
        for entitled, person in rights_without_clock(file, entries)
    )
    for clock in gone:
        cases.remove_clock(command.case, clock.id)
    for clock in new:
        cases.add_clock(command.case, clock)
    if after != before or gone or new:
        said = {"offences": after or "-", "before": before}
        said |= {"begun": str(len(new)) if new else "", "dropped": str(len(gone)) if gone else ""}
        tell(ClockDeed.OFFENCES_CHOSEN, command.case, said, context)
    return Changes.of(Subject.CASES).with_receipt(tuple(clock.id for clock in new))
