"""Backups by the command line: made, carried, restored, rehearsed; and the way back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from komma_desk.domain.audit import Compartment
from komma_desk.store.copying import copy_to
from komma_desk.usecases.queries.store_upkeep import StoreUpkeep, UpkeepView
from komma_desk.words import Language, current_language, use_language
from tests.journeys.desk_line import Line
from tests.journeys.town import ADMIN, CLEARING, passphrase_of


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Rehearsals leave nothing among the data of whoever runs the tests."""
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "daten"))
    return tmp_path / "daten"


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    before = current_language()
    use_language(Language.ENGLISH)
    yield
    use_language(before)


def upkeep(line: Line) -> UpkeepView:
    with line.town.unlock(CLEARING) as desk:
        view = desk.ask(StoreUpkeep())
    assert isinstance(view, UpkeepView)
    return view


def test_a_backup_is_made_carried_and_restored(line: Line, tmp_path: Path) -> None:
    folder, target = line.town.folder, tmp_path / "stick.komma-backup"
    made = line.by(CLEARING, "store", "backup", folder, "--to", target, "--json").json
    assert (made["checked"], made["carried_to"]) == (True, str(target))
    said = line.by(CLEARING, "store", "restore", target, tmp_path / "neu")
    assert said.status == 0, said.err
    assert "The store was restored in" in said.out
    found = line.by(CLEARING, "store", "restore", target, tmp_path / "auch", "--json").json
    assert found["good"]
    assert [each["health"] for each in found["lines"]] == ["good"] * 4
    assert line.by(CLEARING, "store", "check", tmp_path / "neu", "--json").json["good"]


def test_without_a_passphrase_it_is_said_what_was_not_looked_at(line: Line, tmp_path: Path) -> None:
    made = line.by(ADMIN, "store", "backup", line.town.folder, "--json").json
    assert not made["checked"]
    said = line("store", "restore", made["folder"], tmp_path / "neu")
    assert said.status == 0
    assert said.out.count("not looked at") == 3


def test_who_holds_no_key_is_told_that_the_cases_were_copied_closed(line: Line) -> None:
    said = line.by(ADMIN, "store", "backup", line.town.folder)
    assert "copied closed and not checked" in said.out


def test_only_clearing_and_administration_make_backups(line: Line) -> None:
    assert line.by("rita", "store", "backup", line.town.folder).status == 1
    assert list((line.town.folder / "backups").glob("2*")) == []


def test_a_rehearsal_is_remembered_and_leaves_no_trace(line: Line, own_data: Path) -> None:
    made = line.by(CLEARING, "store", "backup", line.town.folder, "--json").json
    assert upkeep(line).rehearsal is None
    said = line.by(CLEARING, "store", "rehearse", made["folder"], "--json")
    assert said.status == 0, said.err
    assert said.json["records"] > 20
    assert upkeep(line).rehearsal is not None
    assert not own_data.exists() or list(own_data.rglob("*.db")) == []


def test_a_carried_backup_is_rehearsed_for_the_store_one_names(line: Line, tmp_path: Path) -> None:
    folder, target = line.town.folder, tmp_path / "stick.komma-backup"
    line.by(CLEARING, "store", "backup", folder, "--to", target)
    assert line.by(CLEARING, "store", "rehearse", target).status == 0
    assert upkeep(line).rehearsal is None
    assert line.by(CLEARING, "store", "rehearse", target, "--store", folder).status == 0
    assert upkeep(line).rehearsal is not None


def test_a_backup_exchanged_for_an_older_one_fails_its_rehearsal(line: Line) -> None:
    first = line.by(CLEARING, "store", "backup", line.town.folder, "--json").json["folder"]
    second = line.by(CLEARING, "store", "backup", line.town.folder, "--json").json["folder"]
    for name in ("manifest.json", "office.db", "cases.db", "keys.json"):
        shutil.copy(Path(first) / name, Path(second) / name)
    said = line.by(CLEARING, "store", "rehearse", second)
    assert said.status == 3
    assert "not the backup that was made under the name" in said.err


def test_a_spoilt_backup_ends_in_a_sentence_that_names_the_file(line: Line, tmp_path: Path) -> None:
    made = line.by(CLEARING, "store", "backup", line.town.folder, "--json").json
    (Path(made["folder"]) / "cases.db").write_bytes(b"no page of ours")
    said = line.by(CLEARING, "store", "restore", made["folder"], tmp_path / "neu")
    assert said.status == 3
    assert "cases.db" in said.err
    assert not (tmp_path / "neu").exists()


def test_the_way_back_from_an_upgrade_is_one_command(line: Line) -> None:
    folder = line.town.folder
    assert line.by(CLEARING, "store", "go-back", folder).status == 1
    with line.town.unlock(CLEARING) as desk:
        key = desk.ring.file_key(Compartment.OFFICE).raw
    copy_to(folder / "office.db", key, folder / "backups" / "office-0001-before-0009.db")
    said = line.by(CLEARING, "store", "go-back", folder)
    assert said.status == 0, said.err
    assert "office.db is again as it was" in said.out
    assert list((folder / "backups").glob("office-set-aside-*.db"))
    with line.town.unlock(CLEARING) as desk:
        assert desk.actor.login == CLEARING
    assert passphrase_of(CLEARING) not in said.out
