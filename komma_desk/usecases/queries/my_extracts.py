"""The extracts clearing sealed to me, newest first, without their content: opening is a deed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from komma_desk.domain.approval import Verdict
from komma_desk.domain.identifiers import ExtractId
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.own_extracts import marks, received
from komma_desk.words import Bilingual


@dataclass(frozen=True, slots=True)
class MyExtracts:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractLine:
    """`asks` is the step an approval is asked for; `answered` what I said to it."""

    id: ExtractId
    number: str
    sender_name: str
    posted_at: datetime
    readable_until: date
    asks: Bilingual | None
    is_read: bool
    answered: Verdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedExtracts:
    """`expired` counts those whose last day has passed and that still lie in the post."""

    lines: tuple[ExtractLine, ...]
    expired: int


def my_extracts(_query: MyExtracts, context: Context) -> ReceivedExtracts:
    today, known = context.clock.today(), marks(context)
    letters = [each.letter for each in received(context)]
    lines = tuple(
        ExtractLine(
            id=letter.id,
            number=letter.number,
            sender_name=letter.sender_name,
            posted_at=letter.posted_at,
            readable_until=letter.readable_until,
            asks=letter.question.step_title if letter.question else None,
            is_read=str(letter.id) in known.read,
            answered=known.verdict_on(letter.id),
        )
        for letter in letters
        if letter.readable_on(today)
    )
    return ReceivedExtracts(
        lines=tuple(sorted(lines, key=lambda each: each.posted_at, reverse=True)),
        expired=sum(not letter.readable_on(today) for letter in letters),
    )
