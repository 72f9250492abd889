"""Files outside: those that leave are staged before the commit and published after it, whole.

Those a person gives are read piece by piece.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, Protocol


class StagedFile(Protocol):
    def publish(self) -> None:
        """Put the file in its place; raises Trouble where the disk is in the way."""
        ...

    def discard(self) -> None: ...


class OutsideFiles(Protocol):
    def stage(self, target: Path, data: bytes) -> StagedFile:
        """Write beside the target. `data` is sealed, encrypted or published already.

        Raises a Refusal where the folder does not exist or cannot be written to.
        """
        ...

    def stage_pieces(self, target: Path, pieces: Iterable[bytes]) -> StagedFile:
        """The same, without ever having all of it in memory."""
        ...

    def stage_filled(self, target: Path, fill: Callable[[BinaryIO], object]) -> StagedFile:
        """The same for what writes itself; where `fill` raises, nothing is left."""
        ...

    def reading(self, path: Path, largest: int) -> AbstractContextManager[tuple[BinaryIO, int]]:
        """A file to read from, and its size; looked at before a byte is read.

        Raises FileNotReadable (NotAFile, FileChangedMeanwhile) or FileTooLargeToAttach.
        """
        ...
