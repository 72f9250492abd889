"""A clearing desk takes the post in: each envelope becomes a case, once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.identifiers import EnvelopeId
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.opening import open_case
from komma_desk.usecases.effects.reading_reports import arrival_of
from komma_desk.usecases.ports.office import Audience, PostedEnvelope

_LONGEST_WAY: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class TakeIn:
    pass


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The numbers of the new cases, and the envelopes that could not be read and were kept."""

    numbers: tuple[str, ...]
    unreadable: tuple[EnvelopeId, ...]


def take_in(_command: TakeIn, context: Context) -> Changes:
    numbers: list[str] = []
    unreadable: list[EnvelopeId] = []
    for envelope in context.work.office.post.waiting(Audience.CLEARING):
        if context.work.cases.cases.taken_in(envelope.id):
            # A crash fell between the two files: the case is there, only the post was not cleared.
            context.work.office.post.remove(envelope.id)
            continue
        number = _case_from(envelope, context)
        if number is None:
            unreadable.append(envelope.id)
            continue
        numbers.append(number)
        context.work.office.post.remove(envelope.id)
    changed = Changes.of(Subject.POST, Subject.CASES) if numbers else Changes()
    return changed.with_receipt(TakenIn(tuple(numbers), tuple(unreadable)))


def _received_at(sent_at: datetime, now: datetime) -> datetime:
    """The writer says when; a moment she cannot have meant would spoil numbers and figures."""
    return sent_at if now - _LONGEST_WAY <= sent_at <= now else now


def _case_from(envelope: PostedEnvelope, context: Context) -> str | None:
    """One unreadable envelope must not keep the others waiting: it stays, and is named."""
    try:
        opened = context.keys.open(envelope.data)
        received_at = _received_at(opened.sent_at, context.clock.now())
        arrival = arrival_of(opened, context, channel="APP", received_at=received_at)
    except (Refusal, Trouble):
        return None
    if arrival.envelope != envelope.id:
        return None  # an old envelope put back under a new name
    if context.work.cases.cases.by_report(arrival.report.id) is not None:
        return None  # a report that is a case already, sealed once more
    return open_case(arrival, context).number
