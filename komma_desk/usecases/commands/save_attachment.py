"""Take a copy of an attachment out of the store, to a place the officer chose."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.changes import Changes
from komma_desk.domain.identifiers import AttachmentId
from komma_desk.usecases.context import Context, Tools
from komma_desk.usecases.ports.outside_files import StagedFile


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveAttachment:
    attachment: AttachmentId
    target: Path


@dataclass(frozen=True, slots=True)
class _ToSave:
    sealed: SealedAttachment
    target: Path


def attachment_to_save(command: SaveAttachment, context: Context) -> _ToSave:
    """Raises NoSuchAttachment."""
    sealed = context.work.cases.cases.attachment(command.attachment, context.scope)
    return _ToSave(sealed, command.target)


def copy_ahead(wanted: _ToSave, tools: Tools, staged: list[StagedFile]) -> None:
    """Before the change and never all in memory: 500 MB take seconds in which nobody could write.

    Raises Trouble where the file is missing, damaged or another one.
    """
    sealed, files = wanted.sealed, tools.sealed_files
    staged.append(
        tools.outside.stage_filled(wanted.target, lambda file: files.write_to(sealed, file))
    )


def save_attachment(command: SaveAttachment, context: Context) -> Changes:
    """The log says it; then the copy gets its name. Raises NoSuchAttachment."""
    attachment_to_save(command, context)  # the case may have gone or been restricted meanwhile
    return Changes()
