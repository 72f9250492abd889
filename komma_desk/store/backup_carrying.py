"""Takes a backup along: into one file, or into a folder elsewhere; compared when it is there."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path

from komma_desk.domain.errors import Refusal
from komma_desk.domain.schedule import NoSecondPlace
from komma_desk.store.backup_manifest import ATTACHMENTS, KEYS, NAME, FileSeal
from komma_desk.store.backup_shelf import leads_elsewhere
from komma_desk.store.backup_source import BackupSource, compare, fetch, manifest_in, opened_backup
from komma_desk.store.backup_troubles import BackupNotWritten, BackupStopped
from komma_desk.store.copying import sync
from komma_desk.store.file_copy import seal_of, write_file
from komma_desk.store.sealed_files import FOLDER
from komma_desk.usecases.ports.backups import BackupPart, BackupProgress, Watch
from komma_desk.words import N_


class NotIntoAStore(Refusal):
    sentence = N_("“{place}” lies inside a store.")
    advice = N_("Please choose a place beside it, best on another disk; nothing was backed up.")


def carry(folder: Path, target: Path, watch: Watch) -> Path:
    """Where it lies now: `target`, or a folder of the same name in `target` if that is a folder."""
    try:
        with opened_backup(folder) as source:
            if target.is_dir():
                return _into_folder(source, target, watch)
            _into_file(source, target, watch)
            return target
    except OSError as error:
        raise BackupNotWritten from error


def require_outside(target: Path) -> None:
    """Raises NotIntoAStore: under the name of one of its files the backup would take its place."""
    found = target.expanduser().resolve()
    if any((each / KEYS).is_file() for each in (found, *found.parents)):
        raise NotIntoAStore(place=str(target))


def require_second_place(place: Path, store: Path) -> None:
    """Raises NoSecondPlace: it must be there, take files, and be lost separately from the store.

    Nor may it belong to any store, or lead to another folder: anybody who opens the office file
    can write it in by hand, and old copies are removed there.
    """
    found = place.expanduser().resolve()
    is_possible = (
        found.is_dir()
        and os.access(found, os.W_OK)
        and not found.is_relative_to(store.resolve())
        and not any((each / KEYS).is_file() for each in (found, *found.parents))
        and not leads_elsewhere(found / FOLDER)
    )
    if not is_possible:
        raise NoSecondPlace(place=str(place))


def _into_file(source: BackupSource, target: Path, watch: Watch) -> None:
    """Stored, not packed smaller: sealed bytes cannot be. Read back before it gets its name."""
    unfinished = target.with_name(f".{target.name}.part")
    signed, _data = manifest_in(source)
    names = (NAME, *sorted(signed.manifest.files))
    try:
        unfinished.unlink(missing_ok=True)
        unfinished.touch(mode=0o600)
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_STORED) as archive:
            for done, name in enumerate(names):
                _tell(watch, done, len(names))
                with source.open(name) as file, archive.open(_entry(name), "w") as copy:
                    shutil.copyfileobj(file, copy)
        with opened_backup(unfinished) as written:
            compare(written, signed)
        sync(unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _entry(name: str) -> zipfile.ZipInfo:
    """Without the day and the rights of the original; large ones may come."""
    entry = zipfile.ZipInfo(name)
    entry.external_attr = 0o600 << 16
    entry.file_size = 1 << 32
    return entry


def _into_folder(source: BackupSource, target: Path, watch: Watch) -> Path:
    """As on the shelf: the backup under its name, attachments in a pool beside it."""
    signed, data = manifest_in(source)
    copy, pool = target / signed.manifest.folder_name, target / FOLDER
    unfinished = copy.with_name(copy.name + ".part")
    names = sorted(signed.manifest.files)
    try:
        pool.mkdir(mode=0o700, exist_ok=True)
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        for done, name in enumerate(names):
            _tell(watch, done, len(names))
            in_pool = name.startswith(ATTACHMENTS)
            place = pool / name.removeprefix(ATTACHMENTS) if in_pool else unfinished / name
            if not _is_there(place, signed.manifest.files[name]):
                fetch(source, signed, name, place)
        write_file(unfinished / NAME, data)
        sync(unfinished)
        unfinished.rename(copy)
        sync(target)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    return copy


def _is_there(place: Path, seal: FileSeal) -> bool:
    return place.is_file() and seal_of(place) == seal


def _tell(watch: Watch, done: int, whole: int) -> None:
    if not watch(BackupProgress(part=BackupPart.CARRYING, done=done, whole=whole)):
        raise BackupStopped
