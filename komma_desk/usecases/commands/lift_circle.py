"""A case that was restricted to a circle is open to the whole clearing office again."""

from __future__ import annotations

from dataclasses import dataclass, field

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.circle_deeds import CircleDeed, NotRestricted
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.text import LONGEST_REASON, require_text
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects import circle_events
from komma_desk.usecases.effects.telling import tell_change


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftCircle:
    case: CaseId
    reason: str = field(repr=False)


def lift_circle(command: LiftCircle, context: Context) -> Changes:
    require_text(command.reason, LONGEST_REASON)
    cases = context.work.cases.cases
    case = cases.get(command.case, context.scope)
    if case.circle is None:
        raise NotRestricted
    cases.add_event(
        case.id,
        circle_events.event_of(CircleDeed.LIFTED, {circle_events.REASON: command.reason}, context),
    )
    cases.lift(case.id)
    # Whom she writes to from now on goes with it.
    tell_change(cases.get(case.id, context.scope), context)
    return Changes.of(Subject.CASES)
