"""A case is open to named people only from now on, or to fewer than before: under a new key."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.circle import Circle
from komma_desk.domain.circle_deeds import CircleDeed, LeavingTheCircle
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.domain.text import LONGEST_REASON, require_text
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects import circle_events
from komma_desk.usecases.effects.circle_people import chosen_members, keepers
from komma_desk.usecases.effects.telling import tell_change
from komma_desk.usecases.office_recovery import recipients_of_new_epoch


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictCase:
    """`leaving`: the acting person knows that she leaves the case to the others."""

    case: CaseId
    members: frozenset[PersonId]
    reason: str = field(repr=False)
    excluded: frozenset[PersonId] = frozenset()
    leaving: bool = False


def restrict_case(command: RestrictCase, context: Context) -> Changes:
    require_text(command.reason, LONGEST_REASON)
    cases = context.work.cases.cases
    case = cases.get(command.case, context.scope)
    members = chosen_members(command.members, command.excluded, context)
    if context.actor.id not in command.members and not command.leaving:
        raise LeavingTheCircle
    circle = Circle(
        members=command.members,
        excluded=command.excluded,
        reason=command.reason,
    )
    # First: afterwards the acting person may not be able to write into it any more.
    cases.add_event(
        case.id,
        circle_events.event_of(
            CircleDeed.RESTRICTED,
            {
                circle_events.REASON: command.reason,
                circle_events.MEMBERS: circle_events.ids_said(command.members),
                circle_events.EXCLUDED: circle_events.ids_said(command.excluded),
            },
            context,
        ),
    )
    if case.responsible is not None and case.responsible not in command.members:
        # Somebody who may not read the case any more cannot be asked about it.
        hers = context.actor.id if context.actor.id in command.members else None
        cases.save(replace(case, responsible=hers))
    # The reporter too is told first: to whom she writes from now on.
    tell_change(replace(case, circle=circle), context)
    cases.restrict(
        case.id,
        circle,
        (*members, *recipients_of_new_epoch(context)),
        keepers(context, command.excluded),
    )
    return Changes.of(Subject.CASES)
