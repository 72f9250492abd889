"""When the store was cared for last, and when it is time again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.errors import Refusal
from komma_desk.domain.roles import Role
from komma_desk.domain.schedule import (
    FEWEST_KEPT,
    MOST_DAYS,
    MOST_HOURS,
    MOST_KEPT,
    NotASchedule,
    Schedule,
)
from komma_desk.usecases.commands.back_up_store import BackUpStore
from komma_desk.usecases.commands.note_upkeep import NoteUpkeep, UpkeepDeed
from komma_desk.usecases.commands.save_schedule import SaveSchedule
from komma_desk.usecases.ports.backups import MadeBackup
from komma_desk.usecases.queries.store_upkeep import BackupPrint, StoreUpkeep, UpkeepView
from komma_desk.usecases.upkeep_settings import BACKUP_CHECKED, EVERY_HOURS
from tests.usecases.workbench import Workbench


def view(bench: Workbench) -> UpkeepView:
    found = bench.at(Role.ADMINISTRATOR).ask(StoreUpkeep())
    assert isinstance(found, UpkeepView)
    return found


def put(bench: Workbench, name: str, value: str) -> None:
    with bench.desk.change() as work:
        work.office.settings.put(name, value)
        work.commit()


def test_a_store_never_backed_up_is_due() -> None:
    found = view(Workbench())
    assert found.is_due
    assert (found.backup, found.rehearsal, found.full_check) == (None, None, None)


def test_a_checked_backup_is_good_for_a_day() -> None:
    bench = Workbench()
    bench.at(Role.CLEARING).perform(BackUpStore())
    assert not view(bench).is_due
    bench.clock.at += timedelta(days=1)
    assert view(bench).is_due


@pytest.mark.parametrize(("hours", "is_due"), [("0", False), ("1", True), ("200", False)])
def test_how_often_is_a_setting_and_nought_means_never(hours: str, is_due: bool) -> None:
    bench = Workbench()
    bench.at(Role.CLEARING).perform(BackUpStore())
    put(bench, EVERY_HOURS, hours)
    bench.clock.at += timedelta(hours=30)
    assert view(bench).is_due is is_due


@pytest.mark.parametrize("text", ["", "gestern", "-5", "²"])
def test_settings_written_by_hand_count_as_not_written(text: str) -> None:
    bench = Workbench()
    put(bench, BACKUP_CHECKED, text)
    put(bench, EVERY_HOURS, text)
    assert view(bench).is_due


def test_a_moment_without_a_time_zone_is_taken_for_utc() -> None:
    bench = Workbench()
    put(bench, BACKUP_CHECKED, "2026-10-05T07:00:00")
    assert not view(bench).is_due


@pytest.mark.parametrize("deed", UpkeepDeed)
def test_rehearsals_and_checks_are_remembered_each_for_itself(deed: UpkeepDeed) -> None:
    bench = Workbench()
    bench.at(Role.CLEARING).perform(NoteUpkeep(deed))
    found = view(bench)
    assert (found.rehearsal is None) is (deed is not UpkeepDeed.REHEARSAL)
    assert (found.full_check is None) is (deed is not UpkeepDeed.FULL_CHECK)


def test_the_fingerprint_of_a_backup_is_kept_under_its_name() -> None:
    bench = Workbench()
    bench.at(Role.CLEARING).perform(BackUpStore())
    ask = bench.at(Role.CLEARING).ask
    assert ask(BackupPrint("20261005T080000Z")) == "f" * 64
    assert ask(BackupPrint("20261006T080000Z")) == ""


def test_nobody_is_asked_at_closing_where_the_schedule_says_so() -> None:
    bench = Workbench()
    assert view(bench).is_due_at_closing
    bench.at(Role.CLEARING).perform(SaveSchedule(Schedule(on_closing=False)))
    assert not view(bench).is_due_at_closing
    assert view(bench).is_due


def test_a_full_check_is_due_after_its_days_and_never_at_nought() -> None:
    bench = Workbench()
    assert view(bench).is_check_due
    bench.at(Role.CLEARING).perform(NoteUpkeep(UpkeepDeed.FULL_CHECK))
    assert not view(bench).is_check_due
    bench.clock.at += timedelta(days=30)
    assert view(bench).is_check_due
    bench.at(Role.CLEARING).perform(SaveSchedule(Schedule(check_days=0)))
    assert not view(bench).is_check_due


@pytest.mark.parametrize(
    "wrong",
    [
        Schedule(every_hours=-1),
        Schedule(every_hours=10_000),
        Schedule(keep=1),
        Schedule(check_days=-3),
        Schedule(rehearsal_days=1_000),
    ],
)
def test_a_number_that_cannot_be_is_refused_and_changes_nothing(wrong: Schedule) -> None:
    bench = Workbench()
    with pytest.raises(NotASchedule):
        bench.at(Role.CLEARING).perform(SaveSchedule(wrong))
    assert view(bench).schedule == Schedule()


@pytest.mark.parametrize("place", ["daneben", "/somewhere/nowhere", "/a" * 400, "/a\0b"])
def test_a_second_place_that_cannot_be_is_refused(place: str) -> None:
    bench = Workbench()
    with pytest.raises(Refusal):
        bench.at(Role.CLEARING).perform(SaveSchedule(Schedule(second_place=place)))
    assert view(bench).schedule == Schedule()


@given(
    st.builds(
        Schedule,
        on_closing=st.booleans(),
        every_hours=st.integers(0, MOST_HOURS),
        keep=st.integers(FEWEST_KEPT, MOST_KEPT),
        check_days=st.integers(0, MOST_DAYS),
        rehearsal_days=st.integers(0, MOST_DAYS),
    )
)
def test_a_schedule_is_remembered_as_it_was_given(schedule: Schedule) -> None:
    bench = Workbench()
    bench.at(Role.ADMINISTRATOR).perform(SaveSchedule(schedule))
    assert view(bench).schedule == schedule


def test_a_backup_goes_to_the_second_place_as_well() -> None:
    bench = Workbench()
    place = str(Path("stick").absolute())
    bench.at(Role.CLEARING).perform(SaveSchedule(Schedule(second_place=place)))
    made = bench.at(Role.CLEARING).perform(BackUpStore()).receipt
    assert isinstance(made, MadeBackup)
    assert made.second_place == Path(place)
