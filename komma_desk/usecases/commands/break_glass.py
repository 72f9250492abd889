"""Both halves together open a restricted case; the circle learns of it, whoever approved it."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.audit import AuditLine
from komma_desk.domain.break_glass import (
    GlassAnswer,
    GlassRequest,
    GlassRequestTooOld,
    NotApproved,
    is_too_old,
)
from komma_desk.domain.case_reading import Reading
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.circle import HalvesDoNotFit
from komma_desk.domain.circle_deeds import CircleDeed, InTheCircleAlready, NotRestricted
from komma_desk.domain.identifiers import CaseId, GlassRequestId, PersonId
from komma_desk.domain.person import Person
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects import circle_events
from komma_desk.usecases.effects.glass_letters import answers_to, my_request
from komma_desk.usecases.effects.kept_halves import half_in
from komma_desk.usecases.ports.keys import OpenedEnvelope


@dataclass(frozen=True, slots=True)
class BreakGlass:
    request: GlassRequestId


@dataclass(frozen=True, slots=True, kw_only=True)
class GlassBroken:
    """`excluded`: the circle names the person who got in as one who must not see the case."""

    case: CaseId
    keeper: PersonId
    excluded: bool


def break_glass(command: BreakGlass, context: Context) -> Changes:
    cases = context.work.cases.cases
    asked, request = my_request(command.request, context)
    people = cases.circle_people(request.case)
    if people is None:
        raise NotRestricted
    if context.actor.id in people:
        raise InTheCircleAlready(name=context.actor.name)
    if is_too_old(asked.sent_at, context.clock.now()):
        raise GlassRequestTooOld
    letter, keeper, answer = _approval(request, context)
    shares = cases.shares(request.case)
    if shares.generation != request.generation:
        raise HalvesDoNotFit
    ours = half_in(shares.a, request, context).half
    me = context.work.office.people.get(context.actor.id)
    cases.open_with_halves(request.case, ours, answer.half, me)
    case = cases.get(request.case, context.scope)
    cases.add_event(
        case.id,
        circle_events.event_of(
            CircleDeed.BROKEN_INTO,
            {
                circle_events.REASON: request.reason,
                circle_events.APPROVED_BY: str(keeper.id),
                circle_events.APPROVAL: answer.reason,
                circle_events.EXCLUDED: str(context.actor.id) if answer.excluded else "",
            },
            context,
        ),
    )
    # Of the other keepers nobody needs an answer any more.
    unanswered = (each for person, each in request.letters.items() if person != keeper.id)
    for used in (asked.id, letter.id, *unanswered):
        context.work.office.post.remove(used)
    broken = GlassBroken(case=case.id, keeper=keeper.id, excluded=answer.excluded)
    return Changes.of(Subject.CASES, Subject.POST).with_receipt(broken)


def broken_line(_command: BreakGlass, changes: Changes) -> AuditLine:
    broken = changes.receipt
    assert isinstance(broken, GlassBroken)
    action = Reading.BROKEN_AS_EXCLUDED if broken.excluded else Reading.BROKEN
    return AuditLine(
        action=str(action), subject=str(broken.case), detail={"approved by": str(broken.keeper)}
    )


def _approval(
    request: GlassRequest, context: Context
) -> tuple[OpenedEnvelope, Person, GlassAnswer]:
    """Raises NotApproved; one keeper who approved is enough, whatever another one said."""
    for opened, keeper, answer in answers_to(request, context):
        if answer.approved:
            return opened, keeper, answer
    raise NotApproved
