"""Puts a backup back into a new folder, every file compared; never over a living store."""

from __future__ import annotations

import shutil
from pathlib import Path

from komma_desk.domain.errors import Refusal
from komma_desk.store.backup_manifest import SignedManifest, fingerprint
from komma_desk.store.backup_shelf import SHELF
from komma_desk.store.backup_source import fetch, manifest_in, opened_backup
from komma_desk.store.copying import sync
from komma_desk.store.sealed_files import FOLDER
from komma_desk.store.troubles import DiskInTheWay
from komma_desk.words import N_


class NotIntoThisFolder(Refusal):
    sentence = N_("The folder “{folder}” is not empty.")
    advice = N_("A backup is restored into a new folder only; nothing was changed.")


def require_free(folder: Path) -> None:
    """Raises NotIntoThisFolder."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotIntoThisFolder(folder=str(folder))


def unpack(place: Path, folder: Path) -> tuple[SignedManifest, str]:
    """The list of contents and its fingerprint; of a failure nothing is left of `folder`.

    Raises NotIntoThisFolder, NoBackupHere, ManifestUnreadable, BackupTooNew, BackupDamaged.
    """
    require_free(folder)
    try:
        with opened_backup(place) as source:
            signed, data = manifest_in(source)
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.chmod(0o700)
            try:
                for each in (FOLDER, SHELF):
                    (folder / each).mkdir(mode=0o700)
                for name in sorted(signed.manifest.files, key=_keys_last):
                    fetch(source, signed, name, folder / name)
                sync(folder)
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
    except OSError as error:
        raise DiskInTheWay from error
    return signed, fingerprint(data)


def _keys_last(name: str) -> tuple[bool, str]:
    """Without its key file nobody takes the folder for a store: a restore cut short is none."""
    return name == "keys.json", name
