"""Where attachment files lie: sealed, under random names, beside the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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

    def write_to(self, sealed: SealedAttachment, target: BinaryIO) -> None:
        """The content in clear, piece by piece; raises as `read`, and then it is not whole."""
        ...

    def check(self, sealed: SealedAttachment) -> Attachment: ...
    def remove(self, stored_as: str) -> None: ...
    def orphans(self, known: frozenset[str]) -> tuple[str, ...]:
        """Files nobody knows, by stored name."""
        ...


class EvidenceFiles(SealedFiles, Protocol):
    """The same files on their way from a draft over the post, or a file outside, to a case."""

    def seal(
        self,
        attachment_id: object,
        name: str,
        source: BinaryIO,
        *,
        checked: Callable[[int], object] = ...,
    ) -> SealedAttachment:
        """`checked` is told how many bytes of the content were read back so far."""
        ...

    def size_on_disk(self, sealed: SealedAttachment) -> int: ...
    def is_theirs(self, sealed: SealedAttachment) -> bool:
        """Whether such a file is there, of the right size, and the key opens its beginning.

        So nobody can name a file as hers that somebody else sealed.
        """
        ...

    def as_it_lies(self, sealed: SealedAttachment) -> Iterator[bytes]:
        """The sealed bytes, piece by piece; raises Trouble where they are not all there."""
        ...

    def bring(self, attachment: Attachment, key: bytes, source: BinaryIO) -> SealedAttachment:
        """Take in sealed bytes from outside, under a new name; nothing is kept that is not right.

        Raises SealedFileCut or Trouble.
        """
        ...
