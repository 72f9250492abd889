"""A clearing desk takes the post in: each envelope becomes a case, once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.identifiers import EnvelopeId
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.handed_receptions import take_handed
from komma_desk.usecases.effects.once_confirmed import learn_confirmed
from komma_desk.usecases.effects.opening import open_case
from komma_desk.usecases.effects.own_reports import reports_to_me
from komma_desk.usecases.effects.own_seen import remember_own
from komma_desk.usecases.effects.reading_reports import arrival_of
from komma_desk.usecases.effects.reporters_letters import (
    LETTERS,
    Heard,
    letters_to_me,
    take_letter,
)
from komma_desk.usecases.effects.sealed_again import is_sealed_again
from komma_desk.usecases.effects.signed_office import remember_office
from komma_desk.usecases.effects.taking_answers import Answered, answers_to_me, take_answer
from komma_desk.usecases.office_recovery import learn_recovery
from komma_desk.usecases.ports.keys import OpenedEnvelope
from komma_desk.usecases.ports.office import Audience

_LONGEST_WAY: Final = timedelta(days=366)
_KNOWN: Final = ""  # in the place of a number: a report that is a case already, sealed once more


@dataclass(frozen=True, slots=True)
class TakeIn:
    pass


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The numbers of the new cases, and the envelopes that could not be read and were kept.

    `answers` are those to extracts, also the ones that were not believed.
    """

    numbers: tuple[str, ...]
    unreadable: tuple[EnvelopeId, ...]
    answers: tuple[Answered, ...] = ()
    letters: tuple[Heard, ...] = ()  # what reporters wrote later, also what was not believed
    handed: int = 0  # begun entries a colleague handed over


def take_in(_command: TakeIn, context: Context) -> Changes:
    learn_confirmed(context)
    remember_office(context)
    remember_own(context)
    learn_recovery(context)
    numbers: list[str] = []
    unreadable: list[EnvelopeId] = []
    post, cases = context.work.office.post, context.work.cases.cases
    # First those to her own key: afterwards the post holds what this very deed sends.
    for opened in reports_to_me(context):
        if cases.taken_in(opened.id):
            # By a colleague who could open it too, or before a crash between the two files.
            _settle(opened.id, context)
            context.tools.mailbox.forget(opened.id)
        elif (number := _case_from(opened, context)) is not None:
            numbers.append(number)
            _settle(opened.id, context)
        else:
            unreadable.append(opened.id)
    handed = take_handed(context)
    answers = [take_answer(each, context) for each in answers_to_me(context)]
    letters = [_letter(each, context) for each in letters_to_me(context)]
    for envelope in post.waiting(Audience.CLEARING):
        if cases.taken_in(envelope.id):
            # A crash fell between the two files: the case is there, only the post was not cleared.
            _settle(envelope.id, context)
            continue
        found = _opened(envelope.data, context)
        # An old envelope put back under a new name is none.
        found = found if found and found.id == envelope.id else None
        if found and found.kind == envelope_kinds.EXTRACT_ANSWER:
            answers.append(take_answer(found, context))
            continue
        if found and found.kind in LETTERS:
            letters.append(_letter(found, context))
            continue
        number = _case_from(found, context) if found else None
        if number is None:
            unreadable.append(envelope.id)
            continue
        numbers.append(number)
        _settle(envelope.id, context)
    new = tuple(each for each in numbers if each != _KNOWN)
    came = tuple(each for each in answers if each is not None)
    heard = tuple(each for each in letters if each is not None)
    changed = Changes.of(Subject.POST, Subject.CASES) if numbers or came or heard else Changes()
    if handed:
        changed |= Changes.of(Subject.DRAFTS)
    return changed.with_receipt(TakenIn(new, tuple(unreadable), came, heard, handed))


def _letter(opened: OpenedEnvelope, context: Context) -> Heard | None:
    """It leaves the post unless it has to wait."""
    taken = take_letter(opened, context)
    if taken is None:
        return None
    context.work.office.post.remove(opened.id)
    context.tools.mailbox.forget(opened.id)
    return taken.receipt if isinstance(taken.receipt, Heard) else None


def _settle(envelope: EnvelopeId, context: Context) -> None:
    """The case is there and has its files: neither is under way any more."""
    context.work.office.post.remove(envelope)
    context.work.office.on_the_way.arrived(envelope)


def _received_at(sent_at: datetime, now: datetime) -> datetime:
    """The writer says when; a moment she cannot have meant would spoil numbers and figures."""
    return sent_at if now - _LONGEST_WAY <= sent_at <= now else now


def _opened(data: bytes, context: Context) -> OpenedEnvelope | None:
    try:
        return context.keys.open(data)
    except (Refusal, Trouble):
        return None


def _case_from(opened: OpenedEnvelope, context: Context) -> str | None:
    """Its number, or _KNOWN where there is nothing new in it.

    One unreadable envelope must not keep the others waiting: it stays, and is named.
    """
    try:
        received_at = _received_at(opened.sent_at, context.clock.now())
        arrival = arrival_of(opened, context, channel="APP", received_at=received_at)
    except (Refusal, Trouble):
        return None
    if context.work.cases.cases.by_report(arrival.report.id) is not None:
        if not is_sealed_again(arrival, context):
            return None
        context.tools.mailbox.forget(opened.id)
        return _KNOWN
    return open_case(arrival, context).number
