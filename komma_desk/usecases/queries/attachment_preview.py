"""What is to be seen of an attachment, in memory only; of a case it is written down as a read."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.foreign_file import Preview
from komma_desk.domain.identifiers import AttachmentId, CaseId
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.looking_inside import attachment_of, preview_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentPreview:
    """`page`, counted from 0, is that of a PDF."""

    case: CaseId
    attachment: AttachmentId
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewOwnFile:
    """Of a file in one's own draft: whoever has its key may look at it."""

    file: SealedAttachment
    page: int = 0


def attachment_preview(query: AttachmentPreview, context: Context) -> Preview:
    sealed = attachment_of(query.case, query.attachment, context)
    return preview_of(sealed, query.page, context)


def preview_own_file(query: PreviewOwnFile, context: Context) -> Preview:
    return preview_of(query.file, query.page, context)
