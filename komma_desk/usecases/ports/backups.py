"""Backups as the use cases know them: made, proved, kept; and who looks on meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from komma_desk.domain.identifiers import PersonId


class BackupPart(StrEnum):
    """What is being done, in this order."""

    OFFICE = "office"
    CASES = "cases"
    ATTACHMENTS = "attachments"
    CARRYING = "carrying"
    RESTORING = "restoring"  # of the way back; alone


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
    newest one that was sound. `not_there` says why the second place has no copy this time.
    """

    folder: Path
    taken_at: datetime
    is_checked: bool
    fingerprint: str
    carried_to: Path | None = None
    second_place: Path | None = None
    not_there: str = ""
    flaws: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelvedBackup:
    """One of those that lie in the store's own folder; `size` in bytes, with its attachments.

    `by` is the name of whoever made it, where the office knows her.
    """

    folder: Path
    taken_at: datetime
    is_checked: bool
    size: int = 0
    taken_by: PersonId | None = None
    by: str = ""


class Backups(Protocol):
    def shelf(self) -> tuple[ShelvedBackup, ...]:
        """Newest first."""
        ...

    def make(
        self, *, carry_to: Path | None, second_place: Path | None, keep: int, watch: Watch
    ) -> MadeBackup:
        """Whole and checked, or nothing and a Refusal or Trouble; old ones beyond `keep` go.

        A second place that cannot be reached takes nothing from the backup: it is said.
        """
        ...

    def require_place(self, place: Path) -> None:
        """Raises NoSecondPlace where no copy can be taken along to."""
        ...
