"""The backups of a store on their shelf: which there are, and which may go."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final
from uuid import UUID

from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.store.backup_manifest import ATTACHMENTS, NAME, Manifest, read_manifest
from komma_desk.store.sealed_files import FOLDER

SHELF: Final = "backups"
_FOLDER: Final = re.compile(r"[0-9]{8}T[0-9]{6}Z")
_POOLED: Final = re.compile(r"[0-9a-f]{32,64}")


def backups_on(shelf: Path) -> tuple[tuple[Path, Manifest], ...]:
    """Oldest first; folders whose list of contents cannot be read are passed over."""
    if not shelf.is_dir():
        return ()
    found = []
    for folder in sorted(each for each in shelf.iterdir() if _FOLDER.fullmatch(each.name)):
        try:
            found.append((folder, read_manifest((folder / NAME).read_bytes()).manifest))
        except (OSError, Refusal, Trouble):
            continue
    return tuple(found)


def newest_manifest(shelf: Path) -> Manifest | None:
    return next((manifest for _folder, manifest in reversed(backups_on(shelf))), None)


def keep_newest(shelf: Path, number: int, *, store: UUID) -> None:
    """Remove all but the newest ones; the newest whose files were all checked stays whatever.

    Backups of other stores in the same place are none of our business.
    """
    there = [each for each in backups_on(shelf) if each[1].store == store]
    checked = [folder for folder, manifest in there if manifest.is_checked][-1:]
    staying = {folder for folder, _manifest in there[-number:]} | set(checked)
    for folder, _manifest in there:
        if folder not in staying:
            _remove(folder)
    _clear_pool(shelf)


def sweep(shelf: Path) -> None:
    """What a backup that was cut short left behind."""
    for unfinished in shelf.glob("*.part"):
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.unlink(missing_ok=True)
    for unfinished in (shelf / FOLDER).glob("*.part"):
        unfinished.unlink(missing_ok=True)


def _remove(folder: Path) -> None:
    """Out of sight first: a removal cut short leaves no half backup under a good name."""
    going = folder.with_name(folder.name + ".part")
    folder.rename(going)
    shutil.rmtree(going, ignore_errors=True)


def leads_elsewhere(folder: Path) -> bool:
    """Whether it is a link: what lies behind it belongs to somebody else."""
    return folder.resolve() != folder.parent.resolve() / folder.name


def _clear_pool(shelf: Path) -> None:
    """Attachments of no backup go; of a backup that cannot be read nobody knows, so all stay.

    So does what is not named as ours: the place may be one that somebody wrote in by hand.
    """
    there = backups_on(shelf)
    folders = [each for each in shelf.iterdir() if _FOLDER.fullmatch(each.name)]
    pool = shelf / FOLDER
    if len(there) != len(folders) or not pool.is_dir() or leads_elsewhere(pool):
        return
    wanted = {name for _folder, manifest in there for name in manifest.files}
    for each in pool.iterdir():
        is_ours = _POOLED.fullmatch(each.name) and each.is_file()
        if is_ours and ATTACHMENTS + each.name not in wanted:
            each.unlink(missing_ok=True)
