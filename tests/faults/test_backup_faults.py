"""A backup under bad stars: others writing, killed anywhere, a full disk; the old ones stay."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from komma_desk.bootstrap.restoring import restore_backup
from komma_desk.domain.audit import Compartment
from komma_desk.store.backup_shelf import backups_on
from komma_desk.store.check import check_cases, check_office
from komma_desk.store.copying import copy_to
from komma_desk.usecases.commands.back_up_store import BackUpStore
from tests.faults.test_store_crashes import WRITER
from tests.journeys.town import CLEARING, Town, passphrase_of
from tests.store.conftest import KEYS

ROOT: Final = Path(__file__).resolve().parents[2]
DYING: Final = """
import os, signal, sys
from pathlib import Path
from tests.journeys.town import CLEARING, Town, passphrase_of
from komma_desk.bootstrap.restoring import restore_backup
from komma_desk.store import backup, backup_carrying, restore
from komma_desk.usecases.commands.back_up_store import BackUpStore
room, name, call, folder, aim = sys.argv[1:]
module = {"backup": backup, "carrying": backup_carrying, "restore": restore}[room]
real, left = getattr(module, name), [int(call)]
def die(*given, **named):
    left[0] -= 1
    if left[0] == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*given, **named)
setattr(module, name, die)
town = Town(Path(folder))
town.clock.at = town.clock.at.replace(hour=12)
if room == "restore":
    (first,) = sorted((Path(folder) / "backups").glob("2*"))
    restore_backup(town.house, first, Path(aim), CLEARING, passphrase_of(CLEARING))
else:
    with town.unlock(CLEARING) as desk:
        desk.perform(BackUpStore(Path(aim)))
"""
FULL: Final = """
import resource, signal, sys
from pathlib import Path
from tests.journeys.town import CLEARING, Town
from komma_desk.usecases.commands.back_up_store import BackUpStore
town = Town(Path(sys.argv[1]))
town.clock.at = town.clock.at.replace(hour=12)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with town.unlock(CLEARING) as desk:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
    try:
        desk.perform(BackUpStore())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
"""


@pytest.fixture
def town(tmp_path: Path) -> Town:
    made = Town(tmp_path / "store")
    made.found()
    return made


def backed_up(town: Town) -> Any:
    with town.unlock(CLEARING) as desk:
        return desk.perform(BackUpStore()).receipt


def ran(script: str, *given: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, given)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )


def comes_back(town: Town, backup: Path, to: Path) -> bool:
    found = restore_backup(town.house, backup, to, CLEARING, passphrase_of(CLEARING))
    return found.health.is_good


@pytest.mark.parametrize("compartment", Compartment)
def test_a_copy_made_while_another_process_writes_is_whole_and_nothing_acknowledged_is_missing(
    store: Path, compartment: Compartment
) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(store)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    name = f"{compartment}.db"
    seen = 0
    for number in range(4):
        while seen < 3 * (number + 1):
            seen = int(writer.stdout.readline().partition("-")[2])
        copy = store / f"copy-{number}.db"
        assert copy_to(store / name, KEYS[compartment], copy)
        look = check_office if compartment is Compartment.OFFICE else check_cases
        report = look(copy, KEYS[compartment])
        assert report.is_sound
        assert report.head is not None
        assert report.head.sequence >= seen
    writer.kill()
    writer.stdout.close()
    writer.wait()


@pytest.mark.parametrize(
    ("room", "name", "call"),
    [
        ("backup", "copy_to", 2),
        ("backup", "pooled", 1),
        ("backup", "write_file", 1),
        ("backup", "sync", 3),
        ("backup", "keep_newest", 1),
        ("carrying", "compare", 1),
    ],
)
def test_killed_anywhere_in_a_backup_what_counts_as_one_comes_back(
    town: Town, tmp_path: Path, room: str, name: str, call: int
) -> None:
    earlier, aim = backed_up(town), tmp_path / "stick.komma-backup"
    assert ran(DYING, room, name, call, town.folder, aim).returncode == -9
    there = [folder for folder, _manifest in backups_on(town.folder / "backups")]
    assert earlier.folder in there
    for folder in there:
        assert comes_back(town, folder, tmp_path / folder.name)
    assert not aim.exists()
    town.clock.at = town.clock.at.replace(hour=18)
    backed_up(town)
    assert list((town.folder / "backups").rglob("*.part")) == []


@pytest.mark.parametrize(("name", "call"), [("fetch", 2), ("sync", 1)])
def test_a_restore_that_was_killed_is_no_store_or_a_whole_one(
    town: Town, tmp_path: Path, name: str, call: int
) -> None:
    backup, aim = backed_up(town).folder, tmp_path / "neu"
    assert ran(DYING, "restore", name, call, town.folder, aim).returncode == -9
    assert not town.house.is_store(aim) or name == "sync"
    shutil.rmtree(aim)
    assert comes_back(town, backup, aim)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of a file")
@pytest.mark.parametrize("most", [1_000, 150_000])
def test_on_a_full_disk_the_earlier_backups_stay(town: Town, tmp_path: Path, most: int) -> None:
    earlier = backed_up(town)
    ended = ran(FULL, town.folder, most)
    assert ended.returncode == 1
    assert "BackupNotWritten" in ended.stderr
    shelf = town.folder / "backups"
    assert [folder for folder, _manifest in backups_on(shelf)] == [earlier.folder]
    assert list(shelf.rglob("*.part")) == []
    assert comes_back(town, earlier.folder, tmp_path / "neu")
    assert (backed_up(town)).is_checked
