"""Everything said to somebody without an account, as one bundle of letters, and read again.

The letters are those an account holder finds in the post; so both see the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from komma_desk.domain.case import Case, CaseFile
from komma_desk.domain.errors import NOT_AS_WRITTEN, Refusal
from komma_desk.domain.incident_record import report_record
from komma_desk.domain.message import Direction, Message
from komma_desk.domain.officer_proof import OfficerProof
from komma_desk.domain.parcel import NotAParcel, Parcel, unpacked
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.circle_people import name_of
from komma_desk.usecases.effects.procedure_of import procedure_of
from komma_desk.usecases.effects.seen_by import seen_words
from komma_desk.usecases.effects.telling import standing_words
from komma_desk.usecases.ports.keys import OpenedEnvelope
from komma_desk.words import N_

_MOST: Final = 10_000  # letters; no case ever had so many
_OFFICE: Final = "office"
_TOLD: Final = frozenset(
    {
        envelope_kinds.REPORT_RETURNED,
        envelope_kinds.REPORTER_COPY,
        envelope_kinds.ANSWER,
        envelope_kinds.STANDING,
    }
)


class BundleUnreadable(Refusal):
    sentence = N_("The content of this answer cannot be read.")
    advice = N_("Please ask your clearing office to make the answer again. Nothing was changed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    kind: str
    said_at: datetime
    words: Mapping[str, Any] = field(repr=False)


def letters_of(file: CaseFile, context: Context) -> Iterator[Letter]:
    """Her report, what was said to and fro, and where the case stands now."""
    case = file.case
    yield Letter(
        kind=envelope_kinds.REPORT_RETURNED,
        said_at=case.report.filed_at,
        words=report_record(case.report),
    )
    yield from (_message(each, case, context) for each in file.messages)
    standing = standing_words(case, procedure_of(case, context), context)
    yield Letter(
        kind=envelope_kinds.STANDING,
        said_at=context.clock.now(),
        words=standing | seen_words(case, context),
    )


def _message(message: Message, case: Case, context: Context) -> Letter:
    words: dict[str, Any] = {"report": str(case.report.id), "text": message.text}
    if message.direction is Direction.TO_REPORTER:
        kind = envelope_kinds.ANSWER
        name = "" if message.said_by is None else name_of(message.said_by, context)
        words |= {"number": case.number, "from": name}
    else:
        kind = envelope_kinds.REPORTER_COPY
        words |= {"kind": envelope_kinds.REPORTER_MESSAGE}
    return Letter(kind=kind, said_at=message.said_at, words=words)


def bundle(
    report: str, letters: Iterable[Letter], proof: OfficerProof, office: bytes = b""
) -> bytes:
    """`office` is a card of the moment; an answer of before this was told has none."""
    told = [
        {"kind": each.kind, "said_at": each.said_at.isoformat(), "words": dict(each.words)}
        for each in letters
    ]
    words = {"report": report, "by": proof.as_words(), "letters": told}
    return Parcel(words=words | ({_OFFICE: office.decode()} if office else {})).packed()


def proof_in(opened: OpenedEnvelope) -> OfficerProof:
    """Who says she wrote it; nobody has checked it yet. Raises BundleUnreadable."""
    try:
        return OfficerProof.read(unpacked(opened.body).words["by"])
    except (Refusal, *NOT_AS_WRITTEN) as wrong:
        raise BundleUnreadable from wrong


def office_in(opened: OpenedEnvelope) -> bytes:
    """The card that came along, which nobody has checked yet; empty where none did.

    Raises BundleUnreadable.
    """
    try:
        told = unpacked(opened.body).words.get(_OFFICE, "")
    except NotAParcel as wrong:
        raise BundleUnreadable from wrong
    if not isinstance(told, str):
        raise BundleUnreadable
    return told.encode()


def letters_in(opened: OpenedEnvelope, report: str) -> tuple[OpenedEnvelope, ...]:
    """The letters as if each had come by post; only those about this report count.

    Raises BundleUnreadable.
    """
    try:
        words = unpacked(opened.body).words
        if words["report"] != report or len(words["letters"]) > _MOST:
            raise BundleUnreadable
        return tuple(_letter(each, opened) for each in words["letters"] if each["kind"] in _TOLD)
    except (Refusal, *NOT_AS_WRITTEN) as wrong:
        raise BundleUnreadable from wrong


def _letter(told: Any, opened: OpenedEnvelope) -> OpenedEnvelope:
    said_at = datetime.fromisoformat(told["said_at"])
    if said_at.tzinfo is None:
        raise ValueError
    return OpenedEnvelope(
        id=opened.id,
        kind=str(told["kind"]),
        body=Parcel(words=dict(told["words"])).packed(),
        author=opened.author,
        author_signing=opened.author_signing,
        sent_at=said_at,
    )
