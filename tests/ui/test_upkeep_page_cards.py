"""The cards of the page for backups: schedule, files set aside, the backups there are."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes
from komma_desk.domain.schedule import NoSecondPlace, Schedule
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.upkeep.restore_card import RestoreCard
from komma_desk.ui.upkeep.upkeep_page import UpkeepPage
from komma_desk.usecases.commands.put_file_back import PutFileBack
from komma_desk.usecases.commands.save_schedule import SaveSchedule
from komma_desk.usecases.ports.backups import ShelvedBackup
from tests.fakes.orphans import FILES
from tests.ui.doorways import FakeDoorway
from tests.ui.upkeep_room import (
    FOLDER,
    NOW,
    Deeds,
    deeds,
    page,
)

__all__ = ["deeds", "page"]


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


def test_the_new_folder_is_named_after_the_backup_unless_somebody_named_it(tmp_path: Path) -> None:
    card = RestoreCard()
    shelf = [
        ShelvedBackup(folder=tmp_path / "KommA" / "backups" / name, taken_at=NOW, is_checked=True)
        for name in ("20261121T080000Z", "20261122T080000Z")
    ]
    (tmp_path / "KommA-2026-11-22").mkdir()
    card.show_shelf(tuple(shelf))
    assert card.folder.text() == str(tmp_path / "KommA-2026-11-21")
    card.choose_backup(shelf[1].folder)
    assert card.folder.text() == str(tmp_path / "KommA-2026-11-22-2")
    card.folder.setText("anderswo")
    card.choose_backup(shelf[0].folder)
    assert card.folder.text() == "anderswo"


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
