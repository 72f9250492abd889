"""What the window needs of a folder in which sealed files arrive."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class Watched(Protocol):
    """A folder in which sealed files arrive; every look may take seconds."""

    def settled(self) -> tuple[Path, ...]:
        """Raises a Trouble where it cannot be reached."""
        ...

    def put_away(self, path: Path) -> bool: ...
    def leave(self, path: Path) -> None: ...
