"""A store is open at one desk, and a crash locks nobody out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from komma_desk.store import desk_lock
from komma_desk.store.desk_lock import NAME, OpenElsewhere, take
from tests.fakes.samples import NOON

ROOT: Final = Path(__file__).resolve().parents[2]
HOLDER: Final = """
import sys
from pathlib import Path
from komma_desk.store.desk_lock import take
from tests.fakes.samples import NOON
lock = take(Path(sys.argv[1]), now=NOON, nonce="other", host="here")
print("taken", flush=True)
sys.stdin.read()
"""


def _left_by(folder: Path, host: str, process: int) -> None:
    text = f'{{"host": "{host}", "process": {process}, "taken_at": "", "nonce": "n"}}'
    (folder / NAME).write_text(text, encoding="utf-8")


def _holder(folder: Path) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", HOLDER, str(folder)]
    other = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "taken\n"
    return other


def _end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_a_second_desk_of_this_computer_is_refused_while_the_first_lives(tmp_path: Path) -> None:
    other = _holder(tmp_path)
    try:
        with pytest.raises(OpenElsewhere) as refused:
            take(tmp_path, now=NOON, nonce="2", host="here")
    finally:
        _end(other)
    assert refused.value.facts == {"host": "here"}


def test_the_lease_of_a_killed_desk_is_taken_over(tmp_path: Path) -> None:
    _end(_holder(tmp_path))
    assert '"nonce": "other"' in (tmp_path / NAME).read_text()
    take(tmp_path, now=NOON, nonce="2", host="here").release()
    assert not (tmp_path / NAME).exists()


def test_one_process_opens_a_store_once(tmp_path: Path) -> None:
    first = take(tmp_path, now=NOON, nonce="1")
    with pytest.raises(OpenElsewhere):
        take(tmp_path, now=NOON, nonce="2")
    first.release()
    take(tmp_path, now=NOON, nonce="3").release()


def test_a_living_process_that_only_bears_the_number_locks_nobody_out(tmp_path: Path) -> None:
    _left_by(tmp_path, "here", os.getppid())
    lock = take(tmp_path, now=NOON, nonce="2", host="here")
    assert '"nonce": "2"' in (tmp_path / NAME).read_text()
    lock.release()


def test_a_lease_of_another_computer_is_not_ours_to_judge(tmp_path: Path) -> None:
    _left_by(tmp_path, "rathaus-1", 1)
    with pytest.raises(OpenElsewhere) as refused:
        take(tmp_path, now=NOON, nonce="2", host="rathaus-2")
    assert refused.value.facts == {"host": "rathaus-1"}
    assert '"host": "rathaus-1"' in (tmp_path / NAME).read_text()


def test_a_lease_that_nobody_can_read_is_replaced(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"\x00\xff half a line")
    lock = take(tmp_path, now=NOON, nonce="2")
    assert '"nonce": "2"' in (tmp_path / NAME).read_text()
    lock.release()


def test_nobody_gives_back_the_lease_of_another(tmp_path: Path) -> None:
    mine = take(tmp_path, now=NOON, nonce="1", host="here")
    _left_by(tmp_path, "there", 1)
    mine.release()
    assert (tmp_path / NAME).exists()


def test_without_a_common_lock_the_living_owner_of_the_lease_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As through two mounts that do not share their locks: the system says everything is free."""
    monkeypatch.setattr(desk_lock, "_locked", lambda _file: True)
    other = _holder(tmp_path)
    try:
        with pytest.raises(OpenElsewhere):
            take(tmp_path, now=NOON, nonce="2", host="here")
        assert '"nonce": "other"' in (tmp_path / NAME).read_text()
    finally:
        _end(other)
    take(tmp_path, now=NOON, nonce="3", host="here").release()


def test_a_later_process_with_the_same_number_is_not_taken_for_the_owner(tmp_path: Path) -> None:
    text = (
        f'{{"host": "here", "process": {os.getppid()}, "taken_at": "", "nonce": "n", "begun": "1"}}'
    )
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    take(tmp_path, now=NOON, nonce="2", host="here").release()


def test_a_lease_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the file system knows no links; and nothing is left beside it."""

    def unknown(*_paths: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", unknown)
    lock = take(tmp_path, now=NOON, nonce="1", host="here")
    assert {each.name for each in tmp_path.iterdir()} == {NAME, "lease.lock"}
    lock.release()
