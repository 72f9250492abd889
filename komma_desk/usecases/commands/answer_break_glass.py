"""A keeper approves an emergency opening, or declines it; her half goes to whoever asked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from komma_desk.domain.audit import AuditLine
from komma_desk.domain.break_glass import (
    AskerIsExcluded,
    GlassAnswer,
    GlassAnswered,
    GlassRequest,
    GlassRequestTooOld,
    KeptHalf,
    NoSuchGlassRequest,
    is_too_old,
)
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import GlassRequestId
from komma_desk.domain.person import Person
from komma_desk.domain.text import LONGEST_REASON, require_text
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.circle_people import is_keeper
from komma_desk.usecases.effects.glass_letters import (
    answered_by_me,
    keep,
    letters_asking_me,
    send_to,
)
from komma_desk.usecases.effects.kept_halves import half_in
from komma_desk.usecases.ports.keys import OpenedEnvelope


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerBreakGlass:
    """`although_excluded`: she knows that the circle names the asking person as excluded."""

    request: GlassRequestId
    approve: bool
    reason: str = field(repr=False)
    although_excluded: bool = False


def answer_break_glass(command: AnswerBreakGlass, context: Context) -> Changes:
    require_text(command.reason, LONGEST_REASON)
    opened, request = _asked(command.request, context)
    if request.id in answered_by_me(context):
        raise GlassAnswered
    if is_too_old(opened.sent_at, context.clock.now()):
        raise GlassRequestTooOld
    asker = _asker(opened, context)
    kept = _half(command, request, asker, context) if command.approve else None
    answer = GlassAnswer(
        request=request.id,
        case=request.case,
        generation=request.generation,
        approved=command.approve,
        reason=command.reason,
        excluded=kept is not None and asker.id in kept.excluded,
        half=b"" if kept is None else kept.half,
    )
    send_to(asker, envelope_kinds.BREAK_GLASS_ANSWER, answer, context)
    # What I approved is remembered, the half is not: it was given away once.
    keep(envelope_kinds.BREAK_GLASS_ANSWERED, replace(answer, half=b""), context)
    return Changes.of(Subject.POST)


def answer_line(command: AnswerBreakGlass, _changes: Changes) -> AuditLine:
    action = "approve break-glass" if command.approve else "decline break-glass"
    return AuditLine(action=action, subject=str(command.request))


def _asked(wanted: GlassRequestId, context: Context) -> tuple[OpenedEnvelope, GlassRequest]:
    for opened, request in letters_asking_me(context):
        if request.id == wanted:
            return opened, request
    raise NoSuchGlassRequest


def _asker(opened: OpenedEnvelope, context: Context) -> Person:
    """Whose keys count today; somebody who left, or the keeper herself, gets nothing."""
    for person in context.work.office.people.all():
        is_she = person.id == opened.author and person.signing == opened.author_signing
        if is_she and person.id != context.actor.id and context.keys.is_confirmed(person):
            return person
    raise NoSuchGlassRequest


def _half(
    command: AnswerBreakGlass, request: GlassRequest, asker: Person, context: Context
) -> KeptHalf:
    me = context.work.office.people.get(context.actor.id)
    if not is_keeper(me, context):
        raise NoSuchGlassRequest
    kept = half_in(request.share, request, context)
    if asker.id in kept.excluded and not command.although_excluded:
        raise AskerIsExcluded(name=asker.name)
    return kept
