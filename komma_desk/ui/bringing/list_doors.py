"""What the window of lists needs from outside: a list read, and a report written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from komma_desk.domain.import_preview import KnownHere, ListPreview
from komma_desk.domain.import_row import RowProblems
from komma_desk.domain.own_question import OwnQuestion


class ForeignLists(Protocol):
    """Takes seconds for a long list, and is called off the UI thread."""

    def preview(
        self, table: Path, mapping: Path | None, sheet: str, known: KnownHere
    ) -> ListPreview: ...
    def template(self, questions: tuple[OwnQuestion, ...]) -> bytes: ...


class ListDoors(Protocol):
    @property
    def lists(self) -> ForeignLists: ...
    def today(self) -> date: ...
    def write(self, target: Path, data: bytes) -> None: ...
    def write_import_report(
        self,
        target: Path,
        added: int,
        known: int,
        problems: Sequence[RowProblems],
        *,
        dry_run: bool,
    ) -> Sequence[str]: ...
