"""A founding that is killed leaves no half store, and can simply be done again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from komma_desk.bootstrap.checking import check_store
from komma_desk.bootstrap.founding import found_store
from komma_desk.bootstrap.founding_site import NoRoomBeside
from komma_desk.domain.roles import Role
from komma_desk.store.desk_lock import take
from komma_desk.usecases.founding import FirstPerson
from tests.journeys.town import CLEARING, Town, TownClock, passphrase_of

ROOT = Path(__file__).resolve().parents[2]


def one() -> FirstPerson:
    roles = frozenset({Role.ADMINISTRATOR, Role.CLEARING})
    return FirstPerson(login="eine", name="Eine", roles=roles, passphrase=passphrase_of("eine"))


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 on Windows")
@pytest.mark.parametrize("commit", [1, 2, 0])
def test_after_a_killed_founding_the_same_folder_is_founded_whole(
    tmp_path: Path, commit: int
) -> None:
    town = Town(tmp_path / "store")
    words = [sys.executable, "-m", "tests.journeys.killed_founding", str(town.folder), str(commit)]
    ended = subprocess.run(words, cwd=ROOT, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert not town.folder.exists()
    (left,) = tmp_path.iterdir()
    assert left.name.startswith("store.new-")
    founded = found_store(town.house, town.folder, "Neu", [one()])
    assert founded.cleared == (left.name,)
    assert [each.name for each in tmp_path.iterdir()] == ["store"]
    assert check_store(town.house, town.folder, "eine", passphrase_of("eine")).is_good


def test_a_founding_somebody_is_at_work_on_is_left_alone(tmp_path: Path) -> None:
    town = Town(tmp_path / "store")
    busy = tmp_path / "store.new-0a1b2c3d"
    busy.mkdir()
    lease = take(busy, now=TownClock().now(), nonce="ab")
    try:
        town.found()
    finally:
        lease.release()
    assert busy.is_dir()
    town.unlock(CLEARING).close()


def test_what_only_looks_like_a_leftover_is_left_alone(tmp_path: Path) -> None:
    mine = tmp_path / "store.new-year"
    mine.mkdir()
    (mine / "plan.txt").write_text("Feuerwerk")
    Town(tmp_path / "store").found()
    assert (mine / "plan.txt").read_text() == "Feuerwerk"


def test_a_place_nobody_may_write_to_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: Path, mode: int = 0, **_words: bool) -> None:
        raise PermissionError(13, "nothing")

    town = Town(tmp_path / "store")
    monkeypatch.setattr(Path, "mkdir", full)
    with pytest.raises(NoRoomBeside) as caught:
        town.found()
    said = caught.value.spoken()
    assert "Nothing was changed" in said or "nichts verändert" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_everything_in_a_founded_store_is_for_its_own_account(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        town = Town(tmp_path / "store")
        town.found()
        with town.unlock(CLEARING):
            found = [tmp_path / "store", *(tmp_path / "store").rglob("*")]
            open_ones = [each.name for each in found if each.stat().st_mode & 0o077]
    finally:
        os.umask(before)
    assert {"lease", "reserve.bin", "attachments", "backups"} <= {each.name for each in found}
    assert open_ones == []
