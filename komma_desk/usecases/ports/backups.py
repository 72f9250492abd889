"""Backups as the use cases know them: made, proved, kept; and who looks on meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol


class BackupPart(StrEnum):
    """What is being done, in this order."""

    OFFICE = "office"
    CASES = "cases"
    ATTACHMENTS = "attachments"
    CARRYING = "carrying"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupProgress:
    """How much of a part is done, in bytes or files; the end of the last part is not told."""

    part: BackupPart
    done: int = 0
    whole: int = 0


Watch = Callable[[BackupProgress], bool]
"""Told again and again; whether to go on. Called on the thread that makes the backup."""


def nobody_watches(_progress: BackupProgress) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBackup:
    """`is_checked` is False where a file had to be copied closed, for want of its key.

    Or where the store itself has `flaws`: a whole copy of it is kept all the same, beside the
    newest one that was sound.
    """

    folder: Path
    taken_at: datetime
    is_checked: bool
    fingerprint: str
    carried_to: Path | None = None
    flaws: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelvedBackup:
    """One of those that lie in the store's own folder."""

    folder: Path
    taken_at: datetime
    is_checked: bool


class Backups(Protocol):
    def shelf(self) -> tuple[ShelvedBackup, ...]:
        """Newest first."""
        ...

    def make(self, *, carry_to: Path | None, watch: Watch) -> MadeBackup:
        """Whole and checked, or nothing and a Refusal or Trouble; old ones beyond ten go."""
        ...
