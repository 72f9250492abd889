"""The page for backups: its lights, its deeds, and that each result is said in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.restored import RestoredBackup
from komma_desk.domain.schedule import NoSecondPlace, Schedule
from komma_desk.domain.store_health import Health, HealthLine, StoreHealth, require_going_on
from komma_desk.store.backup_troubles import BackupDamaged, BackupStopped
from komma_desk.store.restore import NotIntoThisFolder, RestoreStopped
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.alert import Tone
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.upkeep.upkeep_page import UpkeepPage, build_upkeep_page
from komma_desk.ui.upkeep.upkeep_words import lights
from komma_desk.usecases.commands.back_up_store import BackUpStore
from komma_desk.usecases.commands.note_upkeep import NoteUpkeep, UpkeepDeed
from komma_desk.usecases.commands.put_file_back import PutFileBack
from komma_desk.usecases.commands.save_schedule import SaveSchedule
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
from komma_desk.words import Bilingual, Language, use_language
from tests.fakes.orphans import FILES
from tests.ui.accessibility import complaints_about
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


def test_the_schedule_is_handed_over_as_it_stands(
    qtbot: QtBot, page: UpkeepPage, background: Background, doorway: FakeDoorway
) -> None:
    page.schedule.on_closing.setChecked(False)
    page.schedule.every_hours.show_number(8)
    page.schedule.second_place.setText(" /mnt/stick ")
    page.schedule.save.click()
    qtbot.waitUntil(lambda: page.result.isVisible() and background.is_idle())
    wanted = Schedule(on_closing=False, every_hours=8, second_place="/mnt/stick")
    assert doorway.performed == [SaveSchedule(wanted)]


def test_a_place_that_is_refused_is_said_beside_the_form_and_what_was_typed_stays(
    qtbot: QtBot, page: UpkeepPage, background: Background, doorway: FakeDoorway
) -> None:
    def refuse(_command: SaveSchedule) -> Changes:
        raise NoSecondPlace(place="stick")

    doorway.answers[SaveSchedule] = refuse
    page.schedule.second_place.setText("stick")
    page.schedule.save.click()
    qtbot.waitUntil(lambda: page.schedule.problem.isVisible() and background.is_idle())
    page.refresh()
    qtbot.waitUntil(background.is_idle)
    assert page.schedule.second_place.text() == "stick"


def test_a_number_set_at_the_command_line_is_shown_too(page: UpkeepPage) -> None:
    page.schedule.show_schedule(Schedule(every_hours=13, keep=77))
    assert page.schedule.every_hours.currentText() == "every 13 hours"
    assert page.schedule.schedule() == Schedule(every_hours=13, keep=77)


def test_a_file_set_aside_is_listed_and_put_back(
    qtbot: QtBot, page: UpkeepPage, background: Background, doorway: FakeDoorway
) -> None:
    backs = [each for each in page.aside.findChildren(Button) if each.text() == "Put back"]
    assert len(backs) == len(FILES)
    backs[0].click()
    qtbot.waitUntil(lambda: page.result.isVisible() and background.is_idle())
    assert doorway.performed == [PutFileBack(FILES[0].name)]


def test_a_check_can_be_stopped(
    qtbot: QtBot, page: UpkeepPage, background: Background, deeds: Deeds
) -> None:
    deeds.waits = True
    page.check.click()
    page.stop.click()
    qtbot.waitUntil(lambda: page.result.isVisible() and background.is_idle())
    assert page.result.text().startswith("The check was stopped.")


def test_the_backups_are_listed_and_one_is_tried(page: UpkeepPage) -> None:
    assert page.shelf.table.rowCount() == 1
    page.shelf.rehearse.click()
    assert page.rehearsal.isVisible()
    assert page.rehearsal.backups.currentData() == FOLDER


def test_a_backup_is_restored_beside_the_store_and_where_it_lies_is_said(
    qtbot: QtBot, page: UpkeepPage, background: Background, deeds: Deeds
) -> None:
    page.shelf.restore.click()
    page.restore.folder.setText("neu")
    page.restore.passphrase.line().setText("geheim")
    page.restore.start.click()
    qtbot.waitUntil(lambda: page.result.isVisible() and background.is_idle())
    assert deeds.restored == [(FOLDER, Path("neu"), "geheim")]
    assert "was restored into neu" in page.result.text()
    assert page.restore.passphrase.passphrase() == ""


def test_a_folder_that_is_not_empty_is_said_and_nothing_lost(
    qtbot: QtBot, page: UpkeepPage, background: Background
) -> None:
    page.shelf.restore.click()
    page.restore.folder.setText("full")
    page.restore.start.click()
    qtbot.waitUntil(lambda: page.result.isVisible() and background.is_idle())
    assert "nothing was changed" in page.result.text()
    assert page.restore.start.isEnabled()


def test_without_a_folder_nothing_is_restored(page: UpkeepPage, deeds: Deeds) -> None:
    page.shelf.restore.click()
    page.restore.folder.clear()
    page.restore.start.click()
    assert deeds.restored == []


def test_restoring_can_be_stopped(
    qtbot: QtBot, page: UpkeepPage, background: Background, deeds: Deeds
) -> None:
    deeds.waits = True
    page.shelf.restore.click()
    page.restore.folder.setText("neu")
    page.restore.start.click()
    qtbot.waitUntil(lambda: page.bar.value() == 50)
    page.stop.click()
    qtbot.waitUntil(lambda: page.result.isVisible() and background.is_idle())
    assert "was stopped" in page.result.text()
    assert "your store" in page.result.text()
