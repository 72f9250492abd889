"""Where a store is built: beside its place, and brought there as a whole when it is done."""

from __future__ import annotations

import contextlib
import re
import secrets
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.store.copying import sync
from komma_desk.store.desk_lock import LOCK_NAME, OpenElsewhere, take
from komma_desk.words import N_

_NEW: Final = ".new-"
_TOKEN_BYTES: Final = 4


class FolderNotEmpty(Refusal):
    sentence = N_("The folder “{folder}” is not empty.")
    advice = N_("Please choose a new folder for the store; nothing was changed.")


class NoRoomBeside(Trouble):
    sentence = N_("The store cannot be built at “{folder}”.")
    advice = N_(
        "Please check that there is space on the disk and that you may write there, or choose a "
        "new folder inside this one. Nothing was changed."
    )


def require_free(folder: Path) -> None:
    """Raises FolderNotEmpty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderNotEmpty(folder=str(folder))


@contextlib.contextmanager
def built_beside(folder: Path, *, now: datetime) -> Iterator[Path]:
    """A private folder to build in; it takes the place of `folder` only when all went well.

    So a founding that is killed leaves no half store, but a folder nobody takes for one.
    """
    site = folder.with_name(f"{folder.name}{_NEW}{secrets.token_hex(_TOKEN_BYTES)}")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        site.mkdir(mode=0o700)
    except OSError as error:
        raise NoRoomBeside(folder=str(folder)) from error
    try:
        lease = take(site, now=now, nonce=secrets.token_hex(8))
        try:
            yield site
        finally:
            lease.release()
        (site / LOCK_NAME).unlink(missing_ok=True)
        _bring(site, folder)
    except BaseException:
        shutil.rmtree(site, ignore_errors=True)
        raise


def clear_leftovers(folder: Path, *, now: datetime) -> tuple[str, ...]:
    """The names of foundings of this store that were cut short; their codes nobody ever saw.

    One that somebody is at work on stays: its lease says so.
    """
    shape = re.compile(re.escape(folder.name + _NEW) + f"[0-9a-f]{{{2 * _TOKEN_BYTES}}}")
    try:
        beside = sorted(each for each in folder.parent.iterdir() if shape.fullmatch(each.name))
    except OSError:
        return ()
    gone = []
    for each in beside:
        if _is_abandoned(each, now):
            shutil.rmtree(each, ignore_errors=True)
            gone.append(each.name)
    return tuple(gone)


def _is_abandoned(site: Path, now: datetime) -> bool:
    try:
        take(site, now=now, nonce=secrets.token_hex(8)).release()
    except (OpenElsewhere, Trouble):
        return False
    return True


def _bring(site: Path, folder: Path) -> None:
    try:
        if folder.exists():
            folder.rmdir()  # it is empty; elsewhere than on Unix a rename does not go over it
        site.rename(folder)
        sync(folder.parent)
    except OSError as error:
        raise NoRoomBeside(folder=str(folder)) from error
