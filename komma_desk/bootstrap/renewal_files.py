"""Attachments sealed anew while files are written anew: the old ones go once the new files count.

A crash in between leaves files nobody knows, on the one side or the other; none that is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from komma_desk.domain.attachment import Attachment, SealedAttachment
from komma_desk.usecases.ports.sealed_files import EvidenceFiles


class RenewalFiles:
    """Fulfils `EvidenceFiles`; what is to be removed waits for the end."""

    def __init__(self, files: EvidenceFiles) -> None:
        self._files = files
        self._made: list[str] = []
        self._left: list[str] = []

    def seal(
        self,
        attachment_id: object,
        name: str,
        source: BinaryIO,
        *,
        checked: Callable[[int], object] = lambda _size: None,
    ) -> SealedAttachment:
        sealed = self._files.seal(attachment_id, name, source, checked=checked)
        self._made.append(sealed.stored_as)
        return sealed

    def read(self, sealed: SealedAttachment) -> bytes:
        return self._files.read(sealed)

    def write_to(self, sealed: SealedAttachment, target: BinaryIO) -> None:
        self._files.write_to(sealed, target)

    def check(self, sealed: SealedAttachment) -> Attachment:
        return self._files.check(sealed)

    def remove(self, stored_as: str) -> None:
        self._left.append(stored_as)

    def orphans(self, known: frozenset[str]) -> tuple[str, ...]:
        return self._files.orphans(known)

    def size_on_disk(self, sealed: SealedAttachment) -> int:
        return self._files.size_on_disk(sealed)

    def is_theirs(self, sealed: SealedAttachment) -> bool:
        return self._files.is_theirs(sealed)

    def as_it_lies(self, sealed: SealedAttachment) -> Iterator[bytes]:
        return self._files.as_it_lies(sealed)

    def bring(self, attachment: Attachment, key: bytes, source: BinaryIO) -> SealedAttachment:
        sealed = self._files.bring(attachment, key, source)
        self._made.append(sealed.stored_as)
        return sealed

    @contextmanager
    def settled(self) -> Iterator[None]:
        """Around all of the work: at a good end the old ones go, at a bad one those just made."""
        try:
            yield
        except BaseException:
            self._throw_away(self._made)
            raise
        self._throw_away(self._left)

    def _throw_away(self, names: list[str]) -> None:
        for name in names:
            self._files.remove(name)
