"""A file that came with a report; its content lies sealed beside the store."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from komma_desk.domain.code_list import Code
from komma_desk.domain.errors import Refusal
from komma_desk.domain.foreign_file import TakenOff
from komma_desk.domain.identifiers import AttachmentId
from komma_desk.domain.text import LONGEST_LINE, text_problem
from komma_desk.words import N_

LARGEST_TOGETHER: Final = 25 * 1024 * 1024  # bytes of all files of one report
MOST_FILES: Final = 100  # of one report; empty ones fill a folder too


class AttachmentsTooLarge(Refusal):
    sentence = N_("The attached files are too large together: {size} MB, at most {most} MB.")
    advice = N_("Please remove one, or bring it to your clearing office in person.")


class TooManyAttachments(AttachmentsTooLarge):
    sentence = N_("These are too many attached files: {number}, at most {most}.")
    advice = N_("Please put several pages into one file, or bring them to your clearing office.")


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

    `made_from` is the original of a copy without metadata; `taken_off` names what it lost.
    """

    id: AttachmentId
    name: str
    size: int
    sha256: str
    made_from: AttachmentId | None = None
    kind: Code | None = None  # of the list “evidence”
    taken_off: tuple[TakenOff, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedAttachment:
    """Where an attachment lies and what opens it; stays between vault and store."""

    attachment: Attachment
    stored_as: str
    key: bytes = field(repr=False)


def require_attachable(files: tuple[NewAttachment, ...]) -> None:
    """Raises TooManyAttachments, AttachmentsTooLarge or FileNameNotAccepted."""
    if len(files) > MOST_FILES:
        raise TooManyAttachments(number=len(files), most=MOST_FILES)
    size = sum(len(each.content) for each in files)
    if size > LARGEST_TOGETHER:
        raise AttachmentsTooLarge(size=-(-size // 1024**2), most=LARGEST_TOGETHER // 1024**2)
    if any(text_problem(each.name, LONGEST_LINE) for each in files):
        raise FileNameNotAccepted
