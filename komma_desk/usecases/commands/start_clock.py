"""Begin a statutory deadline by hand, for any rule there is, or correct what it runs from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.clock import Anchor, Clock, Entitled
from komma_desk.domain.clock_deeds import ClockDeed
from komma_desk.domain.identifiers import CaseId, ClockId, InvolvedId
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.clock_keeping import (
    facts_of,
    require_fitting,
    require_in_the_case,
    require_single,
    running,
    said,
    tell,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StartClock:
    """`corrects` names the clock that was wrong: its pause stays, and the history what it said."""

    case: CaseId
    rule: str
    anchor: Anchor | None
    entitled: Entitled = Entitled.AFFECTED
    person: InvolvedId | None = None
    offender: str = field(default="", repr=False)
    offender_unknown: bool = False
    source: str = field(default="", repr=False)
    earlier: date | None = None
    number: int | None = None
    corrects: ClockId | None = None


def start_clock(command: StartClock, context: Context) -> Changes:
    cases = context.work.cases.cases
    file = cases.file(command.case, context.scope)
    before = None if command.corrects is None else running(file, command.corrects)
    if before is None or before.person != command.person:
        require_in_the_case(command.person, file)
    told = before or Clock(
        id=ClockId(context.new_id()), rule=command.rule, entitled=command.entitled
    )
    clock = replace(
        told.anchored(command.anchor),
        rule=command.rule,
        entitled=command.entitled,
        person=command.person,
        offender=command.offender.strip(),
        offender_unknown=command.offender_unknown,
        source=command.source,
        earlier=command.earlier,
        number=command.number,
    )
    require_fitting(clock, context)
    require_single(clock, file)
    if before is None:
        cases.add_clock(command.case, clock)
        tell(ClockDeed.STARTED, command.case, facts_of(clock, context), context)
    else:
        cases.save_clock(command.case, clock)
        facts = facts_of(clock, context) | {
            "before": said(before.anchor),
            "rule_before": before.rule,
        }
        tell(ClockDeed.CORRECTED, command.case, facts, context)
    return Changes.of(Subject.CASES).with_receipt(clock.id)
