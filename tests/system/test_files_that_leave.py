"""A file that leaves the store appears whole in its place, or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

import pytest

from komma_desk.system.outside_files import FileNotWritten, FolderNotThere, OutsideFiles


def test_a_staged_file_is_in_its_place_only_once_published(tmp_path: Path) -> None:
    target = tmp_path / "brief.pdf"
    staged = OutsideFiles().stage(target, b"neu")
    assert not target.exists()
    staged.publish()
    assert target.read_bytes() == b"neu"
    assert [path.name for path in tmp_path.iterdir()] == ["brief.pdf"]


def test_a_discarded_file_leaves_the_old_one_alone(tmp_path: Path) -> None:
    target = tmp_path / "brief.pdf"
    target.write_bytes(b"alt")
    staged = OutsideFiles().stage(target, b"neu")
    staged.discard()
    staged.discard()
    assert target.read_bytes() == b"alt"
    assert [path.name for path in tmp_path.iterdir()] == ["brief.pdf"]


def test_a_folder_that_is_not_there_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(FolderNotThere) as refused:
        OutsideFiles().stage(tmp_path / "fehlt" / "x", b"")
    assert "fehlt" in refused.value.spoken()


def test_a_name_no_disk_takes_is_trouble_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileNotWritten):
        OutsideFiles().stage(tmp_path / ("x" * 300), b"neu")
    assert list(tmp_path.iterdir()) == []


def test_a_place_taken_by_a_folder_is_trouble_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "brief.pdf").mkdir()
    staged = OutsideFiles().stage(tmp_path / "brief.pdf", b"neu")
    with pytest.raises(FileNotWritten):
        staged.publish()
    assert [path.name for path in tmp_path.iterdir()] == ["brief.pdf"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_only_its_owner_may_read_what_left(tmp_path: Path) -> None:
    OutsideFiles().stage(tmp_path / "brief.pdf", b"neu").publish()
    assert stat.S_IMODE((tmp_path / "brief.pdf").stat().st_mode) == 0o600


def test_a_full_disk_is_said_of_the_file_that_leaves_not_of_what_is_read(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="only here a disk can be made small")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill(file: BinaryIO) -> None:
        """As the store reads: an error of the system is one of its own disk."""
        try:
            file.write(bytes(1 << 20))
        except OSError as wrong:
            raise EOFError from wrong

    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(FileNotWritten):
            OutsideFiles().stage_filled(tmp_path / "kopie", fill)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []
