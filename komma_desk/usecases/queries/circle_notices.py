"""Who got into a case of mine in an emergency; told until I have seen it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from komma_desk.domain.case import Case, CaseEvent
from komma_desk.domain.circle_deeds import CircleDeed
from komma_desk.domain.identifiers import CaseId
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects import circle_events
from komma_desk.usecases.effects.seen_notices import notice_key, seen_notices


@dataclass(frozen=True, slots=True)
class CircleNotices:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class CircleNotice:
    """`key` names it when it is dismissed."""

    key: str
    case: CaseId
    number: str
    at: datetime
    by: str
    reason: str = field(repr=False)
    approved_by: str
    approval: str = field(repr=False)
    excluded: bool


def circle_notices(_query: CircleNotices, context: Context) -> tuple[CircleNotice, ...]:
    """Out of the sealed histories: whoever clears the post cannot make it disappear."""
    if not context.work.has_cases:
        return ()
    me, seen = context.actor.id, seen_notices(context)
    found = [
        _notice(file.case, event, context)
        for file in context.work.cases.cases.restricted_files(me)
        for event in file.history
        if event.action == CircleDeed.BROKEN_INTO
        and event.by != me
        and notice_key(file.case.id, event.at) not in seen
    ]
    return tuple(sorted(found, key=lambda each: each.at))


def _notice(case: Case, event: CaseEvent, context: Context) -> CircleNotice:
    names = {str(each.id): each.name for each in context.work.office.people.all()}
    told = event.facts
    return CircleNotice(
        key=notice_key(case.id, event.at),
        case=case.id,
        number=case.number,
        at=event.at,
        by=names.get(str(event.by), ""),
        reason=told.get(circle_events.REASON, ""),
        approved_by=names.get(told.get(circle_events.APPROVED_BY, ""), ""),
        approval=told.get(circle_events.APPROVAL, ""),
        excluded=circle_events.EXCLUDED in told,
    )
