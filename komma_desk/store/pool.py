"""The attachments of all backups in one folder: sealed files never change, only new ones come."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from komma_desk.store.backup_manifest import ATTACHMENTS, FileSeal
from komma_desk.store.backup_shelf import SHELF, newest_manifest
from komma_desk.store.backup_troubles import BackupStopped
from komma_desk.store.file_copy import copy_file, seal_of
from komma_desk.store.sealed_files import FOLDER
from komma_desk.usecases.ports.backups import BackupPart, BackupProgress, Watch

_NAME: Final = re.compile(r"[0-9a-f]{32,64}")


def pooled(store: Path, watch: Watch) -> dict[str, FileSeal]:
    """Bring what is new into the pool; every attachment by its name in a manifest."""
    shelf = store / SHELF
    pool = shelf / FOLDER
    pool.mkdir(mode=0o700, exist_ok=True)
    newest = newest_manifest(shelf)
    known: Mapping[str, FileSeal] = newest.files if newest else {}
    sources = _sealed(store / FOLDER)
    sealed = {}
    for done, source in enumerate(sources):
        progress = BackupProgress(part=BackupPart.ATTACHMENTS, done=done, whole=len(sources))
        if not watch(progress):
            raise BackupStopped
        name = ATTACHMENTS + source.name
        sealed[name] = _kept(source, pool / source.name, known.get(name))
    return sealed


def _sealed(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(each for each in folder.iterdir() if _NAME.fullmatch(each.name))


def _kept(source: Path, copy: Path, known: FileSeal | None) -> FileSeal:
    """A copy that is as an earlier backup saw it is never written over by a spoilt original."""
    if copy.is_file():
        found = seal_of(copy)
        if found == (known or seal_of(source)):
            return found
    return copy_file(source, copy)
