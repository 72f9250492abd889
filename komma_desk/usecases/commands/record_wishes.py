"""What the affected person wishes now, as she told the office; the newest word holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.clock_deeds import DayInFuture
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner
from komma_desk.domain.hearing_deeds import HearingDeed
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.wish import WishChange
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.known_wishes import require_known_wishes
from komma_desk.usecases.effects.telling import tell_change


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWishes:
    """`said_on` is the day she said it, if it was not today."""

    case: CaseId
    wishes: frozenset[Code]
    manner: ConsentManner
    said_on: date | None = None


def record_wishes(command: RecordWishes, context: Context) -> Changes:
    require_known_wishes(command.wishes, context.tools.rules.code_lists)
    now, today = context.clock.now(), context.clock.today()
    said_on = command.said_on or today
    if said_on > today:
        raise DayInFuture
    cases = context.work.cases.cases
    case = cases.get(command.case, context.scope)
    # Of an earlier day the end: on that day nobody wrote down a minute.
    said_at = now if said_on == today else datetime.combine(said_on, time(21, 59), UTC)
    cases.add_wish_change(
        case.id,
        WishChange(wishes=command.wishes, said_at=said_at, said_by=context.actor.id),
    )
    facts = {
        "wishes": " ".join(sorted(command.wishes)),
        "manner": str(command.manner),
        "said_on": said_on.isoformat(),
    }
    event = CaseEvent(at=now, by=context.actor.id, action=HearingDeed.WISHES, facts=facts)
    cases.add_event(case.id, event)
    tell_change(case, context)
    return Changes.of(Subject.CASES)
