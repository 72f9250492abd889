"""What a person gives is read as it was when she gave it, or refused in a sentence."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from komma_desk.domain.attachment import FileTooLargeToAttach
from komma_desk.domain.given_file import FileChangedMeanwhile, FileNotReadable, NotAFile
from komma_desk.system.given_files import reading

LARGEST = 1000


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "brief.txt"
    path.write_bytes(b"x" * 100)
    return path


def read(path: Path, meanwhile: Callable[[], object] = bool) -> bytes:
    """In two pieces, with something happening between them."""
    with reading(path, LARGEST) as (file, size):
        parts = [file.read(60)]
        meanwhile()
        while part := file.read(60):
            parts.append(part)
    assert size == sum(map(len, parts))
    return b"".join(parts)


def test_a_file_is_read_to_its_end(letter: Path) -> None:
    assert read(letter) == b"x" * 100


def test_a_file_as_large_as_it_may_be_is_taken_and_one_byte_more_is_not(letter: Path) -> None:
    letter.write_bytes(b"x" * LARGEST)
    assert len(read(letter)) == LARGEST
    letter.write_bytes(b"x" * (LARGEST + 1))
    with pytest.raises(FileTooLargeToAttach):
        read(letter)


def test_a_file_that_grows_is_refused(letter: Path) -> None:
    def grow() -> None:
        with letter.open("ab") as file:
            file.write(b"more")

    with pytest.raises(FileChangedMeanwhile):
        read(letter, grow)


def test_a_file_that_shrinks_is_refused(letter: Path) -> None:
    with pytest.raises(FileChangedMeanwhile):
        read(letter, lambda: os.truncate(letter, 0))


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be removed there")
def test_a_file_removed_meanwhile_is_read_all_the_same(letter: Path) -> None:
    assert read(letter, letter.unlink) == b"x" * 100


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotReadable):
        read(tmp_path / "gone")


def test_a_name_no_system_takes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotReadable):
        read(tmp_path / "a\0b")
    with pytest.raises(FileNotReadable):
        read(tmp_path / ("n" * 300))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotAFile):
        read(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="no devices in the file system there")
def test_a_device_is_no_file() -> None:
    with pytest.raises(NotAFile):
        read(Path("/dev/zero"))


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with a name in a folder there")
def test_a_pipe_nobody_writes_into_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotAFile):
        read(tmp_path / "pipe")


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="whoever administers may read everything"
)
def test_a_file_one_may_not_read_is_refused(letter: Path) -> None:
    letter.chmod(0)
    with pytest.raises(FileNotReadable):
        read(letter)
