"""Locking ends the process that had the keys; a fresh one unlocks at the same page."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Any, Final

import pytest

from tests.faults.locking_desk import GO, LAST_SECOND, LOG, PAGE, PARTS, WRITTEN
from tests.journeys.town import CLEARING, Town, passphrase_of

ROOT: Final = Path(__file__).resolve().parents[2]
PATIENCE: Final = 240.0  # two starts on a machine that does ten other things
POSIX: Final = pytest.mark.skipif(sys.platform == "win32", reason="reads processes as POSIX does")
pytestmark = POSIX


class Desk:
    """The two processes and what the lower one told of itself."""

    def __init__(self, place: Path, above: subprocess.Popen[str]) -> None:
        self.place, self.above = place, above

    def told(self, turn: int, fact: str) -> dict[str, Any]:
        """Waits for the line of this turn that has this fact."""
        until = monotonic() + PATIENCE
        while monotonic() < until and not self.is_over():
            for line in self.log():
                found: dict[str, Any] = json.loads(line)
                if found["turn"] == turn and fact in found:
                    return found
        raise AssertionError(f"turn {turn} never told its {fact}: {self.log()}")

    def log(self) -> list[str]:
        log = self.place / "log"
        return log.read_text(encoding="utf-8").splitlines() if log.exists() else []

    def is_over(self) -> bool:
        """Looks again after a moment."""
        with suppress(subprocess.TimeoutExpired):
            self.above.wait(0.05)
        return self.above.poll() is not None

    def go(self, turn: int) -> None:
        (self.place / "go" / str(turn)).touch()


@contextmanager
def desk_of(place: Path, folder: Path, *parts: str) -> Iterator[Desk]:
    for name in ("home", "config", "data", "tmp", "go"):
        (place / name).mkdir()
    environment = os.environ | {
        "HOME": str(place / "home"),
        "XDG_CONFIG_HOME": str(place / "config"),
        "XDG_DATA_HOME": str(place / "data"),
        "TMPDIR": str(place / "tmp"),
        "QT_QPA_PLATFORM": "offscreen",
        LOG: str(place / "log"),
        GO: str(place / "go"),
        PARTS: ",".join(parts),
    }
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.locking_desk", str(folder)],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    ) as above:
        try:
            yield Desk(place, above)
        finally:
            above.terminate()


def is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    town = Town(tmp_path / "store")
    town.found()
    return town.folder


def test_a_lock_ends_the_process_with_the_keys_and_comes_back_to_the_same_page(
    folder: Path, tmp_path: Path
) -> None:
    with desk_of(tmp_path, folder, "lock", "stay") as desk:
        first = desk.told(0, "process")
        assert first["page"] == "cases", "clearing begins at the cases"
        assert (folder / "lease").exists()
        desk.go(0)
        entry = desk.told(1, "notice")
        assert is_gone(first["process"]), "the process that had the keys still lives"
        assert (entry["login"], entry["notice"]) == (CLEARING, "")
        second = desk.told(1, "process")
        assert second["process"] != first["process"]
        assert (second["page"], second["height"], second["draft"]) == (PAGE, 700, WRITTEN)
        assert second["message"] == LAST_SECOND, "what was typed in the last second is gone"
        assert desk.above.poll() is None


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_polite_end_of_the_upper_process_ends_the_lower_one_in_order(
    folder: Path, tmp_path: Path, name: str
) -> None:
    with desk_of(tmp_path, folder, "stay") as desk:
        below = desk.told(0, "process")["process"]
        desk.above.send_signal(signal.Signals[name])
        assert desk.above.wait(PATIENCE) == 0
        assert is_gone(below)
        assert not (folder / "lease").exists(), "the lease was not given back"


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux to end it")
def test_the_lower_process_does_not_outlive_a_killed_upper_one(
    folder: Path, tmp_path: Path
) -> None:
    with desk_of(tmp_path, folder, "stay") as desk:
        below = os.pidfd_open(desk.told(0, "process")["process"])
        desk.above.kill()
        desk.above.wait(PATIENCE)
        ended, _, _ = select.select([below], [], [], PATIENCE)
        os.close(below)
        assert ended
        assert not (folder / "lease").exists(), "the lease was not given back"


def test_after_a_crash_a_fresh_desk_says_so_and_opens_at_the_same_page(
    folder: Path, tmp_path: Path
) -> None:
    with desk_of(tmp_path, folder, "crash", "stay") as desk:
        first = desk.told(0, "process")
        desk.go(0)
        assert "unerwartet beendet" in desk.told(1, "notice")["notice"]
        second = desk.told(1, "process")
        assert (second["page"], second["draft"]) == (PAGE, WRITTEN)
        assert is_gone(first["process"])


def test_two_crashes_in_a_row_end_with_a_sentence_and_no_content(
    folder: Path, tmp_path: Path
) -> None:
    with desk_of(tmp_path, folder, "fall", "fall", "stay") as desk:
        assert desk.above.stderr is not None
        said = desk.above.stderr.read()
        assert desk.above.wait(PATIENCE) == 3
        assert "KommA Desk" in said
        assert len(said.splitlines()) == 1
        log = (tmp_path / "log").read_text(encoding="utf-8")
        assert log.count('"notice"') == 2


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root may read such a memory"
)
def test_the_upper_process_never_has_a_key_and_no_environment_has_a_passphrase(
    folder: Path, tmp_path: Path
) -> None:
    with desk_of(tmp_path, folder, "lock", "stay") as desk:
        first = desk.told(0, "process")
        key = b64decode(first["key"])
        assert lies_in_memory_of(first["process"], key), "the search itself finds what is there"
        desk.go(0)
        desk.told(1, "process")
        assert not lies_in_memory_of(desk.above.pid, key)
        for process in (desk.above.pid, desk.told(1, "process")["process"]):
            environment = Path(f"/proc/{process}/environ").read_bytes()
            assert passphrase_of(CLEARING).encode() not in environment


def lies_in_memory_of(process: int, sought: bytes) -> bool:
    """As raw bytes, or in hex as the cipher's own key string has it."""
    forms = (sought, sought.hex().encode())
    with (
        Path(f"/proc/{process}/maps").open(encoding="ascii") as maps,
        Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory,
    ):
        for line in maps:
            span, rights, *_rest = line.split()
            if not rights.startswith("rw"):
                continue
            start, end = (int(each, 16) for each in span.split("-"))
            memory.seek(start)
            try:
                content = memory.read(end - start)
            except OSError:
                continue
            if any(form in content for form in forms):
                return True
    return False
