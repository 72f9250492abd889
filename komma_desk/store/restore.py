"""Puts a backup back into a new folder, every file compared; never over a living store."""

from __future__ import annotations

import shutil
from pathlib import Path

from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.file_size import in_words
from komma_desk.store.backup_manifest import KEYS, SignedManifest, fingerprint
from komma_desk.store.backup_shelf import SHELF
from komma_desk.store.backup_source import fetch, manifest_in, opened_backup
from komma_desk.store.copying import sync
from komma_desk.store.sealed_files import FOLDER
from komma_desk.usecases.ports.backups import (
    BackupPart,
    BackupProgress,
    Watch,
    nobody_watches,
)
from komma_desk.words import N_


class NotIntoThisFolder(Refusal):
    sentence = N_("The folder “{folder}” is not empty.")
    advice = N_("A backup is restored into a new folder only; nothing was changed.")


class InsideAStore(Refusal):
    sentence = N_("The folder “{folder}” lies inside a store.")
    advice = N_("Please choose a folder beside it; nothing was changed.")


class RestoreStopped(Refusal):
    sentence = N_("The restoring was stopped.")
    advice = N_(
        "What was written was removed again. The backup is as it was, and so is your store."
    )


class NoSpaceToRestore(Refusal):
    sentence = N_(
        "There is not enough space for this backup: {needed} are needed, {free} are free."
    )
    advice = N_("Please choose another disk or free some space; nothing was written.")


class NotRestored(Trouble):
    sentence = N_("The backup could not be restored into “{folder}”.")
    advice = N_(
        "Please check that there is space on the disk and that you may write there. What was "
        "written was removed again. The backup is as it was, and so is your store."
    )


def require_free(folder: Path) -> None:
    """Raises NotIntoThisFolder or InsideAStore."""
    if any((above / KEYS).is_file() for above in folder.resolve().parents):
        raise InsideAStore(folder=str(folder))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotIntoThisFolder(folder=str(folder))


def unpack(place: Path, folder: Path, watch: Watch = nobody_watches) -> tuple[SignedManifest, str]:
    """The list of contents and its fingerprint; of a failure nothing is left of `folder`.

    Raises NotIntoThisFolder, NoBackupHere, ManifestUnreadable, BackupTooNew, BackupDamaged,
    NoSpaceToRestore, RestoreStopped, NotRestored.
    """
    require_free(folder)
    try:
        with opened_backup(place) as source:
            signed, data = manifest_in(source)
            _require_space(folder, sum(each.size for each in signed.manifest.files.values()))
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.chmod(0o700)
            try:
                for each in (FOLDER, SHELF):
                    (folder / each).mkdir(mode=0o700)
                names = sorted(signed.manifest.files, key=_keys_last)
                for done, name in enumerate(names):
                    _tell(watch, done, len(names))
                    fetch(source, signed, name, folder / name)
                sync(folder)
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
    except OSError as error:
        raise NotRestored(folder=str(folder)) from error
    return signed, fingerprint(data)


def _tell(watch: Watch, done: int, whole: int) -> None:
    if not watch(BackupProgress(part=BackupPart.RESTORING, done=done, whole=whole)):
        raise RestoreStopped


def _require_space(folder: Path, needed: int) -> None:
    there = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    free = shutil.disk_usage(there).free
    if free < needed:
        raise NoSpaceToRestore(needed=in_words(needed), free=in_words(free))


def _keys_last(name: str) -> tuple[bool, str]:
    """Without its key file nobody takes the folder for a store: a restore cut short is none."""
    return name == "keys.json", name
