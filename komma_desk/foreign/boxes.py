"""The boxes of ISO/IEC 14496-12 that pictures of phones (HEIC) are packed in, read and written."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from komma_desk.domain.foreign_file import Hindrance
from komma_desk.foreign.unread import UnreadError

_LONG_SIZE, _TO_THE_END = 1, 0
_HEAD, _LONG_HEAD = 8, 16


def boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and body of each; raises UnreadError."""
    at = 0
    while at < len(content):
        if at + _HEAD > len(content):
            raise UnreadError(Hindrance.BROKEN)
        size, kind = struct.unpack_from(">I4s", content, at)
        head = _HEAD
        if size == _LONG_SIZE:
            head = _LONG_HEAD
            size = int.from_bytes(content[at + _HEAD : at + head], "big")
        elif size == _TO_THE_END:
            size = len(content) - at
        if size < head or at + size > len(content):
            raise UnreadError(Hindrance.BROKEN)
        yield kind, content[at + head : at + size]
        at += size


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", len(body) + _HEAD, kind) + body


def versioned(kind: bytes, version: int, *parts: bytes) -> bytes:
    return box(kind, bytes((version, 0, 0, 0)), *parts)


class Numbers:
    """Reads numbers one after the other; raises UnreadError where there are none left."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 0

    def next(self, size: int) -> int:
        return int.from_bytes(self.piece(size), "big")

    def piece(self, size: int) -> bytes:
        found = self._content[self._at : self._at + size]
        if len(found) < size:
            raise UnreadError(Hindrance.BROKEN)
        self._at += size
        return found

    def rest(self) -> bytes:
        return self._content[self._at :]
