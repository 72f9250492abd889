"""A JPEG 2000, as scanners pack pages in PDF, without what is told beside the points."""

from __future__ import annotations

from typing import Final

from komma_desk.domain.foreign_file import Hindrance, TakenOff
from komma_desk.foreign.boxes import box, boxes
from komma_desk.foreign.colour_profile import nameless
from komma_desk.foreign.unread import UnreadError

_SIGNATURE: Final = b"jP  "
_POINTS: Final = b"jp2c"
_HEAD: Final = b"jp2h"
_KEPT: Final = frozenset({_SIGNATURE, b"ftyp", _HEAD, _POINTS})
_KEPT_IN_HEAD: Final = frozenset(b"ihdr bpcc pclr cmap cdef".split())
_START, _TILE, _REMARK = b"\xff\x4f", b"\xff\x90", b"\xff\x64"
_PROFILE: Final = 2  # the way of telling colours that brings a profile along


def stripped_jpeg2000(content: bytes) -> tuple[bytes, frozenset[TakenOff]]:
    """Raises UnreadError."""
    lost = set[TakenOff]()
    if content.startswith(_START):
        return _plain_points(content, lost), frozenset(lost)
    kept = []
    for kind, body in boxes(content):
        if kind not in _KEPT:
            lost.add(TakenOff.DESCRIPTIONS)
        elif kind == _POINTS:
            kept.append(box(kind, _plain_points(body, lost)))
        else:
            kept.append(box(kind, _plain_head(body) if kind == _HEAD else body))
    return b"".join(kept), frozenset(lost)


def _plain_head(body: bytes) -> bytes:
    kept = []
    for kind, inner in boxes(body):
        if kind in _KEPT_IN_HEAD:
            kept.append(box(kind, inner))
        elif kind == b"colr":
            plain = inner
            if inner[:1] == bytes((_PROFILE,)):
                colours = nameless(inner[3:])
                if not colours:
                    raise UnreadError(Hindrance.UNSURE)
                plain = inner[:3] + colours
            kept.append(box(kind, plain))
    return b"".join(kept)


def _plain_points(points: bytes, lost: set[TakenOff]) -> bytes:
    """Remarks stand before the first tile; what follows stays byte for byte."""
    at, kept = len(_START), [_START]
    while (marker := points[at : at + 2]) != _TILE:
        end = at + 2 + int.from_bytes(points[at + 2 : at + 4], "big")
        if marker[:1] != b"\xff" or end < at + 4 or end > len(points):
            raise UnreadError(Hindrance.BROKEN)
        if marker == _REMARK:
            lost.add(TakenOff.DESCRIPTIONS)
        else:
            kept.append(points[at:end])
        at = end
    return b"".join((*kept, points[at:]))
