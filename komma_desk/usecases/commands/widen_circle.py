"""One person more may read a case that is restricted to a circle."""

from __future__ import annotations

from dataclasses import dataclass, field

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.circle_deeds import (
    CircleDeed,
    InTheCircleAlready,
    NotRestricted,
)
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.domain.text import LONGEST_REASON, require_text
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects import circle_events
from komma_desk.usecases.effects.circle_people import chosen_members
from komma_desk.usecases.effects.resealing import reseal_if_due
from komma_desk.usecases.effects.telling import tell_change


@dataclass(frozen=True, slots=True, kw_only=True)
class WidenCircle:
    case: CaseId
    person: PersonId
    reason: str = field(repr=False)


def widen_circle(command: WidenCircle, context: Context) -> Changes:
    """Whoever is excluded comes in only by a new circle that does not exclude her."""
    require_text(command.reason, LONGEST_REASON)
    cases = context.work.cases.cases
    reseal_if_due(command.case, context)
    case = cases.get(command.case, context.scope)
    if case.circle is None:
        raise NotRestricted
    (person,) = chosen_members({command.person}, case.circle.excluded, context)
    if person.id in case.circle.members:
        raise InTheCircleAlready(name=person.name)
    cases.add_event(
        case.id,
        circle_events.event_of(
            CircleDeed.WIDENED,
            {
                circle_events.REASON: command.reason,
                circle_events.PERSON: str(person.id),
            },
            context,
        ),
    )
    cases.widen(case.id, person)
    # Whom she writes to from now on goes with it.
    tell_change(cases.get(case.id, context.scope), context)
    return Changes.of(Subject.CASES)
