"""The page for backups with deeds behind it that tests can change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.restored import RestoredBackup
from komma_desk.domain.store_health import Health, HealthLine, StoreHealth, require_going_on
from komma_desk.store.backup_troubles import BackupDamaged
from komma_desk.store.restore import NotIntoThisFolder, RestoreStopped
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.upkeep.upkeep_page import UpkeepPage, build_upkeep_page
from komma_desk.usecases.commands.back_up_store import BackUpStore
from komma_desk.usecases.ports.backups import (
    BackupPart,
    BackupProgress,
    MadeBackup,
    ShelvedBackup,
    Watch,
)
from komma_desk.usecases.queries.aside_files import AsideFiles
from komma_desk.usecases.queries.recovery_standing import RecoveryStanding, RecoveryView
from komma_desk.usecases.queries.store_upkeep import BackupPrint, StoreUpkeep, UpkeepView
from komma_desk.words import Bilingual
from tests.fakes.orphans import FILES
from tests.ui.doorways import FakeDoorway

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FOLDER = Path("backups") / "20261121T080000Z"
GOOD = StoreHealth((HealthLine(what=Bilingual(de="Akte", en="file"), health=Health.GOOD),))
BAD = StoreHealth(
    (HealthLine(what=Bilingual(de="Akte", en="file"), health=Health.BAD, said=("It is gone.",)),)
)


def view(
    backup: datetime | None = NOW - timedelta(days=1),
    checked_backup: datetime | None = NOW - timedelta(days=1),
) -> UpkeepView:
    shelved = ShelvedBackup(folder=FOLDER, taken_at=NOW - timedelta(days=1), is_checked=True)
    return UpkeepView(
        now=NOW,
        backup=backup,
        checked_backup=checked_backup,
        rehearsal=None,
        full_check=NOW,
        is_due=False,
        is_due_at_closing=False,
        is_check_due=False,
        shelf=(shelved,),
    )


def made(*, is_checked: bool = True) -> MadeBackup:
    return MadeBackup(folder=FOLDER, taken_at=NOW, is_checked=is_checked, fingerprint="f")


def restored(health: StoreHealth) -> RestoredBackup:
    return RestoredBackup(taken_at=NOW, programme="1", files=3, records=41, health=health)


class Deeds:
    """What the doors would do; tests put other answers in."""

    def __init__(self) -> None:
        self.health, self.rehearsed = GOOD, list[tuple[Path, str, str]]()
        self.waits, self.restored = False, list[tuple[Path, Path, str]]()

    def check(self, go_on: Callable[[], bool]) -> StoreHealth:
        while self.waits:
            require_going_on(go_on)
        return self.health

    def restore(self, place: Path, folder: Path, text: str, watch: Watch) -> RestoredBackup:
        self.restored.append((place, folder, text))
        while self.waits:
            if not watch(BackupProgress(part=BackupPart.RESTORING, done=1, whole=2)):
                raise RestoreStopped
        if folder.name == "full":
            raise NotIntoThisFolder(folder=str(folder))
        return restored(self.health)

    def rehearse(self, place: Path, text: str, expected: str, _watch: Watch) -> RestoredBackup:
        self.rehearsed.append((place, text, expected))
        if text == "falsch":
            raise BackupDamaged(file="cases.db")
        return restored(self.health)


@pytest.fixture
def deeds() -> Deeds:
    return Deeds()


@pytest.fixture
def page(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    doorway: FakeDoorway,
    deeds: Deeds,
) -> UpkeepPage:
    doorway.answers[StoreUpkeep] = lambda _: view()
    doorway.answers[RecoveryStanding] = lambda _: RecoveryView(made_at=NOW, may_make=True)
    doorway.answers[AsideFiles] = lambda _: FILES
    doorway.answers[BackupPrint] = lambda _: "print"
    doorway.answers[BackUpStore] = lambda _: Changes.of(Subject.SETTINGS).with_receipt(made())
    built = build_upkeep_page(
        counter,
        questions,
        background,
        full_check=deeds.check,
        rehearse=deeds.rehearse,
        restore=deeds.restore,
    )
    qtbot.addWidget(built)
    built.show()
    qtbot.waitUntil(background.is_idle)
    return built
