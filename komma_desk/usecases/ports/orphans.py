"""Sealed files of attachments that no case knows any more, or not yet."""

from __future__ import annotations

from typing import Protocol

from komma_desk.domain.set_aside import AsideFile, SetAside


class Orphans(Protocol):
    def set_aside(self) -> SetAside:
        """Move what no case knows and is older than an hour; raises NoCaseKey or Trouble."""
        ...

    def aside(self) -> tuple[AsideFile, ...]:
        """What lies aside, oldest first."""
        ...

    def put_back(self, name: str) -> None:
        """Raises NotAside, or NameTaken where a file of this name is there again."""
        ...
