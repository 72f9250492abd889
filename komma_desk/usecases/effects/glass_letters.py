"""The letters of an emergency opening: who may write which, and which of them are mine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from komma_desk.domain.break_glass import (
    GlassAnswer,
    GlassLetterUnreadable,
    GlassRequest,
    NoSuchGlassRequest,
)
from komma_desk.domain.identifiers import EnvelopeId, GlassRequestId
from komma_desk.domain.parcel import NotAParcel, Parcel, unpacked
from komma_desk.domain.person import Person
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.believing import is_from_clearing
from komma_desk.usecases.effects.circle_people import is_keeper
from komma_desk.usecases.ports.keys import OpenedEnvelope
from komma_desk.usecases.ports.office import Audience, PostedEnvelope

Letter = TypeVar("Letter", GlassRequest, GlassAnswer)


def send_to(
    person: Person, kind: str, letter: GlassRequest | GlassAnswer, context: Context
) -> EnvelopeId:
    """Raises SwappedKey where nobody vouches for her keys."""
    now = context.clock.now()
    body = Parcel(words=letter.as_words()).packed()
    envelope, data = context.keys.seal_to_person(person, kind, body, now)
    _post(envelope, data, context)
    return envelope


def keep(kind: str, letter: GlassRequest | GlassAnswer, context: Context) -> None:
    """A copy for myself: what I asked, or what I answered."""
    body = Parcel(words=letter.as_words()).packed()
    envelope, data = context.keys.seal_to_self(kind, body, context.clock.now())
    _post(envelope, data, context)


def letters_asking_me(context: Context) -> Iterator[tuple[OpenedEnvelope, GlassRequest]]:
    """Requests that an officer of clearing signed."""
    for opened, request in _letters(envelope_kinds.BREAK_GLASS_REQUEST, GlassRequest.read, context):
        if is_from_clearing(opened, context):
            yield opened, request


def answered_by_me(context: Context) -> dict[GlassRequestId, GlassAnswer]:
    return {
        answer.request: answer
        for opened, answer in _letters(
            envelope_kinds.BREAK_GLASS_ANSWERED, GlassAnswer.read, context
        )
        if opened.author == context.actor.id
    }


def letters_i_asked(context: Context) -> Iterator[tuple[OpenedEnvelope, GlassRequest]]:
    for opened, request in _letters(envelope_kinds.BREAK_GLASS_ASKED, GlassRequest.read, context):
        if opened.author == context.actor.id:
            yield opened, request


def answers_to(
    request: GlassRequest, context: Context
) -> Iterator[tuple[OpenedEnvelope, Person, GlassAnswer]]:
    """Only what a keeper signed whose keys and role are vouched for, and for this circle."""
    known = {each.id: each for each in context.work.office.people.all()}
    for opened, answer in _letters(envelope_kinds.BREAK_GLASS_ANSWER, GlassAnswer.read, context):
        author = known.get(opened.author) if opened.author else None
        if author is None or author.signing != opened.author_signing:
            continue
        fits = (answer.request, answer.case, answer.generation) == (
            request.id,
            request.case,
            request.generation,
        )
        if fits and author.id != context.actor.id and is_keeper(author, context):
            yield opened, author, answer


def my_request(wanted: GlassRequestId, context: Context) -> tuple[OpenedEnvelope, GlassRequest]:
    """Raises NoSuchGlassRequest."""
    for opened, request in letters_i_asked(context):
        if request.id == wanted:
            return opened, request
    raise NoSuchGlassRequest


def _letters(
    kind: str, read: Callable[[dict[str, object]], Letter], context: Context
) -> Iterator[tuple[OpenedEnvelope, Letter]]:
    for opened in context.tools.mailbox.fetch(context.work.office.post, context.keys):
        if opened.kind != kind:
            continue
        try:
            yield opened, read(dict(unpacked(opened.body).words))
        except (GlassLetterUnreadable, NotAParcel):
            continue  # somebody else's programme, or nonsense: it is passed over


def _post(envelope: EnvelopeId, data: bytes, context: Context) -> None:
    context.work.send(
        PostedEnvelope(
            id=envelope, audience=Audience.PERSON, posted_on=context.clock.today(), data=data
        )
    )
