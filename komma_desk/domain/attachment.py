"""A file that came with a report; its content lies sealed beside the store."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from komma_desk.domain.code_list import Code
from komma_desk.domain.errors import Refusal
from komma_desk.domain.foreign_file import StillIn, TakenOff
from komma_desk.domain.identifiers import AttachmentId
from komma_desk.domain.text import LONGEST_LINE, text_problem
from komma_desk.words import N_

MEGABYTE: Final = 1024**2
LARGEST_FILE: Final = 500 * MEGABYTE  # bytes of one file
LARGEST_TOGETHER: Final = 25 * MEGABYTE  # bytes of the files inside an envelope, as they once went
MOST_FILES: Final = 100  # of one report; empty ones fill a folder too


class AttachmentsTooLarge(Refusal):
    sentence = N_("The attached files are too large together: {size} MB, at most {most} MB.")
    advice = N_("Please remove one, or bring it to your clearing office in person.")


class TooManyAttachments(AttachmentsTooLarge):
    sentence = N_("These are too many attached files: {number}, at most {most}.")
    advice = N_("Please put several pages into one file, or bring them to your clearing office.")


class FileTooLargeToAttach(AttachmentsTooLarge):
    sentence = N_("The file “{name}” is too large: {size} MB, at most {most} MB for one file.")
    advice = N_(
        "It was not read; nothing was lost. Please bring it to your clearing office in person, or "
        "cut it into parts."
    )


class FileNameNotAccepted(Refusal):
    sentence = N_("The name of an attached file is too long or holds a character we cannot store.")
    advice = N_("Please rename the file and attach it again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAttachment:
    """A file as it is handed in; `content` is never shown in a repr."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file of a case; `sha256` of the plain content, hexadecimal; `size` in bytes.

    `made_from` is the original of a copy without metadata; `taken_off` names what it lost, and
    `still_in` what it keeps unseen.
    """

    id: AttachmentId
    name: str
    size: int
    sha256: str
    made_from: AttachmentId | None = None
    kind: Code | None = None  # of the list “evidence”
    taken_off: tuple[TakenOff, ...] = ()
    still_in: tuple[StillIn, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedAttachment:
    """Where an attachment lies and what opens it; stays between vault and store."""

    attachment: Attachment
    stored_as: str
    key: bytes = field(repr=False)

    @property
    def id(self) -> AttachmentId:
        return self.attachment.id

    def of_kind(self, kind: Code | None) -> SealedAttachment:
        return replace(self, attachment=replace(self.attachment, kind=kind))


def require_attachable(files: tuple[NewAttachment, ...]) -> None:
    """Raises TooManyAttachments, AttachmentsTooLarge or FileNameNotAccepted."""
    _require_number(len(files))
    size = sum(len(each.content) for each in files)
    if size > LARGEST_TOGETHER:
        raise AttachmentsTooLarge(size=in_megabytes(size), most=in_megabytes(LARGEST_TOGETHER))
    if any(text_problem(each.name, LONGEST_LINE) for each in files):
        raise FileNameNotAccepted


def require_evidence(files: Sequence[SealedAttachment]) -> None:
    """Of files that lie sealed already; raises as `require_attachable`, for each by itself."""
    _require_number(len(files))
    for each in files:
        require_name(each.attachment.name)
        require_size(each.attachment.name, each.attachment.size)


def require_size(name: str, size: int) -> None:
    """Raises FileTooLargeToAttach."""
    if size > LARGEST_FILE:
        raise FileTooLargeToAttach(
            name=name, size=in_megabytes(size), most=in_megabytes(LARGEST_FILE)
        )


def require_name(name: str) -> None:
    """Raises FileNameNotAccepted."""
    if not is_plain_name(name):
        raise FileNameNotAccepted


def is_plain_name(name: str) -> bool:
    """One line, without signs that are none."""
    steers = any(unicodedata.category(each) == "Cc" for each in name)
    return bool(name) and not steers and text_problem(name, LONGEST_LINE) is None


def in_megabytes(size: int) -> int:
    """Rounded up: what is too large by a byte is not said to be as large as it may be."""
    return -(-size // MEGABYTE)


def _require_number(number: int) -> None:
    if number > MOST_FILES:
        raise TooManyAttachments(number=number, most=MOST_FILES)
