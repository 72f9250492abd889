"""A store is open at one desk, and a crash locks nobody out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from komma_desk.store.desk_lock import NAME, OpenElsewhere, take
from tests.fakes.samples import NOON


def _alive(_process: int) -> bool:
    return True


def _dead(_process: int) -> bool:
    return False


def _pretend(folder: Path, *, host: str, process: int) -> None:
    text = f'{{"host": "{host}", "process": {process}, "taken_at": "", "nonce": "n"}}'
    (folder / NAME).write_text(text, encoding="utf-8")


def test_a_second_computer_is_refused_with_the_name_of_the_first(tmp_path: Path) -> None:
    take(tmp_path, now=NOON, nonce="1", host="rathaus-1")
    with pytest.raises(OpenElsewhere) as refused:
        take(tmp_path, now=NOON, nonce="2", host="rathaus-2")
    assert refused.value.facts == {"host": "rathaus-1"}


def test_a_living_process_of_this_computer_keeps_its_lease(tmp_path: Path) -> None:
    _pretend(tmp_path, host="here", process=os.getpid() + 1)
    with pytest.raises(OpenElsewhere):
        take(tmp_path, now=NOON, nonce="2", host="here", is_alive=_alive)


def test_the_lease_of_a_dead_process_of_this_computer_is_taken_over(tmp_path: Path) -> None:
    _pretend(tmp_path, host="here", process=os.getpid() + 1)
    lock = take(tmp_path, now=NOON, nonce="2", host="here", is_alive=_dead)
    assert '"nonce": "2"' in (tmp_path / NAME).read_text()
    lock.release()
    assert list(tmp_path.iterdir()) == []


def test_the_lease_of_a_dead_process_elsewhere_is_not_ours_to_judge(tmp_path: Path) -> None:
    _pretend(tmp_path, host="there", process=1)
    with pytest.raises(OpenElsewhere):
        take(tmp_path, now=NOON, nonce="2", host="here", is_alive=_dead)


def test_a_given_back_lease_is_free(tmp_path: Path) -> None:
    take(tmp_path, now=NOON, nonce="1", host="rathaus-1").release()
    take(tmp_path, now=NOON, nonce="2", host="rathaus-2").release()
    assert list(tmp_path.iterdir()) == []


def test_a_lease_that_nobody_can_read_is_replaced(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"\x00\xff half a line")
    take(tmp_path, now=NOON, nonce="2")
    assert '"nonce": "2"' in (tmp_path / NAME).read_text()


def test_nobody_gives_back_the_lease_of_another(tmp_path: Path) -> None:
    mine = take(tmp_path, now=NOON, nonce="1", host="here")
    _pretend(tmp_path, host="there", process=1)
    mine.release()
    assert (tmp_path / NAME).exists()


def test_a_real_dead_process_is_seen_as_dead(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    _pretend(tmp_path, host="here", process=ended.pid)
    take(tmp_path, now=NOON, nonce="2", host="here")
    assert '"nonce": "2"' in (tmp_path / NAME).read_text()


def test_a_real_living_process_is_seen_as_living(tmp_path: Path) -> None:
    _pretend(tmp_path, host="here", process=os.getppid())
    with pytest.raises(OpenElsewhere):
        take(tmp_path, now=NOON, nonce="2", host="here")
