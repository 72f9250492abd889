"""Sealing in pieces of 64 KiB, in constant memory: a cut, a swap or a flipped bit is noticed.

The STREAM construction as in age: nonce = counter and a flag on the last piece.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from komma_desk.vault.refusals import SealedFileDamaged, SealedFileTooNew
from komma_desk.vault.seals import SUITE, SealBrokenError, derived

PIECE_BYTES = 64 * 1024
_TAG_BYTES = 16
_MAGIC = b"KOMMAATT"
_SALT_BYTES = 32
_LABEL = "attachment/1"


class Source(Protocol):
    def read(self, size: int, /) -> bytes: ...


class Target(Protocol):
    def write(self, data: bytes, /) -> object: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFile:
    """What must be kept beside the key: hash and size of the plain content."""

    sha256: bytes
    size: int


def seal_stream(source: Source, target: Target, key: bytes) -> SealedFile:
    """Seal everything `source` still gives under a random 32-byte key, into `target`."""
    header = _MAGIC + bytes([SUITE]) + secrets.token_bytes(_SALT_BYTES)
    target.write(header)
    counted = _Counted(source)
    for piece in sealed_pieces(counted, _piece_key(key, header), header):
        target.write(piece)
    return counted.seen()


def open_stream(
    source: Source, target: Target, key: bytes, *, expected: SealedFile | None = None
) -> SealedFile:
    """The way back; `expected` is what sealing returned.

    Raises SealedFileDamaged or SealedFileTooNew. A cut is only seen at the end: after a failure
    what was written to `target` must be thrown away (it is a true beginning, never altered text).
    """
    header = _read_fully(source, len(_MAGIC) + 1 + _SALT_BYTES)
    if len(header) < len(_MAGIC) + 1 + _SALT_BYTES or not header.startswith(_MAGIC):
        raise SealedFileDamaged
    if header[len(_MAGIC)] != SUITE:
        raise SealedFileTooNew
    plain_hash, size = sha256(), 0
    try:
        for piece in opened_pieces(source, _piece_key(key, header), header):
            plain_hash.update(piece)
            size += len(piece)
            target.write(piece)
    except SealBrokenError as broken:
        raise SealedFileDamaged from broken
    found = SealedFile(sha256=plain_hash.digest(), size=size)
    if expected is not None and found != expected:
        raise SealedFileDamaged
    return found


def sealed_length(size: int) -> int:
    """How many bytes `seal_stream` makes of content of this size."""
    pieces = max(1, -(-size // PIECE_BYTES))
    return len(_MAGIC) + 1 + _SALT_BYTES + size + pieces * _TAG_BYTES


def begins_under(source: Source, key: bytes) -> bool:
    """Whether the first piece opens with this key: only whoever sealed it can have given the key.

    Quick for files of any size; the rest is not looked at.
    """
    header = _read_fully(source, len(_MAGIC) + 1 + _SALT_BYTES)
    if not header.startswith(_MAGIC) or header[len(_MAGIC) : len(_MAGIC) + 1] != bytes([SUITE]):
        return False
    piece, is_last = next(_pieces(source, PIECE_BYTES + _TAG_BYTES))
    try:
        AESGCM(_piece_key(key, header)).decrypt(_nonce(0, is_last=is_last), piece, header)
    except InvalidTag:
        return False
    return True


def sealed_pieces(source: Source, key: bytes, place: bytes) -> Iterator[bytes]:
    """The key must be used for this one content only: the nonces count from zero."""
    cipher = AESGCM(key)
    for number, (piece, is_last) in enumerate(_pieces(source, PIECE_BYTES)):
        yield cipher.encrypt(_nonce(number, is_last=is_last), piece, place)


def opened_pieces(source: Source, key: bytes, place: bytes) -> Iterator[bytes]:
    """Raises SealBrokenError, at the latest after the last piece."""
    cipher = AESGCM(key)
    for number, (piece, is_last) in enumerate(_pieces(source, PIECE_BYTES + _TAG_BYTES)):
        try:
            yield cipher.decrypt(_nonce(number, is_last=is_last), piece, place)
        except InvalidTag as broken:
            raise SealBrokenError from broken


def _piece_key(key: bytes, header: bytes) -> bytes:
    return derived(key, _LABEL, salt=header[-_SALT_BYTES:])


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _pieces(source: Source, size: int) -> Iterator[tuple[bytes, bool]]:
    piece = _read_fully(source, size)
    while following := _read_fully(source, size):
        yield piece, False
        piece = following
    yield piece, True


def _read_fully(source: Source, size: int) -> bytes:
    """Exactly `size` bytes unless the source ends: a pipe may give fewer at a time."""
    parts: list[bytes] = []
    while size and (part := source.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


class _Counted:
    """Passes a source through and remembers hash and size."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._hash = sha256()
        self._size = 0

    def read(self, size: int, /) -> bytes:
        part = self._source.read(size)
        self._hash.update(part)
        self._size += len(part)
        return part

    def seen(self) -> SealedFile:
        return SealedFile(sha256=self._hash.digest(), size=self._size)
