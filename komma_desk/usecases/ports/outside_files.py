"""Files that leave the store: staged before the commit, published after it, never half."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


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
