"""How a picture lies is the one fact of its EXIF that is needed to show it; all else goes."""

from __future__ import annotations

import struct
from typing import Final

_ORIENTATION: Final = 0x0112
_SHORT: Final = 3
_UPRIGHT: Final = 1
_MOST_ENTRIES: Final = 500
_TURNS: Final = range(1, 9)


def turn_of(exif: bytes) -> int:
    """Of a TIFF head as EXIF has it; 1 (upright) where it is not told or not readable."""
    try:
        order = {b"II": "<", b"MM": ">"}[exif[:2]]
        magic, start = struct.unpack_from(order + "HI", exif, 2)
        (entries,) = struct.unpack_from(order + "H", exif, start)
        if magic != 42 or entries > _MOST_ENTRIES:  # noqa: PLR2004 -- the number TIFF is known by
            return _UPRIGHT
        for each in range(entries):
            tag, kind, count, value = struct.unpack_from(
                order + "HHIH", exif, start + 2 + each * 12
            )
            if (tag, kind, count) == (_ORIENTATION, _SHORT, 1) and value in _TURNS:
                return int(value)
    except (KeyError, struct.error):
        pass
    return _UPRIGHT


def only_turn(turn: int) -> bytes:
    """An EXIF of this one number; empty for a picture that stands upright anyway."""
    if turn == _UPRIGHT:
        return b""
    entry = struct.pack(">HHIHH", _ORIENTATION, _SHORT, 1, turn, 0)
    return b"MM" + struct.pack(">HI", 42, 8) + struct.pack(">H", 1) + entry + bytes(4)
