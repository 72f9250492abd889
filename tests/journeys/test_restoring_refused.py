"""A restore that cannot be, or is stopped, leaves nothing behind and everything as it was."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from komma_desk.bootstrap.restoring import can_go_back_in, rehearse_backup, restore_backup
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.store import restore
from komma_desk.store.restore import (
    InsideAStore,
    NoSpaceToRestore,
    NotIntoThisFolder,
    NotRestored,
    RestoreStopped,
)
from komma_desk.usecases.commands.back_up_store import BackUpStore
from komma_desk.usecases.ports.backups import BackupProgress, MadeBackup, Watch
from tests.journeys.town import CLEARING, Town, passphrase_of


@pytest.fixture
def backup(founded_town: Town) -> Path:
    with founded_town.unlock(CLEARING) as karl:
        made = karl.perform(BackUpStore()).receipt
    assert isinstance(made, MadeBackup)
    return made.folder


def refused(kind: type[Refusal | Trouble], work: Callable[[], object]) -> str:
    with pytest.raises(kind) as caught:
        work()
    assert isinstance(caught.value, Refusal | Trouble)
    return caught.value.spoken()


def test_stopped_at_any_file_nothing_is_left(
    founded_town: Town, backup: Path, tmp_path: Path
) -> None:
    new, seen = tmp_path / "neu", list[BackupProgress]()

    def stop_at(number: int) -> Callable[[BackupProgress], bool]:
        def watch(progress: BackupProgress) -> bool:
            seen.append(progress)
            return progress.done < number

        return watch

    for number in range(3):
        watch = stop_at(number)

        def work(watch: Watch = watch) -> object:
            return restore_backup(founded_town.house, backup, new, None, None, watch)

        said = refused(RestoreStopped, work)
        assert not new.exists()
    assert "your store" in said or "Ihre Ablage" in said
    assert {each.whole for each in seen} == {3}
    founded_town.unlock(CLEARING).close()


def test_a_rehearsal_can_be_stopped_and_leaves_nothing(
    founded_town: Town, backup: Path, tmp_path: Path
) -> None:
    room = tmp_path / "room"
    text = passphrase_of(CLEARING)
    with pytest.raises(RestoreStopped):
        rehearse_backup(
            founded_town.house, backup, CLEARING, text, room=room, watch=lambda _: False
        )
    assert not room.exists()


def test_never_into_a_folder_with_something_in_it_or_into_a_store(
    founded_town: Town, backup: Path, tmp_path: Path
) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "brief.txt").write_text("meins")
    for kind, place in (
        (NotIntoThisFolder, full),
        (NotIntoThisFolder, founded_town.folder),
        (InsideAStore, founded_town.folder / "backups" / "neu"),
    ):

        def work(place: Path = place) -> object:
            return restore_backup(founded_town.house, backup, place, None, None)

        refused(kind, work)
    assert (full / "brief.txt").read_text() == "meins"
    assert not (founded_town.folder / "backups" / "neu").exists()


def test_too_little_space_is_said_before_anything_is_written(
    founded_town: Town, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Tight:
        free = 10

    monkeypatch.setattr(restore.shutil, "disk_usage", lambda _: Tight)  # type: ignore[attr-defined]  # as the room sees it
    new = tmp_path / "neu"
    said = refused(
        NoSpaceToRestore, lambda: restore_backup(founded_town.house, backup, new, None, None)
    )
    assert "10 bytes" in said or "10 Byte" in said
    assert not new.exists()


def test_a_disk_that_fails_meanwhile_loses_nothing(
    founded_town: Town, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_words: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(restore, "fetch", fails)
    new = tmp_path / "neu"
    refused(NotRestored, lambda: restore_backup(founded_town.house, backup, new, None, None))
    assert not new.exists()


def test_there_is_a_way_back_only_after_an_upgrade(founded_town: Town) -> None:
    assert not can_go_back_in(founded_town.house, founded_town.folder)
    before = founded_town.folder / "backups" / "cases-0001-before-0002.db"
    shutil.copy(founded_town.folder / "cases.db", before)
    assert can_go_back_in(founded_town.house, founded_town.folder)
    assert not can_go_back_in(founded_town.house, founded_town.folder.parent)
