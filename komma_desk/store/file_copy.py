"""Copies of sealed files, hashed while they are written, on the disk before they count."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import BinaryIO, Final

from komma_desk.store.backup_manifest import FileSeal

_PIECE: Final = 1 << 20
_UNFINISHED: Final = ".part"


def copy_file(source: Path, target: Path) -> FileSeal:
    """Whole or not at all."""
    with source.open("rb") as file:
        return copy_stream(file, target)


def copy_stream(source: BinaryIO, target: Path) -> FileSeal:
    unfinished = target.with_name(target.name + _UNFINISHED)
    digest, size = hashlib.sha256(), 0
    # A link planted under this name would have another file written over.
    unfinished.unlink(missing_ok=True)
    try:
        with _own_file(unfinished) as file:
            while piece := source.read(_PIECE):
                digest.update(piece)
                size += len(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return FileSeal(sha256=digest.hexdigest(), size=size)


def write_file(target: Path, data: bytes) -> None:
    with _own_file(target) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def seal_of(path: Path) -> FileSeal:
    with path.open("rb") as file:
        return FileSeal(
            sha256=hashlib.file_digest(file, "sha256").hexdigest(), size=path.stat().st_size
        )


def _own_file(path: Path) -> BinaryIO:
    """For the person's own account only."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    flags |= getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    return os.fdopen(os.open(path, flags, 0o600), "wb")
