"""The office card: what a clearing office hands out, so that reports can be sealed to it anywhere.

Only public things stand in it. Who made it is known by the signature (`vault/card_seal.py`).
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from komma_desk.domain.errors import NOT_AS_WRITTEN, Refusal
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.office import Office
from komma_desk.domain.roles import Role
from komma_desk.domain.text import LONGEST_LINE, text_problem
from komma_desk.words import N_, Language

CARD_SUFFIX: Final = ".komma-card"
ANSWER_SUFFIX: Final = ".komma-answer"  # what the office answers to a report with a card
LARGEST_CARD: Final = 1024 * 1024  # bytes; a card of a large city stays below a tenth of it
_FORMAT: Final = "komma-card/"
_VERSION: Final = 1
_KEY_BYTES: Final = 32
_SIGNATURE_BYTES: Final = 64
_MOST_READERS: Final = 1000


class NotACard(Refusal):
    sentence = N_("This file is no office card that KommA Desk can read.")
    advice = N_(
        "Please fetch the card from your clearing office again. Nothing you wrote was lost."
    )


class CardTooNew(Refusal):
    sentence = N_("This office card was made by a newer version of KommA Desk.")
    advice = N_("Please update KommA Desk and open the card again. Nothing you wrote was lost.")


class CardAltered(Refusal):
    sentence = N_("This office card is damaged or was changed after the office had signed it.")
    advice = N_(
        "Please do not report with it. Fetch a new card, and compare its words with those the "
        "office has put up."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CardReader:
    """Somebody who could come to read a report; keys only of officers the office vouches for."""

    person: PersonId
    name: str
    role: Role
    reads_cases: bool
    sealing: bytes = b""
    signing: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearingCard:
    """`directory` is the key the office is known by; it stays, whoever comes and goes.

    `sealing` is the group key of `epoch`. `generation` grows with each leaving: an answer signed
    by somebody confirmed for an earlier one may be by somebody who has left.
    """

    office: Office
    directory: bytes
    epoch: int
    sealing: bytes
    generation: int
    readers: tuple[CardReader, ...]
    recovery: bytes = b""
    language: Language = Language.GERMAN
    made_on: date
    own_lists: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def municipality(self) -> str:
        return self.office.municipality

    @property
    def officers(self) -> tuple[CardReader, ...]:
        """To whom a report can be sealed that somebody else must not see."""
        return tuple(each for each in self.readers if each.reads_cases and each.sealing)

    def said(self) -> bytes:
        """What is signed: the same card always gives the same bytes."""
        return _canonical(_record(self))


def card_file(card: ClearingCard, signature: bytes) -> bytes:
    """The file as it is handed out."""
    written = {
        "format": f"{_FORMAT}{_VERSION}",
        "card": _record(card),
        "signature": _b64(signature),
    }
    return _canonical(written) + b"\n"


def card_in(data: bytes) -> tuple[ClearingCard, bytes]:
    """The card and its signature, which nobody has checked yet; raises NotACard or CardTooNew."""
    if len(data) > LARGEST_CARD:
        raise NotACard
    try:
        file = json.loads(data.decode())
        number = int(str(file["format"]).removeprefix(_FORMAT))
        if number > _VERSION:
            raise CardTooNew
        if file.keys() != {"format", "card", "signature"} or number != _VERSION:
            raise NotACard
        card, signature = _card(file["card"]), _bytes(file["signature"], _SIGNATURE_BYTES)
    except NOT_AS_WRITTEN as wrong:
        raise NotACard from wrong
    if _canonical(file["card"]) != card.said():
        raise NotACard  # a word this version does not know would be signed, but not read
    return card, signature


def _record(card: ClearingCard) -> dict[str, Any]:
    office = card.office
    return {
        "municipality": office.municipality,
        "office": {
            "name": office.name,
            "address": office.address,
            "phone": office.phone,
            "email": office.email,
        },
        "directory": _b64(card.directory),
        "clearing": {"epoch": card.epoch, "sealing": _b64(card.sealing)},
        "generation": card.generation,
        "readers": [
            {
                "id": str(each.person),
                "name": each.name,
                "role": str(each.role),
                "reads_cases": each.reads_cases,
                "sealing": _b64(each.sealing),
                "signing": _b64(each.signing),
            }
            for each in card.readers
        ],
        "recovery": _b64(card.recovery),
        "language": str(card.language),
        "made_on": card.made_on.isoformat(),
        "own_lists": dict(card.own_lists),
    }


def _card(told: Any) -> ClearingCard:
    office, clearing = told["office"], told["clearing"]
    readers, own_lists = told["readers"], told["own_lists"]
    if len(readers) > _MOST_READERS or not isinstance(own_lists, dict):
        raise ValueError
    return ClearingCard(
        office=Office(
            municipality=_line(told["municipality"]),
            name=_line(office["name"]),
            address=_text(office["address"]),
            phone=_line(office["phone"]),
            email=_line(office["email"]),
        ),
        directory=_bytes(told["directory"], _KEY_BYTES),
        epoch=_number(clearing["epoch"]),
        sealing=_bytes(clearing["sealing"], _KEY_BYTES),
        generation=_number(told["generation"]),
        readers=tuple(map(_reader, readers)),
        recovery=_key_or_none(told["recovery"]),
        language=Language(told["language"]),
        made_on=date.fromisoformat(told["made_on"]),
        own_lists=MappingProxyType(own_lists),
    )


def _reader(told: Any) -> CardReader:
    return CardReader(
        person=PersonId(UUID(told["id"])),
        name=_line(told["name"]),
        role=Role(told["role"]),
        reads_cases=told["reads_cases"] is True,
        sealing=_key_or_none(told["sealing"]),
        signing=_key_or_none(told["signing"]),
    )


def _line(value: object) -> str:
    text = _text(value)
    if text_problem(text, LONGEST_LINE):
        raise ValueError
    return text


def _text(value: object) -> str:
    if not isinstance(value, str) or text_problem(value):
        raise ValueError
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError
    return value


def _key_or_none(value: object) -> bytes:
    return b"" if value == "" else _bytes(value, _KEY_BYTES)


def _bytes(value: object, length: int) -> bytes:
    if not isinstance(value, str):
        raise ValueError  # noqa: TRY004 -- told of like any other word that cannot be read
    raw = b64decode(value, validate=True)
    if len(raw) != length:
        raise ValueError
    return raw


def _b64(raw: bytes) -> str:
    return b64encode(raw).decode()


def _canonical(plain: Any) -> bytes:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
