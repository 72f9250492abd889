"""One desk at a time: a small file beside the store says who has it open."""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from komma_desk.domain.errors import Refusal
from komma_desk.store.troubles import StoreBusy
from komma_desk.words import N_

NAME: Final = "lease"
_TRIES: Final = 3
_ASK_FOR_STATE, _ACCESS_DENIED, _STILL_ACTIVE = 0x1000, 5, 259  # winnt.h, winerror.h


class OpenElsewhere(Refusal):
    sentence = N_("This store is open on the computer {host}.")
    advice = N_("Please close KommA Desk there first. Nothing was changed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """`nonce` tells a lease of ours from a later one; `taken_at` is for the eyes of a person."""

    host: str
    process: int
    taken_at: str
    nonce: str


class DeskLock:
    """Held from opening to `release`; a lease a crash left behind is taken over."""

    def __init__(self, folder: Path, lease: Lease) -> None:
        self._path, self._lease = folder / NAME, lease

    def release(self) -> None:
        """Give it back; a lease that is somebody else's by now stays."""
        if _read(self._path) == self._lease:
            self._path.unlink(missing_ok=True)


def take(
    folder: Path,
    *,
    now: datetime,
    nonce: str,
    host: str = socket.gethostname(),
    is_alive: Callable[[int], bool] | None = None,
) -> DeskLock:
    """Raises OpenElsewhere where another desk, here or on another computer, has the store open."""
    mine = Lease(host=host, process=os.getpid(), taken_at=now.isoformat(), nonce=nonce)
    path = folder / NAME
    for _ in range(_TRIES):
        if _write_new(path, mine):
            return DeskLock(folder, mine)
        found = _read(path)
        if found is not None and not _is_left_behind(found, host, is_alive or _runs):
            raise OpenElsewhere(host=found.host)
        _put_aside(path, found, nonce)
    raise StoreBusy


def _write_new(path: Path, lease: Lease) -> bool:
    """Written beside and linked into place: whoever sees the file sees all of it."""
    beside = path.with_name(f"{NAME}.{lease.nonce}")
    beside.write_text(json.dumps(asdict(lease)), encoding="utf-8")
    try:
        os.link(beside, path)
    except FileExistsError:
        return False
    except OSError:
        return _write_exclusively(path, lease)  # a disk without hard links
    finally:
        beside.unlink(missing_ok=True)
    return True


def _write_exclusively(path: Path, lease: Lease) -> bool:
    try:
        with path.open("x", encoding="utf-8") as file:
            json.dump(asdict(lease), file)
    except FileExistsError:
        return False
    return True


def _read(path: Path) -> Lease | None:
    """None where there is none, or one that nobody can read."""
    try:
        return Lease(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _is_left_behind(lease: Lease, host: str, is_alive: Callable[[int], bool]) -> bool:
    return lease.host == host and (lease.process == os.getpid() or not is_alive(lease.process))


def _put_aside(path: Path, seen: Lease | None, nonce: str) -> None:
    """Only the lease that was looked at: another desk may have taken over meanwhile."""
    aside = path.with_name(f"{NAME}.{nonce}.old")
    try:
        path.replace(aside)
    except OSError:
        return
    if _read(aside) != seen:
        _write_back(aside, path)
    aside.unlink(missing_ok=True)


def _write_back(aside: Path, path: Path) -> None:
    try:
        os.link(aside, path)
    except OSError:
        if not path.exists():
            aside.replace(path)


def _runs(process: int) -> bool:
    if sys.platform == "win32":
        return _runs_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # somebody else's process
    return True


def _runs_on_windows(process: int) -> bool:
    """There `os.kill` would end the process instead of asking for it."""
    if sys.platform != "win32":
        return True
    import ctypes

    kernel = ctypes.windll.kernel32
    handle = kernel.OpenProcess(_ASK_FOR_STATE, False, process)
    if not handle:
        return bool(kernel.GetLastError() == _ACCESS_DENIED)
    state = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(state))
    kernel.CloseHandle(handle)
    return state.value == _STILL_ACTIVE
