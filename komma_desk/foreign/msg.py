"""A mail as Outlook saves it (.msg): the same facts, read from its streams [MS-OXMSG]."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from struct import iter_unpack
from typing import Final, TypeAlias

import olefile

from komma_desk.domain.foreign_file import Hindrance, MailFile, ParsedMail
from komma_desk.foreign.eml import plain_name
from komma_desk.foreign.mail_again import as_eml
from komma_desk.foreign.plain_text import decoded, shown, words_of_html
from komma_desk.foreign.rtf import unpacked, words_of_rtf
from komma_desk.foreign.unread import UnreadError

Place: TypeAlias = tuple[str, ...]  # the folders from the root to where the streams lie
_MOST_FILES: Final = 1000
_DEEPEST: Final = 5  # mails inside mails
_UNICODE, _NARROW, _BYTES, _OBJECT = "001F", "001E", "0102", "000D"
_SUBJECT, _SENDER, _SENDER_MAIL, _SENDER_SMTP = "0037", "0C1A", "0C1F", "5D01"
_TO, _BODY, _HTML, _PACKED = "0E04", "1000", "1013", "1009"
_CONTENT, _LONG_NAME, _SHORT_NAME, _SHOWN_NAME = "3701", "3707", "3704", "3001"
_SUBMITTED, _DELIVERED = 0x00390040, 0x0E060040
_PAGES: Final = (0x3FFD0003, 0x3FDE0003)  # in which code page narrow texts are written
_FACTS: Final = "__properties_version1.0"
_HEAD_OF_MAIL, _HEAD_INSIDE = 32, 24  # bytes before the facts of the mail, and of one inside it
_UTF8_PAGE: Final = 65001
_BEGINNING: Final = datetime(1601, 1, 1, tzinfo=UTC)


def read_msg(content: bytes) -> ParsedMail:
    """Raises UnreadError."""
    try:
        with olefile.OleFileIO(BytesIO(content), raise_defects=olefile.DEFECT_FATAL) as ole:
            if not ole.exists(_FACTS):
                raise UnreadError(Hindrance.BROKEN)
            return _Reader(ole).mail(())
    except (OSError, IndexError, ValueError) as wrong:
        raise UnreadError(Hindrance.BROKEN) from wrong


class _Reader:
    def __init__(self, ole: olefile.OleFileIO) -> None:
        self._ole = ole
        self._folders = {tuple(each[:-1]) for each in ole.listdir(streams=True, storages=True)}
        self._files = 0

    def mail(self, place: Place) -> ParsedMail:
        facts = self._facts(place)
        page = next((facts[each] & 0xFFFFFFFF for each in _PAGES if each in facts), 0)
        charset = "utf-8" if page == _UTF8_PAGE else f"cp{page}" if page else ""
        name = self._line(place, _SENDER, charset)
        address = self._line(place, _SENDER_SMTP, charset) or self._line(
            place, _SENDER_MAIL, charset
        )
        told = address and address != name and "@" in address
        return ParsedMail(
            subject=self._line(place, _SUBJECT, charset),
            sender=f"{name} <{address}>".strip() if told else name or address,
            to=self._line(place, _TO, charset),
            sent_at=_sent_at(facts),
            text=shown(self._text(place, charset))[0].strip("\n"),
            files=tuple(self._attached(place, charset)),
        )

    def _text(self, place: Place, charset: str) -> str:
        if (plain := self._string(place, _BODY, charset)).strip():
            return plain
        page = self._string(place, _HTML, charset) or decoded(
            self._stream(place, _HTML, _BYTES), charset
        )
        if page:
            return words_of_html(page)
        packed = self._stream(place, _PACKED, _BYTES)
        return words_of_rtf(unpacked(packed)) if packed else ""

    def _attached(self, place: Place, charset: str) -> Iterator[MailFile]:
        depth = len(place) + 1
        kept = sorted(
            {
                each[:depth]
                for each in self._folders
                if each[: depth - 1] == place and len(each) >= depth
                if each[depth - 1].startswith("__attach_version1.0_#")
            }
        )
        self._files += len(kept)
        if self._files > _MOST_FILES:
            raise UnreadError(Hindrance.TOO_MUCH)
        for folder in kept:
            names = (
                self._string(folder, each, charset)
                for each in (_LONG_NAME, _SHORT_NAME, _SHOWN_NAME)
            )
            name = next(filter(None, names), "")
            inside = (*folder, f"__substg1.0_{_CONTENT}{_OBJECT}")
            if self._ole.exists([*inside, _FACTS]):
                if len(inside) > 2 * _DEEPEST:
                    raise UnreadError(Hindrance.TOO_MUCH)
                mail = self.mail(inside)
                name = f"{(name or mail.subject or 'mail').removesuffix('.eml')}.eml"
                content = as_eml(mail)
            else:
                # What else Outlook embeds has no bytes of its own; its name stands in the list.
                content = self._stream(folder, _CONTENT, _BYTES)
            yield MailFile(name=plain_name(name), size=len(content), content=content)

    def _line(self, place: Place, tag: str, charset: str) -> str:
        return " ".join(shown(self._string(place, tag, charset))[0].split())[:1000]

    def _string(self, place: Place, tag: str, charset: str) -> str:
        wide = self._stream(place, tag, _UNICODE)
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\x00")
        return decoded(self._stream(place, tag, _NARROW), charset).rstrip("\x00")

    def _stream(self, place: Place, tag: str, kind: str) -> bytes:
        path = [*place, f"__substg1.0_{tag}{kind}"]
        if not self._ole.exists(path) or self._ole.get_type(path) != olefile.STGTY_STREAM:
            return b""
        content: bytes = self._ole.openstream(path).read()
        return content

    def _facts(self, place: Place) -> dict[int, int]:
        head = _HEAD_INSIDE if place else _HEAD_OF_MAIL
        raw = self._ole.openstream([*place, _FACTS]).read()[head:]
        whole = raw[: len(raw) // 16 * 16]
        return {tag: value for tag, _flags, value in iter_unpack("<IIQ", whole)}


def _sent_at(facts: dict[int, int]) -> datetime | None:
    ticks = facts.get(_SUBMITTED) or facts.get(_DELIVERED)
    try:
        return _BEGINNING + timedelta(microseconds=ticks // 10) if ticks else None
    except OverflowError:
        return None
