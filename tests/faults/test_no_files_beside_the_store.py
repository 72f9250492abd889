"""A day's work leaves the store, the settings, the crash log and what was asked for: no more."""

from __future__ import annotations

import ctypes
import json
import os
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from tests.journeys.town import Town

ROOT: Final = Path(__file__).resolve().parents[2]
OWN: Final = {
    "HOME": "home",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_RUNTIME_DIR": "runtime",
    "TMPDIR": "tmp",
}
SETTINGS: Final = "config/KommA/KommA Desk.ini"
CRASH_LOGS: Final = {f"data/KommA/KommA Desk/{name}" for name in ("crash.log", "crash.fatal.log")}
LETTER: Final = "out/brief.pdf"
HEADS: Final = {"store", "out"}


@dataclass(frozen=True)
class Day:
    place: Path
    opened: tuple[str, ...]  # by Python, for writing, as far as they lie below `place`
    elsewhere: tuple[str, ...]
    passing: frozenset[str]  # made by anybody in the folders of others, even for a moment


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    place = tmp_path_factory.mktemp("day")
    for name in (*OWN.values(), "out", "stand"):
        (place / name).mkdir(mode=0o700)
    Town(place / "store").found()
    told = place / "seen.json"
    environment = {
        **os.environ,
        **{name: str(place / folder) for name, folder in OWN.items()},
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    words = (str(place / "store"), str(place / "out"), str(told))
    watched = [place / name for name in ("home", "cache", "runtime", "tmp", "stand")]
    with passing_through(watched) as passing:
        done = subprocess.run(
            [sys.executable, "-m", "tests.faults.watched_session", *words],
            cwd=place / "stand",
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    seen = [Path(each) for each in json.loads(told.read_text(encoding="utf-8"))]
    told.unlink()
    below = tuple(str(each.relative_to(place)) for each in seen if each.is_relative_to(place))
    elsewhere = tuple(str(each) for each in seen if not each.is_relative_to(place))
    return Day(place, below, elsewhere, frozenset(passing))


def asked_for(path: str) -> bool:
    """The settings are written by Qt beside their place and put there; so are our letters."""
    known = {SETTINGS, LETTER, *CRASH_LOGS}
    folders = {str(Path(each).parent) for each in known}
    return (
        path.partition("/")[0] in HEADS
        or path in known
        or any(each == path or each.startswith(f"{path}/") for each in folders)
    )


def test_the_day_was_watched_at_all(day: Day) -> None:
    assert any(path.startswith("store/") for path in day.opened)
    assert any(path.startswith("out/") for path in day.opened)


def test_our_code_writes_to_the_store_the_crash_log_and_the_letter_only(day: Day) -> None:
    assert [path for path in day.opened if not asked_for(path)] == []
    outside = [path for path in day.elsewhere if not path.startswith(("/dev/", "/proc/"))]
    assert outside == []


def test_nothing_else_is_there_in_the_evening(day: Day) -> None:
    files = {
        str(path.relative_to(day.place))
        for path in day.place.rglob("*")
        if path.is_file() and not path.is_relative_to(day.place / "store")
    }
    assert files <= {SETTINGS, LETTER, *CRASH_LOGS}
    assert {SETTINGS, LETTER} <= files


@pytest.mark.skipif(sys.platform != "linux", reason="watches folders as Linux can")
def test_no_library_leaves_anything_there_even_for_a_moment(day: Day) -> None:
    assert day.passing == frozenset()


@pytest.mark.skipif(sys.platform != "linux", reason="watches folders as Linux can")
def test_the_watch_sees_a_file_that_was_there_for_a_moment(tmp_path: Path) -> None:
    with passing_through([tmp_path]) as passing, tempfile.NamedTemporaryFile(dir=tmp_path) as spare:
        name = Path(spare.name).name
    assert passing == {f"{tmp_path.name}/{name}"}


IN_CREATE: Final = 0x100
IN_MOVED_TO: Final = 0x80
HEAD: Final = struct.Struct("iIII")


@contextmanager
def passing_through(folders: list[Path]) -> Iterator[set[str]]:
    """The names of everything made in these folders meanwhile; nothing on other systems."""
    found: set[str] = set()
    if sys.platform != "linux":
        yield found
        return
    library = ctypes.CDLL(None)
    ear = library.inotify_init1(os.O_NONBLOCK)
    watched = {
        library.inotify_add_watch(ear, os.fsencode(each), IN_CREATE | IN_MOVED_TO): each.name
        for each in folders
    }
    try:
        yield found
        while heard := _heard(ear):
            at = 0
            while at < len(heard):
                watch, _mask, _cookie, length = HEAD.unpack_from(heard, at)
                name = heard[at + HEAD.size : at + HEAD.size + length].rstrip(b"\0")
                found.add(f"{watched[watch]}/{os.fsdecode(name)}")
                at += HEAD.size + length
    finally:
        os.close(ear)


def _heard(ear: int) -> bytes:
    try:
        return os.read(ear, 65_536)
    except BlockingIOError:
        return b""
