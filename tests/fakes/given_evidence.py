"""Files as a person attaches them before she files: sealed by the programme itself."""

from __future__ import annotations

from typing import Protocol
from uuid import uuid4

from komma_desk.domain.attachment import Attachment, NewAttachment, SealedAttachment
from komma_desk.domain.changes import Changes
from komma_desk.domain.identifiers import AttachmentId
from komma_desk.usecases.commands.attach_file import AttachFile


class AnyDesk(Protocol):
    def perform(self, command: object) -> Changes: ...


def attached(desk: AnyDesk, *files: NewAttachment) -> tuple[SealedAttachment, ...]:
    """What `ReportIncident` takes, of files that were given at this desk."""
    sealed = (desk.perform(AttachFile(each)).receipt for each in files)
    return tuple(each for each in sealed if isinstance(each, SealedAttachment))


def a_sealed_file(name: str = "foto.jpg", size: int = 12) -> SealedAttachment:
    """One that lies nowhere, for whoever only shows it."""
    told = Attachment(id=AttachmentId(uuid4()), name=name, size=size, sha256="ab" * 32)
    return SealedAttachment(attachment=told, stored_as=uuid4().hex, key=b"k" * 32)
