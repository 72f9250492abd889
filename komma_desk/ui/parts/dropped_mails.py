"""Mails dropped on a window: files, or bytes a mail programme hands over without a file."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData

from komma_desk.domain.attachment import NewAttachment

_ENDINGS: Final = (".eml", ".msg")
_MAIL_ITSELF: Final = "message/rfc822"
# Outlook and others on Windows: names in one place, the bytes of each in another.
_NAMES: Final = 'application/x-qt-windows-mime;value="FileGroupDescriptorW"'
_CONTENT: Final = 'application/x-qt-windows-mime;value="FileContents";index={number}'
_NAME_AT, _NAME_BYTES, _ONE = 72, 520, 592  # of a FILEDESCRIPTORW
# What mail programmes put there besides, where they hand over no bytes at all.
_ONLY_PROMISED: Final = ("text/x-moz-message", "application/x-moz-file-promise-url")
_MOST: Final = 50  # at a time

DroppedMail = Path | NewAttachment


def may_be_mails(data: QMimeData) -> bool:
    """Asked while something hangs over the window; nothing is read yet."""
    formats = data.formats()
    return (
        any(_is_mail(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
        or any(each in formats for each in (_MAIL_ITSELF, *_ONLY_PROMISED))
        or _NAMES in formats
    )


def mails_in(data: QMimeData) -> tuple[DroppedMail, ...]:
    """Empty where a mail programme promised a mail and gave no bytes."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if mails := [each for each in files if _is_mail(each.name)]:
        return tuple(mails[:_MOST])
    if data.hasFormat(_NAMES):
        return tuple(_given_by_windows(data))
    if data.hasFormat(_MAIL_ITSELF) and (content := bytes(data.data(_MAIL_ITSELF).data())):
        return (NewAttachment(name="mail.eml", content=content),)
    return ()


def may_hold_bytes(data: QMimeData) -> bool:
    """Asked while something hangs over; of a mail that is only promised no bytes ever come."""
    return any(each in data.formats() for each in (_MAIL_ITSELF, _NAMES))


def bytes_in(data: QMimeData) -> tuple[NewAttachment, ...]:
    """What comes without being a file: mails, and on Windows pictures out of a browser."""
    if data.hasFormat(_NAMES):
        return tuple(_given_by_windows(data))
    return tuple(each for each in mails_in(data) if isinstance(each, NewAttachment))


def _is_mail(name: str) -> bool:
    return name.lower().endswith(_ENDINGS)


def _given_by_windows(data: QMimeData) -> Iterator[NewAttachment]:
    for number, name in enumerate(names_in(bytes(data.data(_NAMES).data()))):
        content = bytes(data.data(_CONTENT.format(number=number)).data())
        if content:
            yield NewAttachment(name=name, content=content)


def names_in(descriptor: bytes) -> tuple[str, ...]:
    """The names in a FILEGROUPDESCRIPTORW; fewer where it is cut."""
    if len(descriptor) < struct.calcsize("<I"):
        return ()
    (number,) = struct.unpack_from("<I", descriptor)
    names = []
    for one in range(min(number, _MOST)):
        start = 4 + one * _ONE + _NAME_AT
        raw = descriptor[start : start + _NAME_BYTES]
        if len(raw) < _NAME_BYTES:
            break
        names.append(raw.decode("utf-16-le", errors="replace").split("\0", 1)[0])
    return tuple(names)
