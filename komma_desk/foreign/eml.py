"""A mail as .eml: who, when, what, and the files in it; nothing it points to is fetched."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Final

from komma_desk.domain.foreign_file import Hindrance, MailFile, ParsedMail
from komma_desk.foreign.plain_text import decoded, shown, words_of_html
from komma_desk.foreign.tnef import is_tnef, read_tnef
from komma_desk.foreign.unread import UnreadError

_MOST_PARTS: Final = 1000
_LONGEST_LINE: Final = 1000
_NOT_FILES: Final = ("text/plain", "text/html")


_OF_OUR_OWN: Final = b"""\
From: =?utf-8?q?a?= <a@example.org>
Date: Mon, 02 Nov 2026 10:00:00 +0100
Subject: =?iso-8859-1?b?YQ==?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<p>a</p>
--b
Content-Type: application/pdf
Content-Disposition: attachment; filename*=utf-8''a.pdf
Content-Transfer-Encoding: base64

YQ==
--b
Content-Type: message/rfc822

Subject: a

a
--b--
"""


def prepare() -> None:
    """A mail of our own is read first, so that everything reading needs is there."""
    read_eml(_OF_OUR_OWN)


def read_eml(content: bytes) -> ParsedMail:
    """Raises UnreadError."""
    mail = message_from_bytes(content, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    if not any(mail.get(name) is not None for name in ("from", "subject", "date", "received")):
        raise UnreadError(Hindrance.BROKEN)
    parts = list(_parts(mail))
    body = mail.get_body(preferencelist=("plain", "html"))
    text = _text_of(body) if isinstance(body, EmailMessage) else ""
    files = [_file(each) for each in parts if _is_file(each, body)]
    packed, files = _unfolded(files)
    return ParsedMail(
        subject=line(mail, "subject"),
        sender=line(mail, "from"),
        to=line(mail, "to"),
        sent_at=_sent_at(line(mail, "date")),
        text=shown(text if text.strip() else packed)[0].strip("\n"),
        files=tuple(files),
    )


def _unfolded(files: list[MailFile]) -> tuple[str, list[MailFile]]:
    """A winmail.dat is what Outlook packed text and files into; one that is broken stays."""
    text, found = "", list[MailFile]()
    for file in files:
        held: list[tuple[str, bytes]] = []
        if is_tnef(file.content):
            with contextlib.suppress(UnreadError):
                text, held = read_tnef(file.content)
        found.extend(
            MailFile(name=plain_name(name), size=len(content), content=content)
            for name, content in held
            if content
        )
        if not held or not all(content for _name, content in held):
            found.append(file)
    return text, found


def line(mail: EmailMessage, name: str) -> str:
    """One line of the head, also of one that was badly written."""
    try:
        said = str(mail.get(name, ""))
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        said = next((str(value) for key, value in mail.raw_items() if key.lower() == name), "")
    return " ".join(shown(said)[0].split())[:_LONGEST_LINE]


def _parts(mail: EmailMessage) -> Iterator[EmailMessage]:
    """Without what lies inside a mail that is itself attached: that one is a file."""
    waiting = [mail]
    seen = 0
    while waiting:
        part = waiting.pop()
        seen += 1
        if seen > _MOST_PARTS:
            raise UnreadError(Hindrance.TOO_MUCH)
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            inner = part.get_payload()
            assert isinstance(inner, list)
            waiting.extend(each for each in reversed(inner) if isinstance(each, EmailMessage))
        else:
            yield part


def _is_file(part: EmailMessage, body: object) -> bool:
    if part is body:
        return False
    named = bool(_file_name(part)) or part.get_content_disposition() == "attachment"
    return named or part.get_content_type() not in _NOT_FILES


def _file(part: EmailMessage) -> MailFile:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        content = first.as_bytes() if isinstance(first, EmailMessage) else b""
        name = _file_name(part) or "mail.eml"
    else:
        payload = part.get_payload(decode=True)
        content = payload if isinstance(payload, bytes) else b""
        name = _file_name(part) or f"part.{part.get_content_subtype()}"
    return MailFile(name=plain_name(name), size=len(content), content=content)


def _file_name(part: EmailMessage) -> str:
    try:
        return part.get_filename() or ""
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        return ""


def plain_name(name: str) -> str:
    """Only the last part of a path, on one line: a name from outside leads nowhere."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return " ".join(shown(last)[0].split())[:200] or "file"


def _text_of(body: EmailMessage) -> str:
    payload = body.get_payload(decode=True)
    text = decoded(payload if isinstance(payload, bytes) else b"", body.get_content_charset() or "")
    return words_of_html(text) if body.get_content_subtype() == "html" else text


def _sent_at(said: str) -> datetime | None:
    try:
        at = parsedate_to_datetime(said)
        # “-0000” means: in UTC, from a place that is not told.
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
