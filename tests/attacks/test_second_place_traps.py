"""A second place written in by hand makes nobody's desk destroy, overwrite or hide anything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.schedule import NoSecondPlace, Schedule
from komma_desk.store.restore import InsideAStore, require_free
from komma_desk.usecases.commands.back_up_store import BackUpStore
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.save_schedule import SaveSchedule
from komma_desk.usecases.commands.take_in import TakeIn
from tests.fakes.given_evidence import attached
from tests.journeys.raw_store import change, office_key
from tests.journeys.town import ADMIN, CLEARING, Town, a_draft

PLANT = "INSERT OR REPLACE INTO settings (name, value) VALUES ('upkeep_backup_second_place', ?)"


def backed_up(town: Town, place: Path) -> Any:
    """Ines, who may do nothing, writes where; Karl, who may, backs up."""
    with town.unlock("ines") as ines:
        key = office_key(ines)
    assert change(town.folder, key, PLANT, str(place)) == 1
    with town.unlock(CLEARING) as karl:
        return karl.perform(BackUpStore()).receipt


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = tmp_path / "place"
    made.mkdir()
    return made


def test_strangers_files_beside_the_backups_stay(town: Town, place: Path) -> None:
    mine = place / "attachments"
    mine.mkdir()
    kept = [mine / "Urlaub.jpg", mine / ("a" * 32 + ".txt")]
    for each in kept:
        each.write_bytes(b"mine")
    assert backed_up(town, place).second_place is not None
    assert [each.read_bytes() for each in kept] == [b"mine"] * 2


def test_a_link_in_the_second_place_empties_no_other_folder(town: Town, place: Path) -> None:
    documents = place.parent / "Documents"
    documents.mkdir()
    kept = [documents / "letter", documents / ("a" * 32)]
    for each in kept:
        each.write_bytes(b"mine")
    (place / "attachments").symlink_to(documents, target_is_directory=True)
    assert backed_up(town, place).not_there
    assert [each.read_bytes() for each in kept] == [b"mine"] * 2


def test_a_link_on_the_shelf_empties_no_other_folder(town: Town, place: Path) -> None:
    kept = place / ("a" * 32)
    kept.write_bytes(b"mine")
    (town.folder / "backups").mkdir(exist_ok=True)
    (town.folder / "backups" / "attachments").symlink_to(place, target_is_directory=True)
    with town.unlock(CLEARING) as karl:
        karl.perform(BackUpStore())
    assert kept.read_bytes() == b"mine"


def test_the_folder_of_another_store_is_no_second_place(town: Town, place: Path) -> None:
    for name in ("keys.json", "office.db"):
        (place / name).write_bytes(b"")
    (place / "attachments").mkdir()
    theirs = place / "attachments" / ("a" * 32)
    theirs.write_bytes(b"theirs")
    assert backed_up(town, place).not_there
    assert theirs.exists()
    with town.unlock(ADMIN) as mira, pytest.raises(NoSecondPlace):
        mira.perform(SaveSchedule(Schedule(second_place=str(place))))


def test_no_file_is_overwritten_by_a_link_that_bears_the_name_of_a_copy(
    town: Town, place: Path
) -> None:
    file = NewAttachment(name="a.txt", content=b"x")
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft(), files=attached(rita, file)))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
    (sealed,) = (town.folder / "attachments").iterdir()
    precious = place.parent / "precious"
    precious.write_bytes(b"mine")
    (place / "attachments").mkdir()
    (place / "attachments" / f"{sealed.name}.part").symlink_to(precious)
    backed_up(town, place)
    assert precious.read_bytes() == b"mine"


def test_nothing_is_restored_into_a_store_by_way_of_a_link(town: Town, place: Path) -> None:
    (town.folder / "backups").mkdir(exist_ok=True)
    (place / "way").symlink_to(town.folder / "backups", target_is_directory=True)
    with pytest.raises(InsideAStore):
        require_free(place / "way" / "new")
