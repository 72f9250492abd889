"""Extracts in one person's post: believed from clearing only, and which of them she has read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final, Self

from komma_desk.domain.approval import Verdict
from komma_desk.domain.errors import Refusal
from komma_desk.domain.extract import ExtractLetter, NotAnExtract
from komma_desk.domain.identifiers import EnvelopeId, ExtractId
from komma_desk.domain.parcel import NotAParcel, unpacked
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.believing import is_from_clearing
from komma_desk.words import N_

_MARKS: Final = "extracts"


class ExtractGone(Refusal):
    sentence = N_("This extract is not there any more.")
    advice = N_("It could be read until its last day. Please ask the clearing office.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedExtract:
    envelope: EnvelopeId
    letter: ExtractLetter


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Sealed to herself: which she has read, and what she answered."""

    read: frozenset[str] = frozenset()
    answered: dict[str, str] = field(default_factory=dict)

    def packed(self) -> bytes:
        return json.dumps({"read": sorted(self.read), "answered": self.answered}).encode()

    @classmethod
    def unpacked(cls, data: bytes) -> Self:
        told = json.loads(data)
        return cls(read=frozenset(told["read"]), answered=dict(told["answered"]))

    def verdict_on(self, extract: ExtractId) -> Verdict | None:
        said = self.answered.get(str(extract))
        return None if said is None else Verdict(said)


def received(context: Context) -> Iterator[ReceivedExtract]:
    """Every extract for this person, expired ones too; each once, whoever put it back."""
    seen: set[ExtractId] = set()
    for each in context.tools.mailbox.fetch(context.work.office.post, context.keys):
        if each.kind != envelope_kinds.EXTRACT or not is_from_clearing(each, context):
            continue
        try:
            letter = ExtractLetter.read(unpacked(each.body).words)
        except (NotAnExtract, NotAParcel):
            continue
        hers = letter.receiver == context.actor.id and letter.sender == each.author
        if hers and letter.id not in seen:
            seen.add(letter.id)
            yield ReceivedExtract(envelope=each.id, letter=letter)


def readable(extract: ExtractId, context: Context) -> ReceivedExtract:
    """Raises ExtractGone, also for one whose last day has passed."""
    today = context.clock.today()
    for each in received(context):
        if each.letter.id == extract and each.letter.readable_on(today):
            return each
    raise ExtractGone


def marks(context: Context) -> Marks:
    sealed = context.work.office.drafts.get(context.keys.own_tag(_MARKS))
    return Marks() if sealed is None else Marks.unpacked(context.keys.open_own(_MARKS, sealed))


def mark_read(extract: ExtractId, context: Context) -> None:
    known = marks(context)
    _keep(replace(known, read=known.read | {str(extract)}), context)


def mark_answered(extract: ExtractId, verdict: Verdict, context: Context) -> None:
    known = marks(context)
    _keep(replace(known, answered={**known.answered, str(extract): str(verdict)}), context)


def _keep(known: Marks, context: Context) -> None:
    tag = context.keys.own_tag(_MARKS)
    context.work.office.drafts.put(tag, context.keys.seal_own(_MARKS, known.packed()))
