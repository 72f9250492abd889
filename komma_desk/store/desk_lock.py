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
_ENDED: Final = frozenset("ZX")  # the states of a process that is only still listed
_BEGUN_AT: Final = 18  # of the fields after the state in /proc/N/stat
_FAR_OUT: Final = 1 << 20  # Windows locks bytes; these are none of the content


class OpenElsewhere(Refusal):
    sentence = N_("This store is open on the computer {host}.")
    advice = N_(
        "Please close KommA Desk there first. If that computer is out of use, "
        "delete the file “lease” in the folder of the store."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """`nonce` tells a lease of ours from a later one, `begun` a process from a later one.

    `begun` is empty where the system does not tell it; `taken_at` is for the eyes of a person.
    """

    host: str
    process: int
    taken_at: str
    nonce: str
    begun: str = ""


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
    a dead process. Where two ways to the folder have no lock in common (two mounts of a kind), the
    lease itself counts: none is made where there is one, and its owner is asked for by number and
    beginning.
    """
    mine = Lease(
        host=host or socket.gethostname(),
        process=os.getpid(),
        taken_at=now.isoformat(),
        nonce=nonce,
        begun=_begun(os.getpid()),
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
    if found is not None and (found.host != mine.host or _lives(found)):
        raise OpenElsewhere(host=found.host)
    if found is not None or path.exists():
        path.unlink(missing_ok=True)
    for unfinished in path.parent.glob(f"{NAME}.*"):
        if unfinished.name != LOCK_NAME:
            unfinished.unlink(missing_ok=True)


def _lives(lease: Lease) -> bool:
    """Whether that very process is still there; where nobody can tell, the lock has to."""
    if not lease.begun or lease.process == os.getpid():
        return False
    return _begun(lease.process) == lease.begun


def _begun(process: int) -> str:
    """When a process began, in ticks since the computer did; Linux tells it, others do not."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    state, *rest = told.rpartition(")")[2].split()
    return "" if state in _ENDED else rest[_BEGUN_AT]


def _write(path: Path, lease: Lease) -> None:
    """Made only where there is none: another computer may be as quick as we are."""
    whole = path.with_name(f"{NAME}.{lease.nonce}")
    try:
        with open(whole, "x", encoding="utf-8", opener=only_ours) as file:
            json.dump(asdict(lease), file)
        _put(whole, path)
    except FileExistsError as error:
        found = _read(path)
        raise OpenElsewhere(host=found.host if found else "?") from error
    finally:
        whole.unlink(missing_ok=True)


def _put(whole: Path, path: Path) -> None:
    """Nobody ever finds half a lease; a file system without links gets it by its name."""
    try:
        os.link(whole, path)
    except FileExistsError:
        raise
    except OSError:
        if path.exists():
            raise FileExistsError from None
        whole.rename(path)


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
