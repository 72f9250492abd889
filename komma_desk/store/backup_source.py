"""A backup to read from, be it a folder or one file to carry; every file is compared."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, Protocol, cast

from komma_desk.store.backup_manifest import (
    ATTACHMENTS,
    NAME,
    FileSeal,
    SignedManifest,
    read_manifest,
)
from komma_desk.store.backup_troubles import BackupDamaged, ManifestUnreadable, NoBackupHere
from komma_desk.store.file_copy import copy_stream
from komma_desk.store.sealed_files import FOLDER

SUFFIX: Final = ".komma-backup"
_LARGEST_LIST: Final = 64 * 1024**2  # bytes; a line for each attachment
_PIECE: Final = 1 << 20
_NOT_THERE: Final = (KeyError, FileNotFoundError, zipfile.BadZipFile, EOFError)


class BackupSource(Protocol):
    def open(self, name: str, /) -> BinaryIO:
        """Raises FileNotFoundError, KeyError or BadZipFile where it is not as we wrote it."""
        ...


class _InFolder:
    """Attachments lie beside the backup, in the pool it shares with others."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(self, name: str) -> BinaryIO:
        if name.startswith(ATTACHMENTS):
            return (self._folder.parent / FOLDER / name.removeprefix(ATTACHMENTS)).open("rb")
        return (self._folder / name).open("rb")


class _InFile:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def open(self, name: str) -> BinaryIO:
        entry = self._archive.getinfo(name)
        if entry.compress_type != zipfile.ZIP_STORED or entry.flag_bits & 1:
            raise KeyError(name)  # not written by us, and it could swell without end
        return cast("BinaryIO", self._archive.open(entry))


@contextmanager
def opened_backup(place: Path) -> Iterator[BackupSource]:
    """Raises NoBackupHere."""
    if place.is_dir():
        if not (place / NAME).is_file():
            raise NoBackupHere(place=place.name)
        yield _InFolder(place)
        return
    try:
        archive = zipfile.ZipFile(place)
    except (OSError, zipfile.BadZipFile) as wrong:
        raise NoBackupHere(place=place.name) from wrong
    with archive:
        yield _InFile(archive)


def manifest_in(source: BackupSource) -> tuple[SignedManifest, bytes]:
    """Raises ManifestUnreadable or BackupTooNew."""
    try:
        with source.open(NAME) as file:
            data = file.read(_LARGEST_LIST)
    except _NOT_THERE as missing:
        raise ManifestUnreadable from missing
    return read_manifest(data), data


def fetch(source: BackupSource, signed: SignedManifest, name: str, target: Path) -> None:
    """Copy one file out and compare it; raises BackupDamaged and names it."""
    try:
        with source.open(name) as file:
            found = copy_stream(file, target)
    except _NOT_THERE as missing:
        raise BackupDamaged(file=name) from missing
    if found != signed.manifest.files[name]:
        target.unlink(missing_ok=True)
        raise BackupDamaged(file=name)


def compare(source: BackupSource, signed: SignedManifest) -> None:
    """Every file against its hash; raises BackupDamaged and names the first that differs."""
    for name, seal in signed.manifest.files.items():
        digest, size = hashlib.sha256(), 0
        try:
            with source.open(name) as file:
                while piece := file.read(_PIECE):
                    digest.update(piece)
                    size += len(piece)
        except _NOT_THERE as missing:
            raise BackupDamaged(file=name) from missing
        if FileSeal(sha256=digest.hexdigest(), size=size) != seal:
            raise BackupDamaged(file=name)
