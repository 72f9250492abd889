"""A letter is to be saved under the name of the key file: the store would be gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from komma_desk.bootstrap.doors import HouseDoors
from komma_desk.domain.case import CaseListing
from komma_desk.store.backup_carrying import NotIntoAStore
from komma_desk.system.outside_files import InsideTheStore
from komma_desk.usecases.commands.back_up_store import BackUpStore
from komma_desk.usecases.commands.write_log_sheet import WriteLogSheet
from komma_desk.usecases.queries.case_list import CasePage
from tests.journeys.town import CLEARING, Town


@pytest.mark.parametrize("place", ["keys.json", "office.db", "blatt.pdf", "backups/blatt.pdf"])
def test_nothing_that_leaves_is_written_into_a_store(town: Town, place: str) -> None:
    before = (town.folder / "office.db").stat().st_ino
    with town.unlock(CLEARING) as karl:
        with pytest.raises(InsideTheStore) as refused:
            karl.perform(WriteLogSheet(town.folder / place))
        assert refused.value.spoken()
    town.unlock(CLEARING).close()
    assert (town.folder / "office.db").stat().st_ino == before


@pytest.mark.parametrize("place", ["cases.db", "office.db", "neu.komma-backup", "backups"])
def test_no_backup_to_carry_is_written_into_a_store(town: Town, place: str) -> None:
    before = {each.name for each in town.folder.iterdir()}
    with town.unlock(CLEARING) as karl:
        with pytest.raises(NotIntoAStore) as refused:
            karl.perform(BackUpStore(town.folder / place))
        assert refused.value.spoken()
        assert not (town.folder / "backups").exists() or not [*(town.folder / "backups").iterdir()]
    with town.unlock(CLEARING) as karl:
        karl.ask(CasePage(CaseListing()))
    assert before - {each.name for each in town.folder.iterdir()} == set()


def test_no_report_of_an_import_takes_the_place_of_the_key_file(town: Town, tmp_path: Path) -> None:
    keys = (town.folder / "keys.json").read_bytes()
    doors = HouseDoors(town.house)
    with pytest.raises(InsideTheStore):
        doors.write_import_report(town.folder / "keys.json", 0, 0, (), dry_run=False)
    assert (town.folder / "keys.json").read_bytes() == keys
    doors.write_import_report(tmp_path / "bericht.csv", 0, 0, (), dry_run=False)
    assert (tmp_path / "bericht.csv").stat().st_size > 0


def test_beside_the_store_it_may_lie(town: Town, tmp_path: Path) -> None:
    beside = town.folder.parent / "blatt.pdf"
    with town.unlock(CLEARING) as karl:
        karl.perform(WriteLogSheet(beside))
    assert beside.read_bytes().startswith(b"%PDF")
