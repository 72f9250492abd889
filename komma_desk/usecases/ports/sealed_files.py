"""Where attachment files lie: sealed, under random names, beside the store."""

from __future__ import annotations

from typing import BinaryIO, Protocol

from komma_desk.domain.attachment import Attachment, SealedAttachment


class SealedFiles(Protocol):
    def seal(self, attachment_id: object, name: str, source: BinaryIO) -> SealedAttachment:
        """Seal into a new file, read it back and compare before returning.

        Raises Trouble where the disk is in the way; then nothing is left behind.
        """
        ...

    def read(self, sealed: SealedAttachment) -> bytes:
        """Raises Trouble where the file is missing, damaged or another one."""
        ...

    def check(self, sealed: SealedAttachment) -> Attachment: ...
    def remove(self, stored_as: str) -> None: ...
    def orphans(self, known: frozenset[str]) -> tuple[str, ...]:
        """Files nobody knows, by stored name."""
        ...
