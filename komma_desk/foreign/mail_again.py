"""A mail that lay inside another one of Outlook, as a file every mail programme opens."""

from __future__ import annotations

import base64
import hashlib
from email.header import Header
from email.utils import format_datetime, parseaddr
from typing import Final

from komma_desk.domain.foreign_file import MailFile, ParsedMail

_LINE: Final = "\r\n"


def as_eml(mail: ParsedMail) -> bytes:
    """Subject, sender, recipients, time, words and files; what else Outlook noted is left out."""
    mark = hashlib.sha256(mail.text.encode("utf-8", "replace")).hexdigest()[:32]
    head = [
        f"Subject: {_said(mail.subject)}",
        f"From: {_address(mail.sender)}",
        f"To: {_said(mail.to)}",
        *([f"Date: {format_datetime(mail.sent_at)}"] if mail.sent_at else []),
        "MIME-Version: 1.0",
        f'Content-Type: multipart/mixed; boundary="{mark}"',
    ]
    text = ("Content-Type: text/plain; charset=utf-8", mail.text.encode("utf-8", "replace"))
    parts = [text, *((_head_of(each), each.content) for each in mail.files)]
    body = "".join(
        f"--{mark}{_LINE}{said}{_LINE}Content-Transfer-Encoding: base64{_LINE}{_LINE}"
        f"{_packed(content)}{_LINE}"
        for said, content in parts
    )
    return f"{_LINE.join(head)}{_LINE}{_LINE}{body}--{mark}--{_LINE}".encode()


def _said(text: str) -> str:
    return Header(text, "utf-8", maxlinelen=70).encode(linesep=_LINE) if text else ""


def _address(said: str) -> str:
    name, address = parseaddr(said)
    known = "@" in address and address.isascii() and said.endswith(f"<{address}>")
    return f"{_said(name)} <{address}>".strip() if known else _said(said)


def _head_of(file: MailFile) -> str:
    name = base64.b64encode(file.name.encode("utf-8", "replace")).decode()
    return (
        "Content-Type: application/octet-stream"
        f'{_LINE}Content-Disposition: attachment; filename="=?utf-8?b?{name}?="'
    )


def _packed(content: bytes) -> str:
    return base64.encodebytes(content).decode().replace("\n", _LINE)
