"""Backups without a disk: the one that was asked for counts as made."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from komma_desk.domain.schedule import NoSecondPlace
from komma_desk.usecases.ports.backups import (
    BackupPart,
    BackupProgress,
    MadeBackup,
    ShelvedBackup,
    Watch,
)


class FakeBackups:
    def shelf(self) -> tuple[ShelvedBackup, ...]:
        return ()

    def require_place(self, place: Path) -> None:
        if place.name == "nowhere":
            raise NoSecondPlace(place=str(place))

    def make(
        self, *, carry_to: Path | None, second_place: Path | None, keep: int, watch: Watch
    ) -> MadeBackup:
        watch(BackupProgress(part=BackupPart.OFFICE))
        return MadeBackup(
            folder=Path("backups/20261005T080000Z"),
            taken_at=datetime(2026, 10, 5, 8, tzinfo=UTC),
            is_checked=True,
            fingerprint="f" * 64,
            carried_to=carry_to,
            second_place=second_place,
        )
