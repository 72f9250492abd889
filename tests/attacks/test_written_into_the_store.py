"""A letter is to be saved under the name of the key file: the store would be gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from komma_desk.system.outside_files import InsideTheStore
from komma_desk.usecases.commands.write_log_sheet import WriteLogSheet
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


def test_beside_the_store_it_may_lie(town: Town, tmp_path: Path) -> None:
    beside = town.folder.parent / "blatt.pdf"
    with town.unlock(CLEARING) as karl:
        karl.perform(WriteLogSheet(beside))
    assert beside.read_bytes().startswith(b"%PDF")
