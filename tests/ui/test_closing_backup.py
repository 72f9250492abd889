"""Closing a clearing desk: a backup first where it is time, and never in the way of going home."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes
from komma_desk.store.backup_troubles import BackupNotWritten, BackupStopped
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.upkeep.closing_backup import ClosingBackup, back_up_before
from komma_desk.usecases.commands.back_up_store import BackUpStore
from komma_desk.usecases.ports.backups import BackupPart, BackupProgress
from komma_desk.usecases.queries.store_upkeep import StoreUpkeep, UpkeepView
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway

DUE = UpkeepView(
    now=datetime(2026, 11, 22, tzinfo=UTC),
    backup=None,
    checked_backup=None,
    rehearsal=None,
    full_check=None,
    is_due=True,
    is_due_at_closing=True,
    is_check_due=False,
    shelf=(),
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def left() -> list[str]:
    return []


@pytest.fixture
def close(
    window: QWidget, doorway: FakeDoorway, background: Background, left: list[str]
) -> Callable[[], None]:
    doorway.answers[StoreUpkeep] = lambda _: DUE
    return lambda: back_up_before(doorway, background, lambda: left.append("left"), window)


def dialog_in(window: QWidget) -> ClosingBackup:
    found = window.findChild(ClosingBackup)
    assert isinstance(found, ClosingBackup)
    return found


def test_where_it_is_time_the_desk_closes_after_the_backup(
    qtbot: QtBot, close: Callable[[], None], doorway: FakeDoorway, left: list[str]
) -> None:
    close()
    qtbot.waitUntil(lambda: left == ["left"])
    assert doorway.performed == [BackUpStore()]


def test_where_it_is_not_time_the_desk_just_closes(
    qtbot: QtBot, close: Callable[[], None], doorway: FakeDoorway, left: list[str]
) -> None:
    doorway.answers[StoreUpkeep] = lambda _: replace(DUE, is_due_at_closing=False)
    close()
    qtbot.waitUntil(lambda: left == ["left"])
    assert doorway.performed == []


def test_whoever_is_in_a_hurry_does_without(
    qtbot: QtBot,
    close: Callable[[], None],
    window: QWidget,
    doorway: FakeDoorway,
    left: list[str],
) -> None:
    def slow(command: BackUpStore) -> Changes:
        while command.watch(BackupProgress(part=BackupPart.CASES, done=1, whole=2)):
            pass
        raise BackupStopped

    doorway.answers[BackUpStore] = slow
    close()
    qtbot.waitUntil(lambda: window.findChild(ClosingBackup) is not None)
    dialog = dialog_in(window)
    qtbot.waitUntil(lambda: dialog.bar.value() == 50)
    assert complaints_about(dialog) == []
    dialog.without.click()
    qtbot.waitUntil(lambda: left == ["left"])


def test_a_backup_that_fails_is_said_and_keeps_nobody(
    qtbot: QtBot,
    close: Callable[[], None],
    window: QWidget,
    doorway: FakeDoorway,
    left: list[str],
) -> None:
    def fail(_command: BackUpStore) -> Changes:
        raise BackupNotWritten

    doorway.answers[BackUpStore] = fail
    close()
    qtbot.waitUntil(lambda: window.findChild(ClosingBackup) is not None)
    dialog = dialog_in(window)
    qtbot.waitUntil(dialog.problem.isVisible)
    assert left == []
    dialog.reject()
    assert left == ["left"]


def test_a_question_that_fails_is_no_reason_not_to_close(
    qtbot: QtBot, close: Callable[[], None], doorway: FakeDoorway, left: list[str]
) -> None:
    def fail(_query: StoreUpkeep) -> UpkeepView:
        raise BackupNotWritten

    doorway.answers[StoreUpkeep] = fail
    close()
    qtbot.waitUntil(lambda: left == ["left"])
