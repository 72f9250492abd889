"""Make a copy of an attachment without metadata, for passing on; the original stays as it came."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import PurePosixPath

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.fitting_ending import fitting_ending
from komma_desk.domain.foreign_file import (
    AlreadyStripped,
    Hindrance,
    StillIn,
    StrippedAlready,
    TakenOff,
    required_stripped,
)
from komma_desk.domain.identifiers import AttachmentId, CaseId
from komma_desk.domain.text import LONGEST_LINE
from komma_desk.usecases.context import Context, Tools
from komma_desk.usecases.effects.looking_inside import attachment_of, content_of
from komma_desk.usecases.effects.lying_files import LyingFile
from komma_desk.usecases.ports.outside_files import StagedFile
from komma_desk.words import _

_ROOM_FOR_WORDS = 60  # letters the words beside the name may take


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeStrippedCopy:
    case: CaseId
    attachment: AttachmentId


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyMade:
    """The new attachment of the case."""

    attachment: AttachmentId
    name: str
    taken_off: tuple[TakenOff, ...]
    still_in: tuple[StillIn, ...]


def original_of(command: MakeStrippedCopy, context: Context) -> SealedAttachment:
    """Raises AlreadyStripped or StrippedAlready."""
    sealed = attachment_of(command.case, command.attachment, context)
    original = sealed.attachment
    if original.made_from is not None:
        raise AlreadyStripped
    file = context.work.cases.cases.file(command.case, context.scope)
    if any(each.made_from == original.id for each in file.attachments):
        raise StrippedAlready
    return sealed


def copy_ahead(
    original: SealedAttachment, tools: Tools, staged: list[StagedFile]
) -> SealedAttachment:
    """Before the change: the reader may take a minute, and what is being typed must be kept.

    Raises NotStripped.
    """
    name, content = original.attachment.name, content_of(original, tools)
    found = content if isinstance(content, Hindrance) else tools.foreign.stripped(content, name)
    copy = required_stripped(found)
    made = tools.sealed_files.seal(
        AttachmentId(tools.new_id()), name_of_copy(name, copy.content), BytesIO(copy.content)
    )
    staged.append(LyingFile(tools.sealed_files, made.stored_as))
    told = replace(
        made.attachment,
        made_from=original.attachment.id,
        kind=original.attachment.kind,
        taken_off=copy.taken_off,
        still_in=copy.still_in,
    )
    return replace(made, attachment=told)


def make_stripped_copy(command: MakeStrippedCopy, context: Context) -> Changes:
    """Raises what `original_of` raises: somebody may have made one meanwhile."""
    made = context.ready
    assert isinstance(made, SealedAttachment)
    original_of(command, context)
    context.work.cases.cases.add_attachment(command.case, made)
    told = made.attachment
    receipt = CopyMade(
        attachment=told.id, name=told.name, taken_off=told.taken_off, still_in=told.still_in
    )
    return Changes.of(Subject.CASES).with_receipt(receipt)


def name_of_copy(name: str, content: bytes) -> str:
    """The ending stays where it fits, so that the copy opens with the same programme."""
    path = PurePosixPath(name)
    stem = path.stem[: LONGEST_LINE - _ROOM_FOR_WORDS]
    ending = fitting_ending(content, path.suffix)
    return _("{name} (without metadata){ending}").format(name=stem, ending=ending)
