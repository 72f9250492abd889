"""Sealing in pieces of 64 KiB, in constant memory: a cut, a swap or a flipped bit is noticed.

The STREAM construction as in age: nonce = counter and a flag on the last piece.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from komma_desk.vault.hashing import HashBeside
from komma_desk.vault.refusals import SealedFileDamaged, SealedFileTooNew
from komma_desk.vault.seals import SUITE, SealBrokenError, derived

PIECE_BYTES = 64 * 1024
_TAG_BYTES = 16
_SEALED_BYTES = PIECE_BYTES + _TAG_BYTES
_AT_ONCE = 16  # pieces read, sealed and written in one go: a mebibyte is quick and small
_MAGIC = b"KOMMAATT"
_SALT_BYTES = 32
_LABEL = "attachment/1"


class Source(Protocol):
    def read(self, size: int, /) -> bytes: ...


class Target(Protocol):
    def write(self, data: bytearray | bytes, /) -> object: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFile:
    """What must be kept beside the key: hash and size of the plain content."""

    sha256: bytes
    size: int


def seal_stream(source: Source, target: Target, key: bytes) -> SealedFile:
    """Seal everything `source` still gives under a random 32-byte key, into `target`."""
    header = _MAGIC + bytes([SUITE]) + secrets.token_bytes(_SALT_BYTES)
    target.write(header)
    with HashBeside() as hashing:
        counted = _Counted(source, hashing)
        for pieces in sealed_pieces(counted, _piece_key(key, header), header):
            target.write(pieces)
        return SealedFile(sha256=hashing.digest(), size=hashing.size)


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
    with HashBeside() as hashing:
        try:
            for plain in opened_pieces(source, _piece_key(key, header), header):
                hashing.update(plain)
                target.write(plain)
        except SealBrokenError as broken:
            raise SealedFileDamaged from broken
        found = SealedFile(sha256=hashing.digest(), size=hashing.size)
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
    piece, is_last = next(_blocks(source, _SEALED_BYTES))
    try:
        AESGCM(_piece_key(key, header)).decrypt(_nonce(0, is_last=is_last), piece, header)
    except InvalidTag:
        return False
    return True


def sealed_pieces(source: Source, key: bytes, place: bytes) -> Iterator[bytearray]:
    """Some pieces at a time. The key must be used for this one content only: nonces count."""
    cipher, number = AESGCM(key), 0
    for block, is_last in _blocks(source, PIECE_BYTES * _AT_ONCE):
        plain, pieces = memoryview(block), max(1, -(-len(block) // PIECE_BYTES))
        sealed = bytearray(len(block) + pieces * _TAG_BYTES)
        for each in range(pieces):
            piece = plain[each * PIECE_BYTES : (each + 1) * PIECE_BYTES]
            nonce = _nonce(number + each, is_last=is_last and each == pieces - 1)
            room = memoryview(sealed)[each * _SEALED_BYTES : (each + 1) * _SEALED_BYTES]
            cipher.encrypt_into(nonce, piece, place, room)
        number += pieces
        yield sealed


def opened_pieces(source: Source, key: bytes, place: bytes) -> Iterator[bytearray]:
    """Some pieces at a time; raises SealBrokenError, at the latest after the last piece.

    Of the pieces before a broken one all are given.
    """
    cipher, number = AESGCM(key), 0
    for block, is_last in _blocks(source, _SEALED_BYTES * _AT_ONCE):
        sealed, pieces = memoryview(block), max(1, -(-len(block) // _SEALED_BYTES))
        plain = bytearray(max(0, len(block) - pieces * _TAG_BYTES))
        for each in range(pieces):
            piece = sealed[each * _SEALED_BYTES : (each + 1) * _SEALED_BYTES]
            nonce = _nonce(number + each, is_last=is_last and each == pieces - 1)
            room = memoryview(plain)[each * PIECE_BYTES : (each + 1) * PIECE_BYTES]
            if not _is_opened(cipher, nonce, piece, place, room):
                yield plain[: each * PIECE_BYTES]
                raise SealBrokenError
        number += pieces
        yield plain


def _is_opened(
    cipher: AESGCM, nonce: bytes, piece: memoryview, place: bytes, room: memoryview
) -> bool:
    if len(piece) < _TAG_BYTES:
        return False
    try:
        cipher.decrypt_into(nonce, piece, place, room)
    except InvalidTag:
        return False
    return True


def _piece_key(key: bytes, header: bytes) -> bytes:
    return derived(key, _LABEL, salt=header[-_SALT_BYTES:])


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _blocks(source: Source, size: int) -> Iterator[tuple[bytes, bool]]:
    """Each with whether it is the last one, which may be empty."""
    block = _read_fully(source, size)
    while following := _read_fully(source, size):
        yield block, False
        block = following
    yield block, True


def _read_fully(source: Source, size: int) -> bytes:
    """Exactly `size` bytes unless the source ends: a pipe may give fewer at a time."""
    parts: list[bytes] = []
    while size and (part := source.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


class _Counted:
    """Passes a source through; what was read is hashed beside."""

    def __init__(self, source: Source, hashing: HashBeside) -> None:
        self._source, self._hashing = source, hashing

    def read(self, size: int, /) -> bytes:
        part = self._source.read(size)
        self._hashing.update(part)
        return part
