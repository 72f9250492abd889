"""What a mail gives an entry: its words as plain text, its sender, its moment, its files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from komma_desk.domain.attachment import NewAttachment, is_plain_name
from komma_desk.domain.foreign_file import MailFile, ParsedMail
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.reception import MAIL, Reception, can_be_received
from komma_desk.domain.text import LONGEST_LINE, LONGEST_TEXT

_LONGEST_NAME: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class MailTold:
    """`is_cut`: the text was too long to be taken over whole; the mail itself is kept beside.

    `left_in_mail` counts files that stay inside the kept mail: empty ones, and those too many.
    `is_dated` says whether the mail told when it was sent.
    """

    subject: str = field(repr=False)
    draft: IncidentDraft = field(repr=False)
    reception: Reception
    files: tuple[NewAttachment, ...] = field(default=(), repr=False)
    taken: int = 0
    left_in_mail: int = 0
    is_cut: bool = False
    is_dated: bool = True


def mail_told(mail: ParsedMail, name: str, now: datetime, *, most: int) -> MailTold:
    """Nothing in it is interpreted; of the files at most `most` are taken out."""
    subject = _line(mail.subject)
    text = _storable(mail.text)
    narrative = f"{subject}\n\n{text}" if subject else text
    is_cut = len(narrative) > LONGEST_TEXT
    sent_at = can_be_received(mail.sent_at, now)
    files = tuple(_files(mail.files))[:most]
    return MailTold(
        subject=subject or name_to_keep(name),
        draft=IncidentDraft(narrative=narrative[:LONGEST_TEXT]),
        reception=Reception(channel=MAIL, received_at=sent_at, told_by=_line(mail.sender)),
        files=files,
        taken=len(files),
        left_in_mail=len(mail.files) - len(files),
        is_cut=is_cut,
        is_dated=sent_at == mail.sent_at,
    )


def name_to_keep(name: str) -> str:
    """The last part of a path on one line; a name from outside leads nowhere."""
    last = _one_line(name.replace("\\", "/").rsplit("/", 1)[-1])[-_LONGEST_NAME:].strip()
    return last if is_plain_name(last) and last not in {".", ".."} else "mail.eml"


def _files(given: Iterable[MailFile]) -> Iterable[NewAttachment]:
    for each in given:
        if each.content:
            yield NewAttachment(name=name_to_keep(each.name), content=each.content)


def _line(text: str) -> str:
    return _one_line(text)[:LONGEST_LINE]


def _one_line(text: str) -> str:
    return " ".join(_storable(text).split())


def _storable(text: str) -> str:
    """Half a surrogate pair and NUL could not be given back; the mail itself has them still."""
    return text.replace("\0", "\ufffd").encode(errors="replace").decode()
