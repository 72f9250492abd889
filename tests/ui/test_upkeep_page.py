"""The page for backups: its lights, its deeds, and that each result is said in words."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes
from komma_desk.store.backup_troubles import BackupStopped
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.alert import Tone
from komma_desk.ui.upkeep.upkeep_page import UpkeepPage, build_upkeep_page
from komma_desk.ui.upkeep.upkeep_words import lights
from komma_desk.usecases.commands.back_up_store import BackUpStore
from komma_desk.usecases.commands.note_upkeep import NoteUpkeep, UpkeepDeed
from komma_desk.usecases.ports.backups import (
    BackupPart,
    BackupProgress,
)
from komma_desk.words import Language, use_language
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway
from tests.ui.upkeep_room import (
    BAD,
    FOLDER,
    GOOD,
    NOW,
    Deeds,
    deeds,
    page,
    view,
)

__all__ = ["deeds", "page"]


def test_the_lights_tell_age_in_words_and_tone() -> None:
    backup, rehearsal, check = lights(view())
    assert (backup.tone, backup.said) == (Tone.SUCCESS, "21 November 2026, 13:00")
    assert (rehearsal.tone, rehearsal.said) == (Tone.WARNING, "never")
    assert check.tone is Tone.SUCCESS


@pytest.mark.parametrize(("days", "tone"), [(1, Tone.SUCCESS), (5, Tone.WARNING), (9, Tone.DANGER)])
def test_an_old_backup_is_first_a_warning_then_an_alarm(days: int, tone: Tone) -> None:
    at = NOW - timedelta(days=days)
    assert lights(view(backup=at, checked_backup=at))[0].tone is tone


def test_a_closed_copy_does_not_pass_for_a_checked_one() -> None:
    light = lights(view(backup=NOW, checked_backup=None))[0]
    assert light.tone is Tone.DANGER
    assert "not checked" in light.said


def test_a_backup_is_handed_over_and_its_result_said(
    qtbot: QtBot, page: UpkeepPage, background: Background, doorway: FakeDoorway
) -> None:
    page.now.click()
    assert not page.now.isEnabled()
    qtbot.waitUntil(lambda: page.result.isVisible() and background.is_idle())
    assert doorway.performed == [BackUpStore()]
    assert "Every file was reopened and checked." in page.result.text()
    assert page.now.isEnabled()
    assert not page.work.isVisible()


def test_a_file_to_carry_gets_the_chosen_name(
    qtbot: QtBot, page: UpkeepPage, background: Background, doorway: FakeDoorway
) -> None:
    page.back_up_to(Path("stick.komma-backup"))
    qtbot.waitUntil(background.is_idle)
    assert doorway.performed == [BackUpStore(Path("stick.komma-backup"))]


def test_progress_is_shown_and_stop_is_heard(
    qtbot: QtBot, page: UpkeepPage, background: Background, doorway: FakeDoorway
) -> None:
    def stopped(command: BackUpStore) -> Changes:
        part = BackupProgress(part=BackupPart.CASES, done=1, whole=2)
        assert command.watch(part)
        while command.watch(part):
            pass
        raise BackupStopped

    doorway.answers[BackUpStore] = stopped
    page.now.click()
    qtbot.waitUntil(lambda: page.bar.value() == 50)
    page.stop.click()
    qtbot.waitUntil(lambda: page.result.isVisible() and background.is_idle())
    assert page.result.text().startswith("The backup was stopped.")


def test_a_rehearsal_needs_a_passphrase_and_forgets_it(
    qtbot: QtBot, page: UpkeepPage, background: Background, doorway: FakeDoorway, deeds: Deeds
) -> None:
    page.rehearse.click()
    page.rehearsal.start.click()
    assert deeds.rehearsed == []
    page.rehearsal.passphrase.line().setText("geheim")
    page.rehearsal.start.click()
    qtbot.waitUntil(lambda: page.result.isVisible() and background.is_idle())
    assert deeds.rehearsed == [(FOLDER, "geheim", "print")]
    assert page.rehearsal.passphrase.passphrase() == ""
    assert "41 records were opened" in page.result.text()
    assert doorway.performed == [NoteUpkeep(UpkeepDeed.REHEARSAL)]


def test_a_rehearsal_that_fails_is_said_and_not_remembered(
    qtbot: QtBot, page: UpkeepPage, background: Background, doorway: FakeDoorway
) -> None:
    page.rehearse.click()
    page.rehearsal.passphrase.line().setText("falsch")
    page.rehearsal.start.click()
    qtbot.waitUntil(lambda: page.result.isVisible() and background.is_idle())
    assert "cases.db" in page.result.text()
    assert doorway.performed == []
    assert page.check.isEnabled()


def test_a_full_check_is_remembered_only_if_all_is_whole(
    qtbot: QtBot, page: UpkeepPage, background: Background, doorway: FakeDoorway, deeds: Deeds
) -> None:
    deeds.health = BAD
    page.check.click()
    qtbot.waitUntil(lambda: page.result.isVisible() and background.is_idle())
    assert "It is gone." in page.result.text()
    assert doorway.performed == []
    deeds.health = GOOD
    page.check.click()
    qtbot.waitUntil(lambda: doorway.performed == [NoteUpkeep(UpkeepDeed.FULL_CHECK)])
    qtbot.waitUntil(background.is_idle)
    assert page.result.text() == "Everything that was looked at is whole."


@pytest.mark.parametrize("language", Language)
def test_a_screen_reader_finds_its_way(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    page: UpkeepPage,
    deeds: Deeds,
    language: Language,
) -> None:
    use_language(language)
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
    built.rehearsal.show()
    built.work.show()
    qtbot.waitUntil(background.is_idle)
    assert complaints_about(built) == []
