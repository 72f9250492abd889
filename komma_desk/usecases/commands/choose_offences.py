"""Choose the possible offences of a case; whoever may have to apply gets a clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

from komma_desk.domain.case import CaseFile
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.clock import Clock, Entitled
from komma_desk.domain.clock_deeds import ClockDeed, NoSuchOffence
from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import CaseId, ClockId, InvolvedId
from komma_desk.domain.offences import (
    FACT,
    OFFENCE_LIST,
    RULE,
    chosen_in,
    entitled_by,
    entries_of,
    kept_as,
)
from komma_desk.domain.person import Part
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.clock_keeping import tell

_Right = tuple[Entitled, InvolvedId | None]


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
    wanted = tuple(_rights(file, entitled_by(entries_of(chosen_in({FACT: after}), offences))))
    gone = tuple(_no_longer_needed(file, wanted))
    new = tuple(
        Clock(id=ClockId(context.new_id()), rule=RULE, entitled=entitled, person=person)
        for entitled, person in wanted
        if not _is_there(file, entitled, person)
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


def _rights(file: CaseFile, entitled: frozenset[Entitled]) -> Iterator[_Right]:
    if Entitled.AFFECTED in entitled:
        people = _affected(file) or (None,)
        yield from ((Entitled.AFFECTED, person) for person in people)
    yield from ((each, None) for each in (Entitled.SUPERIOR, Entitled.OFFICE) if each in entitled)


def _no_longer_needed(file: CaseFile, wanted: tuple[_Right, ...]) -> Iterator[Clock]:
    """Only what nobody ever filled: everything else was somebody's knowledge."""
    for clock in file.clocks:
        is_blank = clock.rule == RULE and clock.is_untouched
        if is_blank and (clock.entitled, clock.person) not in wanted:
            yield clock


def _is_there(file: CaseFile, entitled: Entitled, person: InvolvedId | None) -> bool:
    """A clock begun before the affected person was written down is hers, if she is the only one."""
    hers = {person}
    if len(_affected(file)) == 1:
        hers.add(None)
    return any(
        (clock.rule, clock.entitled) == (RULE, entitled)
        and (clock.person == person or (clock.person in hers and not clock.is_untouched))
        for clock in file.clocks
    )


def _affected(file: CaseFile) -> tuple[InvolvedId, ...]:
    return tuple(each.id for each in file.involved if each.part is Part.AFFECTED)
