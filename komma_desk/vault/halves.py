"""The organisation's recovery key on two sheets of paper: each alone says nothing about it.

A half is fifteen groups of four: which half, which store, 256 bits, check characters.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from komma_desk.vault.codes import read_half, written_half
from komma_desk.vault.refusals import (
    CodeMistyped,
    HalfMistyped,
    HalfOfAnotherStore,
    SameHalfTwice,
)
from komma_desk.vault.seals import KEY_BYTES, joined

_KEY_DIGITS = 52
_STORE_DIGITS = 4
_DIGIT = 5


class Half(StrEnum):
    A = "A"
    B = "B"


_NUMBER = {Half.A: 10, Half.B: 11}  # so that the first character of the code is the letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Halves:
    a: str = field(repr=False)
    b: str = field(repr=False)


def split(secret: bytes, vault_id: UUID) -> Halves:
    """Half A is random, half B is what A lacks: whatever one half is, every key is as likely."""
    pad = secrets.token_bytes(KEY_BYTES)
    return Halves(
        a=_written(Half.A, pad, vault_id), b=_written(Half.B, _xor(pad, secret), vault_id)
    )


def joined_halves(first: str, second: str, vault_id: UUID) -> bytes:
    """The secret of two halves, in either order.

    Raises HalfMistyped, SameHalfTwice or HalfOfAnotherStore.
    """
    one, part = _read(first, Half.A, vault_id)
    other, rest = _read(second, Half.B, vault_id)
    if one is other:
        raise SameHalfTwice(half=str(one))
    return _xor(part, rest)


def store_mark(vault_id: UUID) -> str:
    """The four characters after the letter, printed on the sheet: no secret."""
    return written_half(_store(vault_id) << _DIGIT * _KEY_DIGITS)[1:6].replace("-", "")


def _written(half: Half, part: bytes, vault_id: UUID) -> str:
    number = _NUMBER[half] << _DIGIT * _STORE_DIGITS | _store(vault_id)
    return written_half(number << _DIGIT * _KEY_DIGITS | int.from_bytes(part, "big"))


def _read(text: str, expected: Half, vault_id: UUID) -> tuple[Half, bytes]:
    try:
        number = read_half(text)
    except CodeMistyped as mistyped:
        said = text.strip()[:1].upper()
        named = said if said in set(Half) else str(expected)
        raise HalfMistyped(half=named, **mistyped.facts) from mistyped
    key = number & (1 << _DIGIT * _KEY_DIGITS) - 1
    head = number >> _DIGIT * _KEY_DIGITS
    letter, store = head >> _DIGIT * _STORE_DIGITS, head & (1 << _DIGIT * _STORE_DIGITS) - 1
    half = next((each for each in Half if _NUMBER[each] == letter), None)
    if half is None or key >> 8 * KEY_BYTES:
        raise HalfMistyped(half=str(expected), groups=15, size=4)
    if store != _store(vault_id):
        raise HalfOfAnotherStore(half=str(half))
    return half, key.to_bytes(KEY_BYTES, "big")


def _store(vault_id: UUID) -> int:
    digest = sha256(joined("komma-desk/store of a half", vault_id)).digest()
    return int.from_bytes(digest, "big") & (1 << _DIGIT * _STORE_DIGITS) - 1


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(left ^ right for left, right in zip(one, other, strict=True))
