"""A PNG without what is told beside the picture: chunks are left out, the points stay."""

from __future__ import annotations

import zlib
from typing import Final

from komma_desk.domain.foreign_file import Hindrance, TakenOff
from komma_desk.foreign.exif_turn import only_turn, turn_of
from komma_desk.foreign.unread import UnreadError

_HEAD: Final = b"\x89PNG\r\n\x1a\n"
_KEPT: Final = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD pHYs acTL fcTL fdAT".split()
)
_EXIF, _POINTS, _END = b"eXIf", b"IDAT", b"IEND"


def stripped_png(content: bytes) -> tuple[bytes, frozenset[TakenOff]]:
    """Raises UnreadError."""
    kept: list[bytes] = []
    lost: set[TakenOff] = set()
    turn, first_points, at = 1, -1, len(_HEAD)
    while True:
        length, kind = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        end = at + 12 + length
        if end > len(content):
            raise UnreadError(Hindrance.BROKEN)
        if kind in _KEPT:
            if kind == _POINTS and first_points < 0:
                first_points = len(kept)
            kept.append(content[at:end])
        elif kind == _EXIF:
            turn = turn_of(content[at + 8 : end - 4])
            lost.add(TakenOff.CAMERA)
        else:
            lost.add(TakenOff.DESCRIPTIONS)
        at = end
        if kind == _END:
            break
    if content[at:].strip(b"\x00"):  # some tools leave cut-off parts of the picture there
        lost.add(TakenOff.HIDDEN)
    if first_points < 0:
        raise UnreadError(Hindrance.BROKEN)
    if exif := only_turn(turn):
        kept.insert(first_points, _chunk(_EXIF, exif))
    return b"".join((_HEAD, *kept)), frozenset(lost)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
