"""Attachments sealed anew while files are written anew: the old ones go once the new files count.

A crash in between leaves files nobody knows, on the one side or the other; none that is needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from komma_desk.domain.attachment import Attachment, SealedAttachment
from komma_desk.usecases.ports.sealed_files import SealedFiles


class RenewalFiles:
    """Fulfils `SealedFiles`; what is to be removed waits for the end."""

    def __init__(self, files: SealedFiles) -> None:
        self._files = files
        self._made: list[str] = []
        self._left: list[str] = []

    def seal(self, attachment_id: object, name: str, source: BinaryIO) -> SealedAttachment:
        sealed = self._files.seal(attachment_id, name, source)
        self._made.append(sealed.stored_as)
        return sealed

    def read(self, sealed: SealedAttachment) -> bytes:
        return self._files.read(sealed)

    def check(self, sealed: SealedAttachment) -> Attachment:
        return self._files.check(sealed)

    def remove(self, stored_as: str) -> None:
        self._left.append(stored_as)

    def orphans(self, known: frozenset[str]) -> tuple[str, ...]:
        return self._files.orphans(known)

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
