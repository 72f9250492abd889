"""One desk at a time: a small file beside the store says who has it open.

Here the operating system knows whether its owner lives; elsewhere only the owner does.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

from komma_desk.domain.errors import Refusal
from komma_desk.store.private_files import only_ours
from komma_desk.store.troubles import DiskInTheWay
from komma_desk.words import N_

NAME: Final = "lease"
LOCK_NAME: Final = "lease.lock"
_FAR_OUT: Final = 1 << 20  # Windows locks bytes; these are none of the content


class OpenElsewhere(Refusal):
    sentence = N_("This store is open on the computer {host}.")
    advice = N_(
        "Please close KommA Desk there first. If that computer is out of use, "
        "delete the file “lease” in the folder of the store."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """`nonce` tells a lease of ours from a later one; the rest is for the eyes of a person."""

    host: str
    process: int
    taken_at: str
    nonce: str


class DeskLock:
    """Held from `take` to `release`, or to the end of the process, however that comes."""

    def __init__(self, path: Path, lease: Lease, lock: BinaryIO) -> None:
        self._path, self._lease, self._lock = path, lease, lock

    def release(self) -> None:
        """Give it back; a lease that is somebody else's by now stays."""
        if _read(self._path) == self._lease:
            self._path.unlink(missing_ok=True)
        self._lock.close()


def take(folder: Path, *, now: datetime, nonce: str, host: str = "") -> DeskLock:
    """Raises OpenElsewhere where another desk, here or on another computer, has the store open.

    A lease of this computer whose owner is dead is taken over: the system lets go of the lock of
    a dead process, and does not mistake a later process with its number for it.
    """
    mine = Lease(
        host=host or socket.gethostname(),
        process=os.getpid(),
        taken_at=now.isoformat(),
        nonce=nonce,
    )
    path = folder / NAME
    try:
        lock = open(folder / LOCK_NAME, "ab", opener=only_ours)  # noqa: SIM115 -- held as long as the desk
    except OSError as error:
        raise DiskInTheWay from error
    try:
        _require_free(path, mine, lock)
        _write(path, mine)
    except OSError as error:
        lock.close()
        raise DiskInTheWay from error
    except BaseException:
        lock.close()
        raise
    return DeskLock(path, mine, lock)


def _require_free(path: Path, mine: Lease, lock: BinaryIO) -> None:
    found = _read(path)
    if not _locked(lock):
        raise OpenElsewhere(host=found.host if found else mine.host)
    if found is not None and found.host != mine.host:
        raise OpenElsewhere(host=found.host)
    path.unlink(missing_ok=True)


def _write(path: Path, lease: Lease) -> None:
    """Made only where there is none: another computer may be as quick as we are."""
    try:
        with open(path, "x", encoding="utf-8", opener=only_ours) as file:
            json.dump(asdict(lease), file)
    except FileExistsError as error:
        found = _read(path)
        raise OpenElsewhere(host=found.host if found else "?") from error


def _read(path: Path) -> Lease | None:
    """None where there is none, or one that nobody can read."""
    try:
        return Lease(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _locked(file: BinaryIO) -> bool:
    """Whether the lock is ours now; it ends with the file handle or with the process."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(_FAR_OUT)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
