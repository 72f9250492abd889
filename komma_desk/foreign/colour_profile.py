"""Colour profiles without words: screens name theirs after a computer, a person or a place.

The layout is that of ICC.1; what the colours need stays byte for byte.
"""

from __future__ import annotations

import struct
from typing import Final

_HEAD: Final = 128
_ENTRY: Final = struct.Struct(">4sII")
_MOST_ENTRIES: Final = 200
_LARGEST: Final = 4 * 1024 * 1024
_MARK_AT: Final = 36
_MARK: Final = b"acsp"
_NO_TIME: Final = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
# From, to, and what stands there instead: time, device, who made it, checksum.
_BLANKED: Final = ((24, _NO_TIME), (48, bytes(8)), (80, bytes(4)), (84, bytes(16)))
_KEPT: Final = frozenset(
    b"rXYZ gXYZ bXYZ wtpt bkpt kTRC rTRC gTRC bTRC chad lumi cicp A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 "
    b"gamt D2B0 D2B1 D2B2 D2B3 B2D0 B2D1 B2D2 B2D3".split()
)
_NEW_WORDS: Final = 4  # the version of the layout that says words in another way
_TITLE: Final = "colours"


def nameless(profile: bytes) -> bytes:
    """Empty where it is none that can be read: better other colours than a name."""
    if not _HEAD + 4 <= len(profile) <= _LARGEST or profile[_MARK_AT : _MARK_AT + 4] != _MARK:
        return b""
    (count,) = struct.unpack_from(">I", profile, _HEAD)
    if count > _MOST_ENTRIES or _HEAD + 4 + count * _ENTRY.size > len(profile):
        return b""
    kept = {}
    for each in range(count):
        name, at, size = _ENTRY.unpack_from(profile, _HEAD + 4 + each * _ENTRY.size)
        if name in _KEPT and at + size <= len(profile):
            kept[name] = profile[at : at + size]
    new = profile[8] >= _NEW_WORDS
    title = _said_anew(_TITLE) if new else _said_of_old(_TITLE)
    rights = title if new else b"text" + bytes(4) + _TITLE.encode() + b"\x00"
    return _written(profile[:_HEAD], {b"desc": title, b"cprt": rights, **kept})


def _written(head: bytes, tags: dict[bytes, bytes]) -> bytes:
    for at, blank in _BLANKED:
        head = head[:at] + blank + head[at + len(blank) :]
    begin = _HEAD + 4 + len(tags) * _ENTRY.size
    places: dict[bytes, int] = {}  # the three curves are often one
    body = b""
    for data in tags.values():
        if data not in places:
            places[data] = begin + len(body)
            body += data + bytes(-len(data) % 4)
    table = b"".join(_ENTRY.pack(name, places[data], len(data)) for name, data in tags.items())
    whole = head + struct.pack(">I", len(tags)) + table + body
    return struct.pack(">I", len(whole)) + whole[4:]


def _said_anew(words: str) -> bytes:
    text = words.encode("utf-16-be")
    return struct.pack(">4s4xII4sII", b"mluc", 1, 12, b"enUS", len(text), 28) + text


def _said_of_old(words: str) -> bytes:
    text = words.encode() + b"\x00"
    return struct.pack(">4s4xI", b"desc", len(text)) + text + bytes(4 + 4 + 2 + 1 + 67)
