"""Attachment files in memory; the key is only a number here, and must still be the right one."""

from __future__ import annotations

import hashlib
from itertools import count
from typing import BinaryIO
from uuid import UUID

from komma_desk.domain.attachment import Attachment, SealedAttachment
from komma_desk.domain.identifiers import AttachmentId
from komma_desk.store.sealed_files import AttachmentDamaged, AttachmentMissing


class FakeSealedFiles:
    def __init__(self) -> None:
        self.files: dict[str, tuple[bytes, bytes]] = {}
        self._numbers = count(1)

    def seal(self, attachment_id: object, name: str, source: BinaryIO) -> SealedAttachment:
        assert isinstance(attachment_id, UUID)
        content = source.read()
        stored_as = f"{next(self._numbers):032x}"
        key = hashlib.sha256(stored_as.encode()).digest()
        self.files[stored_as] = (key, content)
        return SealedAttachment(
            attachment=Attachment(
                id=AttachmentId(attachment_id),
                name=name,
                size=len(content),
                sha256=hashlib.sha256(content).hexdigest(),
            ),
            stored_as=stored_as,
            key=key,
        )

    def read(self, sealed: SealedAttachment) -> bytes:
        if sealed.stored_as not in self.files:
            raise AttachmentMissing
        key, content = self.files[sealed.stored_as]
        if key != sealed.key or hashlib.sha256(content).hexdigest() != sealed.attachment.sha256:
            raise AttachmentDamaged
        return content

    def check(self, sealed: SealedAttachment) -> Attachment:
        self.read(sealed)
        return sealed.attachment

    def remove(self, stored_as: str) -> None:
        self.files.pop(stored_as, None)

    def orphans(self, known: frozenset[str]) -> tuple[str, ...]:
        return tuple(sorted(self.files.keys() - known))
