"""The content of a sealed file for the process that reads files from outside, if not too large."""

from __future__ import annotations

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.foreign_file import LARGEST_LOOKED_INTO, Hindrance, NoPreview, Preview
from komma_desk.domain.identifiers import AttachmentId, CaseId
from komma_desk.domain.stored import NoSuchAttachment
from komma_desk.usecases.context import Context, Tools


def attachment_of(case: CaseId, attachment: AttachmentId, context: Context) -> SealedAttachment:
    """Raises NoSuchCase, or NoSuchAttachment, also for one of another case."""
    file = context.work.cases.cases.file(case, context.scope)
    if not any(each.id == attachment for each in file.attachments):
        raise NoSuchAttachment
    return context.work.cases.cases.attachment(attachment, context.scope)


def content_of(sealed: SealedAttachment, tools: Tools) -> bytes | Hindrance:
    """A large file is not even opened; raises Trouble where it is missing or damaged."""
    if sealed.attachment.size > LARGEST_LOOKED_INTO:
        return Hindrance.TOO_LARGE
    return tools.sealed_files.read(sealed)


def preview_of(sealed: SealedAttachment, page: int, context: Context) -> Preview:
    content = content_of(sealed, context.tools)
    if isinstance(content, Hindrance):
        return NoPreview(hindrance=content)
    return context.tools.foreign.preview(content, sealed.attachment.name, page)
