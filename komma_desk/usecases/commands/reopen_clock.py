"""Take back a settlement that was a mistake: the clock goes on as if it had never stopped."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.clock_deeds import ClockDeed, ClockNotSettled
from komma_desk.domain.identifiers import CaseId, ClockId
from komma_desk.domain.text import LONGEST_REASON, require_text
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.clock_keeping import clock_in, facts_of, said, tell


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenClock:
    case: CaseId
    clock: ClockId
    reason: str = field(repr=False)


def reopen_clock(command: ReopenClock, context: Context) -> Changes:
    require_text(command.reason, LONGEST_REASON)
    cases = context.work.cases.cases
    kept = clock_in(cases.file(command.case, context.scope), command.clock)
    if not kept.is_settled:
        raise ClockNotSettled
    running = replace(kept, settled_on=None, settled_how=None, settled_text="")
    cases.save_clock(command.case, running)
    facts = facts_of(running, context) | {
        "settled_on": said(kept.settled_on),
        "how": "" if kept.settled_how is None else str(kept.settled_how),
        "reason": command.reason,
    }
    tell(ClockDeed.REOPENED, command.case, facts, context)
    return Changes.of(Subject.CASES)
