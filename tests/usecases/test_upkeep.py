"""When the store was cared for last, and when it is time again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.back_up_store import BackUpStore
from komma_desk.usecases.commands.note_upkeep import NoteUpkeep, UpkeepDeed
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
