"""Reads a file somebody gave: a real one, not too large, and the same to the end."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from komma_desk.domain.attachment import FileTooLargeToAttach, in_megabytes
from komma_desk.domain.given_file import FileChangedMeanwhile, FileNotReadable, NotAFile

_PIECE = 1 << 20


@contextmanager
def reading(path: Path, largest: int) -> Iterator[tuple[BinaryIO, int]]:
    """The file and its size; raises NotAFile, FileNotReadable, FileTooLargeToAttach at once.

    While it is read: FileNotReadable, or FileChangedMeanwhile if it ends up another size.
    """
    # A pipe without a writer would be waited for for ever, and a device may do something.
    _require_file(path, _asked(path))
    with _opened(path) as file:
        found = os.fstat(file.fileno())
        _require_file(path, found)
        if found.st_size > largest:
            raise FileTooLargeToAttach(
                name=path.name, size=in_megabytes(found.st_size), most=in_megabytes(largest)
            )
        whole = _AsItWas(file, path, found)
        yield cast("BinaryIO", whole), found.st_size


class _AsItWas(io.RawIOBase):
    """No more than the size it had, and refused at the end where it is not that any more."""

    def __init__(self, file: BinaryIO, path: Path, found: os.stat_result) -> None:
        super().__init__()
        self._file, self._path, self._found = file, path, found
        self._left = found.st_size

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        wanted = self._left if size is None or size < 0 else min(size, self._left)
        try:
            part = self._file.read(wanted) if wanted else b""
            now = os.fstat(self._file.fileno()) if len(part) < wanted or not part else None
        except OSError as wrong:
            raise FileNotReadable(name=self._path.name) from wrong
        self._left -= len(part)
        if now is not None and (self._left or _changed(self._found, now)):
            raise FileChangedMeanwhile(name=self._path.name)
        return part


def _changed(before: os.stat_result, now: os.stat_result) -> bool:
    return (before.st_size, before.st_mtime_ns) != (now.st_size, now.st_mtime_ns)


def _asked(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except (OSError, ValueError) as wrong:
        raise FileNotReadable(name=path.name) from wrong


def _require_file(path: Path, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise NotAFile(name=path.name)


def _opened(path: Path) -> BinaryIO:
    # Exchanged for a pipe between looking and opening, it is refused all the same, not waited for.
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        return os.fdopen(os.open(path, flags), "rb", buffering=_PIECE)
    except (OSError, ValueError) as wrong:
        raise FileNotReadable(name=path.name) from wrong
