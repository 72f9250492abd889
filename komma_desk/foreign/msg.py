"""A mail as Outlook saves it (.msg): the same facts, read from its streams [MS-OXMSG]."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from struct import iter_unpack
from typing import Final

import olefile

from komma_desk.domain.foreign_file import Hindrance, MailFile, ParsedMail
from komma_desk.foreign.eml import plain_name
from komma_desk.foreign.plain_text import decoded, shown, words_of_html
from komma_desk.foreign.unread import UnreadError

_MOST_FILES: Final = 1000
_UNICODE, _NARROW, _BYTES = "001F", "001E", "0102"
_SUBJECT, _SENDER, _SENDER_MAIL, _SENDER_SMTP = "0037", "0C1A", "0C1F", "5D01"
_TO, _BODY, _HTML = "0E04", "1000", "1013"
_CONTENT, _LONG_NAME, _SHORT_NAME, _SHOWN_NAME = "3701", "3707", "3704", "3001"
_SUBMITTED, _DELIVERED = 0x00390040, 0x0E060040
_HEAD_OF_MAIL: Final = 32  # bytes before the properties of the mail itself
_BEGINNING: Final = datetime(1601, 1, 1, tzinfo=UTC)


def read_msg(content: bytes) -> ParsedMail:
    """Raises UnreadError."""
    try:
        with olefile.OleFileIO(BytesIO(content), raise_defects=olefile.DEFECT_FATAL) as ole:
            if not ole.exists("__properties_version1.0"):
                raise UnreadError(Hindrance.BROKEN)
            return _mail(ole)
    except (OSError, IndexError, ValueError) as wrong:
        raise UnreadError(Hindrance.BROKEN) from wrong


def _mail(ole: olefile.OleFileIO) -> ParsedMail:
    text = _string(ole, "", _BODY)
    if not text.strip():
        html = _string(ole, "", _HTML) or decoded(_stream(ole, "", _HTML, _BYTES))
        text = words_of_html(html)
    name = _line(ole, _SENDER)
    address = _line(ole, _SENDER_SMTP) or _line(ole, _SENDER_MAIL)
    told = address and address != name and "@" in address
    return ParsedMail(
        subject=_line(ole, _SUBJECT),
        sender=f"{name} <{address}>".strip() if told else name or address,
        to=_line(ole, _TO),
        sent_at=_sent_at(ole),
        text=shown(text)[0].strip("\n"),
        files=tuple(_files(ole)),
    )


def _files(ole: olefile.OleFileIO) -> Iterator[MailFile]:
    places = {each[0] for each in ole.listdir(streams=True, storages=True)}
    kept = sorted(each for each in places if each.startswith("__attach_version1.0_#"))
    if len(kept) > _MOST_FILES:
        raise UnreadError(Hindrance.TOO_MUCH)
    for place in kept:
        names = (_string(ole, place, each) for each in (_LONG_NAME, _SHORT_NAME, _SHOWN_NAME))
        name = next(filter(None, names), "")
        # A mail inside the mail has no bytes of its own; its name still stands in the list.
        content = _stream(ole, place, _CONTENT, _BYTES)
        yield MailFile(name=plain_name(name), size=len(content), content=content)


def _line(ole: olefile.OleFileIO, tag: str) -> str:
    return " ".join(shown(_string(ole, "", tag))[0].split())[:1000]


def _string(ole: olefile.OleFileIO, place: str, tag: str) -> str:
    wide = _stream(ole, place, tag, _UNICODE)
    if wide:
        return wide.decode("utf-16-le", "replace").rstrip("\x00")
    return decoded(_stream(ole, place, tag, _NARROW)).rstrip("\x00")


def _stream(ole: olefile.OleFileIO, place: str, tag: str, kind: str) -> bytes:
    path = [*([place] if place else []), f"__substg1.0_{tag}{kind}"]
    if not ole.exists(path) or ole.get_type(path) != olefile.STGTY_STREAM:
        return b""
    content: bytes = ole.openstream(path).read()
    return content


def _sent_at(ole: olefile.OleFileIO) -> datetime | None:
    raw = ole.openstream("__properties_version1.0").read()[_HEAD_OF_MAIL:]
    whole = raw[: len(raw) // 16 * 16]
    times = {tag: value for tag, _flags, value in iter_unpack("<IIQ", whole)}
    ticks = times.get(_SUBMITTED) or times.get(_DELIVERED)
    try:
        return _BEGINNING + timedelta(microseconds=ticks // 10) if ticks else None
    except OverflowError:
        return None
