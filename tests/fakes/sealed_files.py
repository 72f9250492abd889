"""Attachment files in memory; the key is only a number here, and must still be the right one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from itertools import count
from typing import BinaryIO
from uuid import UUID

from komma_desk.domain.attachment import Attachment, SealedAttachment
from komma_desk.domain.identifiers import AttachmentId
from komma_desk.store.evidence_files import SealedFileCut, SealedFileHarmed
from komma_desk.store.sealed_files import AttachmentDamaged, AttachmentMissing


class FakeSealedFiles:
    def __init__(self) -> None:
        self.files: dict[str, tuple[bytes, bytes]] = {}
        self._numbers = count(1)

    def _free_name(self) -> str:
        """Never one that is taken: a copied bench counts anew over files it got along."""
        names = (f"{number:032x}" for number in self._numbers)
        return next(each for each in names if each not in self.files)

    def seal(
        self,
        attachment_id: object,
        name: str,
        source: BinaryIO,
        *,
        checked: Callable[[int], object] = lambda _size: None,
    ) -> SealedAttachment:
        assert isinstance(attachment_id, UUID)
        content = source.read()
        checked(len(content))
        stored_as = self._free_name()
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

    def write_to(self, sealed: SealedAttachment, target: BinaryIO) -> None:
        target.write(self.read(sealed))

    def check(self, sealed: SealedAttachment) -> Attachment:
        self.read(sealed)
        return sealed.attachment

    def remove(self, stored_as: str) -> None:
        self.files.pop(stored_as, None)

    def orphans(self, known: frozenset[str]) -> tuple[str, ...]:
        return tuple(sorted(self.files.keys() - known))

    def size_on_disk(self, sealed: SealedAttachment) -> int:
        return sealed.attachment.size

    def is_theirs(self, sealed: SealedAttachment) -> bool:
        key, content = self.files.get(sealed.stored_as, (b"", b""))
        return key == sealed.key and len(content) == sealed.attachment.size

    def as_it_lies(self, sealed: SealedAttachment) -> Iterator[bytes]:
        if sealed.stored_as not in self.files:
            raise AttachmentMissing
        yield self.files[sealed.stored_as][1]

    def bring(self, attachment: Attachment, key: bytes, source: BinaryIO) -> SealedAttachment:
        content = source.read(attachment.size)
        if len(content) < attachment.size:
            raise SealedFileCut
        if hashlib.sha256(content).hexdigest() != attachment.sha256:
            raise SealedFileHarmed
        stored_as = self._free_name()
        self.files[stored_as] = (key, content)
        return SealedAttachment(attachment=attachment, stored_as=stored_as, key=key)
