"""Sealed files around a commit: what came lies there already, what goes is gone after it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from komma_desk.domain.errors import Trouble
from komma_desk.usecases.ports.sealed_files import SealedFiles


@dataclass(frozen=True, slots=True)
class LyingFile:
    """A sealed attachment lies on the disk before the commit; without one it goes again."""

    files: SealedFiles
    stored_as: str

    def publish(self) -> None:
        """It lies in its place already."""

    def discard(self) -> None:
        self.files.remove(self.stored_as)


@dataclass(frozen=True, slots=True)
class GoingFile:
    """One nobody needs once the change is kept; if it cannot go now, it is set aside later."""

    files: SealedFiles
    stored_as: str

    def publish(self) -> None:
        with suppress(OSError, Trouble):
            self.files.remove(self.stored_as)

    def discard(self) -> None:
        """The change was not kept: it stays."""
