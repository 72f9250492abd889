"""The light of whoever keeps the store, and what is done by itself while it is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.schedule import Schedule
from komma_desk.domain.store_health import (
    Health,
    HealthLine,
    StoreHealth,
    require_going_on,
)
from komma_desk.store.backup_troubles import BackupNotWritten, BackupStopped
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.alert import Tone
from komma_desk.ui.upkeep.care_light import CareLight
from komma_desk.ui.upkeep.store_care import StoreCare
from komma_desk.ui.upkeep.upkeep_words import overall
from komma_desk.usecases.commands.back_up_store import BackUpStore
from komma_desk.usecases.commands.note_upkeep import NoteUpkeep, UpkeepDeed
from komma_desk.usecases.commands.write_checkpoint import WriteCheckpoint
from komma_desk.usecases.ports.backups import BackupPart, BackupProgress, MadeBackup
from komma_desk.usecases.queries.store_upkeep import StoreUpkeep, UpkeepView
from komma_desk.words import Bilingual
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
WELL = UpkeepView(
    now=NOW,
    backup=NOW,
    checked_backup=NOW,
    rehearsal=NOW,
    full_check=NOW,
    is_due=False,
    is_due_at_closing=False,
    is_check_due=False,
    shelf=(),
)
MADE = MadeBackup(folder=Path("backups"), taken_at=NOW, is_checked=True, fingerprint="f")
BAD = StoreHealth(
    (HealthLine(what=Bilingual(de="Akte", en="file"), health=Health.BAD, said=("It is gone.",)),)
)


def done(doorway: FakeDoorway) -> list[object]:
    """All but the checkpoint of the day, which is written whenever a desk begins."""
    return [each for each in doorway.performed if each != WriteCheckpoint(daily=True)]


class Checks:
    """How often a full check was asked for, and what it finds."""

    def __init__(self) -> None:
        self.made, self.found, self.waits = 0, [StoreHealth(())], False

    def __call__(self, go_on: Callable[[], bool]) -> StoreHealth:
        self.made += 1
        while self.waits:
            require_going_on(go_on)
        return self.found.pop(0) if len(self.found) > 1 else self.found[0]


@pytest.fixture
def checks() -> Checks:
    return Checks()


@pytest.fixture
def care(
    doorway: FakeDoorway,
    background: Background,
    counter: Counter,
    questions: Questions,
    checks: Checks,
) -> StoreCare:
    doorway.answers[StoreUpkeep] = lambda _: WELL
    doorway.answers[BackUpStore] = lambda _: Changes.of(Subject.SETTINGS).with_receipt(MADE)
    return StoreCare(doorway, background, counter, questions, full_check=checks)


@pytest.mark.parametrize(
    ("view", "tone", "said"),
    [
        (WELL, Tone.SUCCESS, "Backup up to date"),
        (replace(WELL, checked_backup=None), Tone.DANGER, "No checked backup yet"),
        (
            replace(WELL, checked_backup=NOW - timedelta(days=4)),
            Tone.WARNING,
            "Last backup 4 days ago",
        ),
        (
            replace(WELL, checked_backup=NOW - timedelta(days=9)),
            Tone.DANGER,
            "Last backup 9 days ago",
        ),
        (replace(WELL, rehearsal=None), Tone.WARNING, "Rehearsal is due"),
        (replace(WELL, full_check=None), Tone.WARNING, "Full check is due"),
        (
            replace(WELL, rehearsal=None, schedule=Schedule(rehearsal_days=0)),
            Tone.SUCCESS,
            "Backup up to date",
        ),
    ],
)
def test_the_worst_is_said_first_and_in_words(view: UpkeepView, tone: Tone, said: str) -> None:
    light = overall(view)
    assert (light.tone, light.said) == (tone, said)


def test_the_light_is_a_button_with_a_name(qtbot: QtBot) -> None:
    light = CareLight()
    qtbot.addWidget(light)
    assert light.isHidden()
    light.show_light(overall(WELL))
    assert light.button.accessibleName() == "Backup: Backup up to date"
    with qtbot.waitSignal(light.pressed):
        light.button.click()
    assert complaints_about(light) == []


def test_nothing_is_done_where_it_is_not_time(
    qtbot: QtBot, care: StoreCare, background: Background, doorway: FakeDoorway, checks: Checks
) -> None:
    care.begin()
    qtbot.waitUntil(background.is_idle)
    assert (done(doorway), checks.made) == ([], 0)


def test_a_backup_that_is_due_is_made_once(
    qtbot: QtBot, care: StoreCare, background: Background, doorway: FakeDoorway
) -> None:
    views = [replace(WELL, is_due=True), WELL]
    doorway.answers[StoreUpkeep] = lambda _: views.pop(0) if len(views) > 1 else views[0]
    care.begin()
    qtbot.waitUntil(lambda: done(doorway) == [BackUpStore()] and background.is_idle())
    assert care.trouble == ""


def test_nothing_begins_before_the_desk_came_to_rest(
    qtbot: QtBot, care: StoreCare, background: Background, doorway: FakeDoorway
) -> None:
    doorway.answers[StoreUpkeep] = lambda _: replace(WELL, is_due=True)
    care.start()
    qtbot.waitUntil(lambda: care.light is not None and background.is_idle())
    assert done(doorway) == []
    care.stop()


def test_a_full_disk_is_told_by_the_light_and_not_tried_again_at_once(
    qtbot: QtBot,
    care: StoreCare,
    background: Background,
    doorway: FakeDoorway,
    spoken: list[Exception],
) -> None:
    def full(_command: BackUpStore) -> Changes:
        raise BackupNotWritten

    doorway.answers[BackUpStore] = full
    doorway.answers[StoreUpkeep] = lambda _: replace(WELL, is_due=True)
    care.begin()
    qtbot.waitUntil(lambda: bool(care.trouble) and background.is_idle())
    care.look()
    qtbot.waitUntil(background.is_idle)
    assert done(doorway) == [BackUpStore()]
    assert care.light is not None
    assert care.light.tone is Tone.DANGER
    assert spoken == []


def test_locking_stops_what_is_being_done(
    qtbot: QtBot, care: StoreCare, background: Background, doorway: FakeDoorway
) -> None:
    begun: list[bool] = []

    def long(command: BackUpStore) -> Changes:
        begun.append(True)
        while command.watch(BackupProgress(part=BackupPart.CASES)):
            pass
        raise BackupStopped

    doorway.answers[BackUpStore] = long
    doorway.answers[StoreUpkeep] = lambda _: replace(WELL, is_due=True)
    care.begin()
    qtbot.waitUntil(lambda: bool(begun))
    care.stop()
    qtbot.waitUntil(background.is_idle)
    assert care.trouble == ""


def test_a_check_that_is_due_runs_and_is_remembered(
    qtbot: QtBot, care: StoreCare, background: Background, doorway: FakeDoorway, checks: Checks
) -> None:
    views = [replace(WELL, is_check_due=True), WELL]
    doorway.answers[StoreUpkeep] = lambda _: views.pop(0) if len(views) > 1 else views[0]
    care.begin()
    wanted = [NoteUpkeep(UpkeepDeed.FULL_CHECK)]
    qtbot.waitUntil(lambda: done(doorway) == wanted and background.is_idle())
    assert checks.made == 1


def test_what_looks_wrong_beside_the_work_is_looked_at_once_more_before_it_counts(
    qtbot: QtBot, care: StoreCare, background: Background, doorway: FakeDoorway, checks: Checks
) -> None:
    checks.found = [BAD, BAD]
    doorway.answers[StoreUpkeep] = lambda _: replace(WELL, is_check_due=True)
    care.begin()
    qtbot.waitUntil(lambda: "It is gone." in care.trouble and background.is_idle())
    assert checks.made == 2
    assert done(doorway) == []


def test_without_a_key_to_the_cases_there_is_only_the_light(
    qtbot: QtBot,
    doorway: FakeDoorway,
    background: Background,
    counter: Counter,
    questions: Questions,
) -> None:
    doorway.answers[StoreUpkeep] = lambda _: replace(WELL, is_due=True, is_check_due=True)
    care = StoreCare(doorway, background, counter, questions)
    care.begin()
    qtbot.waitUntil(lambda: care.light is not None and background.is_idle())
    assert done(doorway) == []


def test_the_checkpoint_of_the_day_is_written_when_the_desk_has_begun(
    qtbot: QtBot, care: StoreCare, background: Background, doorway: FakeDoorway
) -> None:
    care.begin()
    qtbot.waitUntil(background.is_idle)
    assert doorway.performed == [WriteCheckpoint(daily=True)]
