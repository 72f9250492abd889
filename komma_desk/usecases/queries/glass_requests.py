"""Emergency openings: what a keeper is asked, and what became of what I asked myself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from komma_desk.domain.break_glass import GlassRequest, GlassState, is_too_old
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.identifiers import CaseId, GlassRequestId
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.circle_people import name_of
from komma_desk.usecases.effects.glass_letters import (
    answered_by_me,
    answers_to,
    letters_asking_me,
    letters_i_asked,
)
from komma_desk.usecases.effects.kept_halves import half_in
from komma_desk.usecases.ports.keys import OpenedEnvelope


@dataclass(frozen=True, slots=True)
class GlassRequests:
    """What I am asked as a keeper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedOfMe:
    """`excluded` are names, as they stand in the half itself and not in the request."""

    request: GlassRequestId
    number: str
    asked_at: datetime
    asked_by: str
    reason: str = field(repr=False)
    excluded: tuple[str, ...]
    asker_excluded: bool
    state: GlassState
    my_reason: str = field(default="", repr=False)


def glass_requests(_query: GlassRequests, context: Context) -> tuple[AskedOfMe, ...]:
    """Newest first."""
    answered = answered_by_me(context)
    found = []
    for opened, request in letters_asking_me(context):
        answer = answered.get(request.id)
        state, excluded, asker_excluded = _inside(opened, request, context)
        if answer is not None:
            state = GlassState.APPROVED if answer.approved else GlassState.DECLINED
        found.append(
            AskedOfMe(
                request=request.id,
                number=request.number,
                asked_at=opened.sent_at,
                asked_by=name_of(opened.author, context) if opened.author else "",
                reason=request.reason,
                excluded=excluded,
                asker_excluded=asker_excluded,
                state=state,
                my_reason=answer.reason if answer else "",
            )
        )
    return tuple(sorted(found, key=lambda each: each.asked_at, reverse=True))


@dataclass(frozen=True, slots=True)
class MyGlassRequests:
    """What I asked, of cases I still cannot open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedByMe:
    """`answered_by` and `answer` are empty while nobody answered."""

    request: GlassRequestId
    case: CaseId
    number: str
    asked_at: datetime
    reason: str = field(repr=False)
    state: GlassState
    answered_by: str = ""
    answer: str = field(default="", repr=False)


def my_glass_requests(_query: MyGlassRequests, context: Context) -> tuple[AskedByMe, ...]:
    """Newest first; of a circle that was changed since, or that I am in by now, nothing."""
    found = [
        _asked(opened, request, context)
        for opened, request in letters_i_asked(context)
        if _is_of_today(request, context)
    ]
    return tuple(sorted(found, key=lambda each: each.asked_at, reverse=True))


def _inside(
    opened: OpenedEnvelope, request: GlassRequest, context: Context
) -> tuple[GlassState, tuple[str, ...], bool]:
    try:
        kept = half_in(request.share, request, context)
    except (Refusal, Trouble):
        return GlassState.UNUSABLE, (), False
    old = is_too_old(opened.sent_at, context.clock.now())
    return (
        GlassState.TOO_OLD if old else GlassState.WAITING,
        tuple(sorted(name_of(each, context) for each in kept.excluded)),
        opened.author in kept.excluded,
    )


def _is_of_today(request: GlassRequest, context: Context) -> bool:
    cases = context.work.cases.cases
    people = cases.circle_people(request.case)
    if people is None or context.actor.id in people:
        return False
    return cases.shares(request.case).generation == request.generation


def _asked(opened: OpenedEnvelope, request: GlassRequest, context: Context) -> AskedByMe:
    answers = sorted(
        answers_to(request, context), key=lambda each: (each[2].approved, each[0].sent_at)
    )
    state = GlassState.WAITING
    if answers:
        state = GlassState.APPROVED if answers[-1][2].approved else GlassState.DECLINED
    if is_too_old(opened.sent_at, context.clock.now()):
        state = GlassState.TOO_OLD
    return AskedByMe(
        request=request.id,
        case=request.case,
        number=request.number,
        asked_at=opened.sent_at,
        reason=request.reason,
        state=state,
        answered_by=answers[-1][1].name if answers else "",
        answer=answers[-1][2].reason if answers else "",
    )
