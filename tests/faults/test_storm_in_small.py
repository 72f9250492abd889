"""The storm in the size of continuous integration; in full by `tests/faults/storm.py --full`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults import power_cuts, trace
from tests.faults.ground import prepare

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked and killed")
needs_strace = pytest.mark.skipif(not trace.is_possible(), reason="strace is not installed")


def survives(storm: str) -> bool:
    """In a process of its own: this one may have threads, which do not survive a fork."""
    words = [sys.executable, "tests/faults/storm.py", "--only", storm]
    ended = subprocess.run(words, cwd=ROOT, check=False, capture_output=True, text=True)
    sys.stdout.write(ended.stdout + ended.stderr)
    return ended.returncode == 0


def test_nothing_told_is_lost_by_a_kill_at_a_random_moment() -> None:
    assert survives("kills")


@needs_strace
def test_nothing_told_is_lost_by_a_power_cut() -> None:
    assert survives("cuts")


@needs_strace
def test_a_desk_that_does_not_sync_would_be_caught(tmp_path: Path) -> None:
    store = prepare(tmp_path / "store")
    assert power_cuts.storm(store, tmp_path, 6, seed=1, without_sync=True).lost > 0


def test_a_full_disk_is_said_at_every_step_of_a_filing() -> None:
    assert survives("full")


def test_no_flipped_bit_is_silently_wrong() -> None:
    assert survives("flips")


def test_of_eight_desks_one_gets_the_store() -> None:
    assert survives("seats")


def test_of_eight_desks_by_two_ways_without_a_common_lock_one_gets_the_store() -> None:
    assert survives("mounts")


def test_a_store_that_is_kept_is_whole_after_a_kill_at_a_random_moment() -> None:
    """While it is backed up, restored, brought up to date, and while somebody leaves."""
    assert survives("keeping")
