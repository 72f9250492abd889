"""A winmail.dat: what Outlook packs the files and the text of a mail into [MS-OXTNEF]."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from komma_desk.domain.foreign_file import Hindrance
from komma_desk.foreign.plain_text import decoded, words_of_html
from komma_desk.foreign.rtf import unpacked, words_of_rtf
from komma_desk.foreign.unread import UnreadError

_BEGINNING: Final = (0x223E9F78).to_bytes(4, "little")
_OF_FILE: Final = 2
_TEXT, _MAIL_FACTS = 0x800C, 0x9003
_NEW_FILE, _NAME, _CONTENT, _FILE_FACTS = 0x9002, 0x8010, 0x800F, 0x9005
_LONG_NAME, _BODY, _HTML, _PACKED = 0x3707, 0x1000, 0x1013, 0x1009
_MOST_FACTS: Final = 5000
_NAMED: Final = 0x8000  # from here on a fact brings its own name along
_ONE: Final = {2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16}
_NARROW, _WIDE, _BYTES, _OBJECT = 0x1E, 0x1F, 0x102, 0x0D


def is_tnef(content: bytes) -> bool:
    return content.startswith(_BEGINNING)


def read_tnef(content: bytes) -> tuple[str, list[tuple[str, bytes]]]:
    """The text, and the files by name, without bytes those packed up yet another way.

    Raises UnreadError.
    """
    text, files = "", list[tuple[str, bytes]]()
    try:
        for level, mark, value in _attributes(content):
            if level != _OF_FILE:
                text = _text_of(mark, value) or text
            elif mark == _NEW_FILE:
                files.append(("", b""))
            elif files:
                files[-1] = _more_of(files[-1], mark, value)
    except (struct.error, IndexError, KeyError) as wrong:
        raise UnreadError(Hindrance.BROKEN) from wrong
    return text, files


def _attributes(content: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 6
    while at + 9 <= len(content):
        level, mark, _kind, size = struct.unpack_from("<BHHI", content, at)
        if at + 9 + size > len(content):
            raise UnreadError(Hindrance.BROKEN)
        yield level, mark, content[at + 9 : at + 9 + size]
        at += 9 + size + 2


def _text_of(mark: int, value: bytes) -> str:
    if mark == _TEXT:
        return decoded(value).rstrip("\x00")
    if mark != _MAIL_FACTS:
        return ""
    facts = dict(_facts(value))
    if (plain := facts.get(_BODY, "")) and isinstance(plain, str):
        return plain
    if page := facts.get(_HTML):
        return words_of_html(page if isinstance(page, str) else decoded(page))
    packed = facts.get(_PACKED)
    return words_of_rtf(unpacked(packed)) if isinstance(packed, bytes) else ""


def _more_of(file: tuple[str, bytes], mark: int, value: bytes) -> tuple[str, bytes]:
    name, held = file
    if mark == _NAME:
        return name or decoded(value).rstrip("\x00"), held
    if mark == _CONTENT:
        return name, value
    if mark == _FILE_FACTS:
        longer = dict(_facts(value)).get(_LONG_NAME)
        return (longer if isinstance(longer, str) and longer else name), held
    return file


def _facts(value: bytes) -> Iterator[tuple[int, str | bytes]]:
    """Texts and bytes only; of several values of one fact the last."""
    (count,) = struct.unpack_from("<I", value)
    if count > _MOST_FACTS:
        raise UnreadError(Hindrance.TOO_MUCH)
    at = 4
    for _each in range(count):
        kind, mark = struct.unpack_from("<HH", value, at)
        at += 4
        if mark >= _NAMED:
            at = _after_name(value, at)
        many, kind = bool(kind & 0x1000), kind & 0xEFFF
        if kind in _ONE:
            (times,) = struct.unpack_from("<I", value, at) if many else (1,)
            at += 4 * many + _ONE[kind] * times
            continue
        if kind not in {_NARROW, _WIDE, _BYTES, _OBJECT}:
            raise UnreadError(Hindrance.BROKEN)
        (times,) = struct.unpack_from("<I", value, at)
        at += 4
        for _time in range(min(times, _MOST_FACTS)):
            (size,) = struct.unpack_from("<I", value, at)
            held = value[at + 4 : at + 4 + size]
            at += 4 + size + -size % 4
            yield mark, _told(kind, held)


def _after_name(value: bytes, at: int) -> int:
    (kind, size) = struct.unpack_from("<II", value, at + 16)
    return at + 24 + (size + -size % 4 if kind else 0)


def _told(kind: int, held: bytes) -> str | bytes:
    if kind == _WIDE:
        return held.decode("utf-16-le", "replace").rstrip("\x00")
    return decoded(held).rstrip("\x00") if kind == _NARROW else held
