"""An application for conciliation suspends a clock: its days are added, and only those."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.clock_deeds import ClockDeed, NoPauseToEnd
from komma_desk.domain.deadlines.rules import BackwardsPause
from komma_desk.domain.identifiers import CaseId, ClockId
from komma_desk.domain.text import LONGEST_REASON, require_text
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.clock_keeping import (
    facts_of,
    require_fitting,
    running,
    said,
    tell,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseClock:
    """From the receipt of the application until its certificate; no first day takes it away."""

    case: CaseId
    clock: ClockId
    first_on: date | None
    until: date | None = None
    source: str = field(default="", repr=False)


def pause_clock(command: PauseClock, context: Context) -> Changes:
    if command.first_on is None and command.until is not None:
        raise NoPauseToEnd
    if command.first_on and command.until and command.until < command.first_on:
        raise BackwardsPause
    require_text(command.source, LONGEST_REASON)
    cases = context.work.cases.cases
    file = cases.file(command.case, context.scope)
    kept = running(file, command.clock)
    paused = replace(kept, paused_on=command.first_on, resumed_on=command.until)
    require_fitting(paused, context)
    cases.save_clock(command.case, paused)
    facts = facts_of(paused, context) | {
        "paused_on": said(command.first_on) or "-",
        "resumed_on": said(command.until),
        "source": command.source,
        "before": said(kept.paused_on),
    }
    tell(ClockDeed.PAUSED, command.case, facts, context)
    return Changes.of(Subject.CASES)
