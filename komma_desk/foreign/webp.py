"""A WebP without what is told beside the picture; the points stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from komma_desk.domain.foreign_file import Hindrance, TakenOff
from komma_desk.foreign.colour_profile import nameless
from komma_desk.foreign.exif_turn import only_turn, turn_of
from komma_desk.foreign.unread import UnreadError

_KEPT: Final = frozenset({b"VP8 ", b"VP8L", b"ANIM", b"ALPH"})
_FRAME_HEAD: Final = 16  # bytes of a frame before its own chunks
_EXIF_FLAG, _XMP_FLAG, _PROFILE_FLAG = 0x08, 0x04, 0x20
_EXIF_HEAD: Final = b"Exif\x00\x00"


def stripped_webp(content: bytes) -> tuple[bytes, frozenset[TakenOff]]:
    """Raises UnreadError."""
    told = int.from_bytes(content[4:8], "little") + 8
    if told > len(content) + 1:
        raise UnreadError(Hindrance.BROKEN)
    lost = {TakenOff.HIDDEN} if content[told:].strip(b"\x00") else set()
    chunks = list(_chunks(content[12:told]))
    exifs = [body for kind, body in chunks if kind == b"EXIF"]
    exif = only_turn(turn_of(exifs[0].removeprefix(_EXIF_HEAD))) if exifs else b""
    colours = nameless(b"".join(body for kind, body in chunks if kind == b"ICCP"))
    kept: list[bytes] = []
    for kind, body in chunks:
        if kind == b"VP8X":
            flags = body[0] & ~(_EXIF_FLAG | _XMP_FLAG | _PROFILE_FLAG)
            flags |= (_EXIF_FLAG if exif else 0) | (_PROFILE_FLAG if colours else 0)
            kept.append(_chunk(kind, bytes((flags,)) + body[1:]))
        elif kind == b"ICCP":
            kept.extend([_chunk(kind, colours)] if colours else [])
        elif kind == b"ANMF":
            kept.append(_chunk(kind, _frame(body, lost)))
        elif kind in _KEPT:
            kept.append(_chunk(kind, body))
        else:
            lost.add(TakenOff.CAMERA if kind == b"EXIF" else TakenOff.DESCRIPTIONS)
    if exif:
        kept.append(_chunk(b"EXIF", exif))
    whole = b"WEBP" + b"".join(kept)
    return b"RIFF" + len(whole).to_bytes(4, "little") + whole, frozenset(lost)


def _frame(body: bytes, lost: set[TakenOff]) -> bytes:
    kept = []
    for kind, inner in _chunks(body[_FRAME_HEAD:]):
        if kind in _KEPT:
            kept.append(_chunk(kind, inner))
        else:
            lost.add(TakenOff.DESCRIPTIONS)
    return body[:_FRAME_HEAD] + b"".join(kept)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(content):
        kind, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        if at + 8 + size > len(content):
            raise UnreadError(Hindrance.BROKEN)
        yield kind, content[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _chunk(kind: bytes, body: bytes) -> bytes:
    return kind + len(body).to_bytes(4, "little") + body + b"\x00" * (len(body) % 2)
