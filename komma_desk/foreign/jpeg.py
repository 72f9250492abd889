"""A JPEG without what is told beside the picture: not one point changes, segments are left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from komma_desk.domain.foreign_file import Hindrance, TakenOff
from komma_desk.foreign.colour_profile import nameless
from komma_desk.foreign.exif_turn import only_turn, turn_of
from komma_desk.foreign.unread import UnreadError

_LINES: Final = 0xDC  # how many there are, said late; readers pass over all of it
_LINES_LENGTH: Final = 2
_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_APP0, _APP1, _APP2, _APP14, _COMMENT = 0xE0, 0xE1, 0xE2, 0xEE, 0xFE
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
# Tables, frames and restarts: what the points themselves are made of.
_POINTS: Final = frozenset({0xDB, 0xDC, 0xDD, *range(0xC0, 0xC8), *range(0xC9, 0xD0)})
_EXIF: Final = b"Exif\x00\x00"
_PROFILE: Final = b"ICC_PROFILE\x00"
_LARGEST_PART: Final = 65_519  # bytes of a profile in one segment
_JFIF: Final = b"JFIF\x00"
_JFIF_LENGTH: Final = 14  # bytes before its thumbnail
_ADOBE: Final = b"Adobe"
_ADOBE_LENGTH: Final = 12


def stripped_jpeg(content: bytes) -> tuple[bytes, frozenset[TakenOff]]:
    """Kept: points, colour profile, density, how it lies. Raises UnreadError."""
    kept: list[bytes] = []
    lost: set[TakenOff] = set()
    colours: list[bytes] = []
    turn = 1
    for marker, body, raw in _segments(content, lost):
        if marker == _APP1 and body.startswith(_EXIF):
            turn = turn_of(body[len(_EXIF) :])
        if marker == _APP2 and body.startswith(_PROFILE):
            colours.append(body[len(_PROFILE) :])
            continue
        plain = _kept(marker, body, raw, lost)
        if plain:
            kept.append(plain)
    kept[_after_jfif(kept) : _after_jfif(kept)] = _colours_of(colours)
    if exif := only_turn(turn):
        kept.insert(_after_jfif(kept), _segment(_APP1, _EXIF + exif))
    return b"".join((b"\xff\xd8", *kept, b"\xff\xd9")), frozenset(lost)


def _after_jfif(kept: list[bytes]) -> int:
    return 1 if kept and kept[0][1] == _APP0 else 0


def _colours_of(parts: list[bytes]) -> list[bytes]:
    """Each part says first which it is and of how many."""
    profile = nameless(b"".join(each[2:] for each in sorted(parts)))
    pieces = [profile[at : at + _LARGEST_PART] for at in range(0, len(profile), _LARGEST_PART)]
    return [
        _segment(_APP2, _PROFILE + bytes((number, len(pieces))) + piece)
        for number, piece in enumerate(pieces, 1)
    ]


def _kept(marker: int, body: bytes, raw: bytes, lost: set[TakenOff]) -> bytes:
    if marker == _LINES and len(body) > _LINES_LENGTH:
        lost.add(TakenOff.HIDDEN)
        return b""
    if marker == _SCAN or marker in _POINTS:
        return raw
    if marker == _APP0 and body.startswith(_JFIF) and len(body) >= _JFIF_LENGTH:
        if len(body) > _JFIF_LENGTH:
            lost.add(TakenOff.THUMBNAILS)
        return _segment(_APP0, body[: _JFIF_LENGTH - 2] + b"\x00\x00")
    if marker == _APP14 and body.startswith(_ADOBE):
        return _segment(_APP14, body[:_ADOBE_LENGTH])  # says how the colours are to be read
    lost.add(_name_of(marker, body))
    return b""


def _name_of(marker: int, body: bytes) -> TakenOff:
    if marker == _APP1 and body.startswith(_EXIF):
        return TakenOff.CAMERA
    if marker in {_APP0, _APP2}:
        return TakenOff.THUMBNAILS
    return TakenOff.DESCRIPTIONS


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body


def _segments(content: bytes, lost: set[TakenOff]) -> Iterator[tuple[int, bytes, bytes]]:
    """Marker, body, and all of it as it stands; a scan comes with its points."""
    at = 2
    while True:
        if content[at : at + 1] != b"\xff":
            raise UnreadError(Hindrance.BROKEN)
        while content[at : at + 2] == b"\xff\xff":
            at += 1
        marker = content[at + 1] if at + 1 < len(content) else _START
        if marker == _END:
            if content[at + 2 :].strip(b"\x00"):  # whole further pictures stand behind the end
                lost.add(TakenOff.HIDDEN)
            return
        if marker in _ALONE:
            at += 2
            continue
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if marker == _START or end > len(content) or end < at + 4:
            raise UnreadError(Hindrance.BROKEN)
        body = content[at + 4 : end]
        if marker == _SCAN:
            end = _end_of_scan(content, end)
        yield marker, body, content[at:end]
        at = end


def _end_of_scan(content: bytes, at: int) -> int:
    """Inside the points FF stands only before 00 and before a restart."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise UnreadError(Hindrance.BROKEN)
        if content[at + 1] not in {0x00, *range(0xD0, 0xD8)}:
            return at
        at += 2
