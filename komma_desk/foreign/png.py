"""A PNG without what is told beside the picture: chunks are left out, the points stay."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Final

from komma_desk.domain.foreign_file import Hindrance, TakenOff
from komma_desk.foreign.colour_profile import nameless
from komma_desk.foreign.exif_turn import only_turn, turn_of
from komma_desk.foreign.unread import UnreadError

_HEAD: Final = b"\x89PNG\r\n\x1a\n"
_MANY: Final = frozenset({b"IDAT", b"fcTL", b"fdAT"})
# Of each there is one, of at most so many bytes: readers take no notice of what is behind them.
_LONGEST: Final = {
    b"IHDR": 13,
    b"PLTE": 768,
    b"tRNS": 256,
    b"cHRM": 32,
    b"gAMA": 4,
    b"sBIT": 4,
    b"sRGB": 1,
    b"cICP": 4,
    b"bKGD": 6,
    b"pHYs": 9,
    b"acTL": 8,
}
_MOVES, _FRAME, _OF_FRAMES = b"acTL", b"fcTL", frozenset({b"fcTL", b"fdAT"})
_FRAME_LENGTH: Final = 26
_COLOURS_AT: Final = 25  # where the picture says of what kind its colours are
# Bytes by kind of colours: grey, colours, out of a table, grey and colours one shines through.
_BY_COLOURS: Final = {
    b"tRNS": {0: 2, 2: 6},
    b"sBIT": {0: 1, 2: 3, 3: 3, 4: 2, 6: 4},
    b"bKGD": {0: 2, 2: 6, 3: 1, 4: 2, 6: 6},
}
_EXIF, _POINTS, _END, _PROFILE = b"eXIf", b"IDAT", b"IEND", b"iCCP"
_LARGEST_PROFILE: Final = 4 * 1024 * 1024
_PIECE: Final = 1 << 20


def stripped_png(content: bytes) -> tuple[bytes, frozenset[TakenOff]]:
    """Raises UnreadError."""
    kept: list[bytes] = []
    lost: set[TakenOff] = set()
    seen: set[bytes] = set()
    turn, first_points, at = 1, -1, len(_HEAD)
    for kind, body, whole in _chunks(content):
        at += len(whole)
        if kind == _POINTS and first_points < 0:
            first_points = len(kept)
        if kind in _MANY or (kind in _LONGEST and kind not in seen):
            plain = _plain(kind, body, content, moves=_MOVES in seen)
            lost.update([] if plain == whole else [TakenOff.HIDDEN])
            kept.append(plain)
            seen.add(kind)
        elif kind == _PROFILE:
            kept.append(_profile(body))
        elif kind == _EXIF:
            turn = turn_of(body)
            lost.add(TakenOff.CAMERA)
        elif kind != _END:
            lost.add(TakenOff.DESCRIPTIONS)
    if content[at:].strip(b"\x00"):  # some tools leave cut-off parts of the picture there
        lost.add(TakenOff.HIDDEN)
    if first_points < 0:
        raise UnreadError(Hindrance.BROKEN)
    _require_nothing_behind(b"".join(each[8:-4] for each in kept if each[4:8] == _POINTS))
    if exif := only_turn(turn):
        kept.insert(first_points, _chunk(_EXIF, exif))
    return b"".join((_HEAD, *kept, _chunk(_END, b""))), frozenset(lost)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Kind, body, and all of it as it stands; up to the end of the picture."""
    at, kind = len(_HEAD), b""
    while kind != _END:
        length, kind = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        end = at + 12 + length
        if end > len(content):
            raise UnreadError(Hindrance.BROKEN)
        yield kind, content[at + 8 : end - 4], content[at:end]
        at = end


def _plain(kind: bytes, body: bytes, content: bytes, *, moves: bool) -> bytes:
    """Empty for the frames of a picture that does not say it moves: no reader shows them."""
    if kind in _OF_FRAMES and not moves:
        return b""
    longest = _LONGEST.get(kind, _FRAME_LENGTH if kind == _FRAME else len(body))
    longest = _BY_COLOURS.get(kind, {}).get(content[_COLOURS_AT], longest)
    return _chunk(kind, body[:longest])


def _profile(body: bytes) -> bytes:
    """Its name goes too; what cannot be read is left out."""
    try:
        plain = zlib.decompressobj().decompress(body.partition(b"\x00")[2][1:], _LARGEST_PROFILE)
    except zlib.error:
        return b""
    profile = nameless(plain)
    return _chunk(_PROFILE, b"colours\x00\x00" + zlib.compress(profile)) if profile else b""


def _require_nothing_behind(packed: bytes) -> None:
    """Raises UnreadError where more is packed up with the points than points."""
    unpacking = zlib.decompressobj()
    try:
        while packed and not unpacking.eof:
            unpacking.decompress(packed, _PIECE)
            packed = unpacking.unconsumed_tail
    except zlib.error as wrong:
        raise UnreadError(Hindrance.BROKEN) from wrong
    if unpacking.unused_data.strip(b"\x00"):
        raise UnreadError(Hindrance.UNSURE)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
