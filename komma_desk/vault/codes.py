"""Codes on paper and by voice: one-time codes, recovery codes, passphrases for the telephone.

Base32 after Crockford (no I, L, O, U), with check characters that show a typing mistake.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from komma_desk.vault.refusals import CodeMistyped
from komma_desk.vault.syllables import COUNT, spoken_groups

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": ""})
_GROUP = 4


@dataclass(frozen=True, slots=True)
class _Shape:
    """The check is the number modulo a prime just under 32**check.

    So every single wrong character and every swap of two neighbours in the number is found.
    """

    bits: int
    digits: int
    check: int
    prime: int

    @property
    def length(self) -> int:
        return self.digits + self.check

    def written(self, number: int) -> str:
        text = _digits(number, self.digits) + _digits(number % self.prime, self.check)
        return "-".join(text[i : i + _GROUP] for i in range(0, len(text), _GROUP))

    def read(self, text: str) -> bytes:
        clean = "".join(text.split()).upper().translate(_ALIKE)
        if len(clean) != self.length or any(sign not in _ALPHABET for sign in clean):
            raise self._mistyped()
        number = _number(clean[: self.digits])
        if number >> self.bits or _number(clean[self.digits :]) != number % self.prime:
            raise self._mistyped()
        return number.to_bytes(self.bits // 8, "big")

    def _mistyped(self) -> CodeMistyped:
        return CodeMistyped(groups=self.length // _GROUP, size=_GROUP)


_ONE_TIME = _Shape(bits=128, digits=26, check=2, prime=1_021)
_RECOVERY = _Shape(bits=160, digits=32, check=4, prime=1_048_573)
_HALF = _Shape(bits=288, digits=57, check=3, prime=32_749)


def one_time_code() -> str:
    """128 bits in seven groups of four, for an invitation."""
    return _ONE_TIME.written(secrets.randbits(_ONE_TIME.bits))


def read_one_time_code(text: str) -> bytes:
    """The 16 bytes of a code as somebody typed it; raises CodeMistyped."""
    return _ONE_TIME.read(text)


def recovery_code() -> str:
    """160 bits in nine groups of four, kept on paper."""
    return _RECOVERY.written(secrets.randbits(_RECOVERY.bits))


def read_recovery_code(text: str) -> bytes:
    """The 20 bytes of a code as somebody typed it; raises CodeMistyped."""
    return _RECOVERY.read(text)


def written_half(number: int) -> str:
    """A number below 2**285 in fifteen groups of four; its first digit is the first character."""
    return _HALF.written(number)


def read_half(text: str) -> int:
    """The number of a half as somebody typed it; raises CodeMistyped."""
    return int.from_bytes(_HALF.read(text), "big")


def spoken_passphrase() -> str:
    """75 bits in 29 ASCII characters: PDF readers fail beyond 32 characters."""
    return spoken_groups(secrets.randbelow(COUNT))


def _digits(number: int, length: int) -> str:
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))


def _number(text: str) -> int:
    number = 0
    for sign in text:
        number = number << 5 | _ALPHABET.index(sign)
    return number
