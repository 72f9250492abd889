"""The watched folder: only sealed files that nobody writes on, put away, and gone without harm."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from komma_desk.system.watched_folder import FolderGone, WatchedFolder


def test_a_file_counts_once_it_stayed_the_same(tmp_path: Path) -> None:
    watched, file = WatchedFolder(tmp_path), tmp_path / "a.komma"
    file.write_bytes(b"half")
    assert watched.settled() == ()
    file.write_bytes(b"half and more")
    assert watched.settled() == ()
    assert watched.settled() == (file,)


def test_only_sealed_files_of_their_own_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / "a.KOMMA").write_bytes(b"x")
    (tmp_path / "b.txt").write_bytes(b"x")
    (tmp_path / "c.komma").mkdir()
    (tmp_path / "d.komma").symlink_to(tmp_path / "b.txt")
    os.mkfifo(tmp_path / "e.komma")
    assert [each.name for each in WatchedFolder(tmp_path).files()] == ["a.KOMMA"]


def test_garbage_in_front_hides_no_report_behind_it(tmp_path: Path) -> None:
    for number in range(600):
        (tmp_path / f"0{number}.komma").write_bytes(b"garbage")
    last = tmp_path / "z.komma"
    last.write_bytes(b"a report")
    watched = WatchedFolder(tmp_path)
    assert last in watched.files()
    watched.settled()
    for file in watched.settled():
        watched.leave(file)
    assert last in watched.settled()


def test_what_was_left_comes_again_only_when_it_changes(tmp_path: Path) -> None:
    watched, file = WatchedFolder(tmp_path), tmp_path / "a.komma"
    file.write_bytes(b"garbage")
    watched.settled()
    assert watched.settled() == (file,)
    watched.leave(file)
    assert watched.settled() == ()
    file.write_bytes(b"the whole one")
    watched.settled()
    assert watched.settled() == (file,)


def test_two_of_one_name_are_both_put_away(tmp_path: Path) -> None:
    watched = WatchedFolder(tmp_path)
    for content in (b"one", b"two"):
        (tmp_path / "a.komma").write_bytes(content)
        assert watched.put_away(tmp_path / "a.komma")
    put = {each.name: each.read_bytes() for each in (tmp_path / "eingelesen").iterdir()}
    assert put == {"a.komma": b"one", "a (2).komma": b"two"}


def test_where_nothing_may_be_moved_it_stays(tmp_path: Path) -> None:
    (tmp_path / "eingelesen").write_bytes(b"a file in the way")
    (tmp_path / "a.komma").write_bytes(b"x")
    assert not WatchedFolder(tmp_path).put_away(tmp_path / "a.komma")
    assert (tmp_path / "a.komma").exists()


def test_a_folder_that_vanished_is_said_and_comes_back(tmp_path: Path) -> None:
    share = tmp_path / "share"
    watched = WatchedFolder(share)
    with pytest.raises(FolderGone):
        watched.settled()
    share.mkdir()
    assert watched.settled() == ()
