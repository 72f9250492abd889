"""Take a copy of an attachment out of the store, to a place the officer chose."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from komma_desk.domain.changes import Changes
from komma_desk.domain.identifiers import AttachmentId
from komma_desk.usecases.context import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveAttachment:
    attachment: AttachmentId
    target: Path


def save_attachment(command: SaveAttachment, context: Context) -> Changes:
    sealed = context.work.cases.cases.attachment(command.attachment, context.scope)
    context.leave(command.target, context.tools.sealed_files.read(sealed))
    return Changes()
