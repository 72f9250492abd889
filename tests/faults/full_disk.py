"""The disk is full at every step of a filing: said in a sentence, and nothing told is lost."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final

from komma_desk.domain.errors import Refusal, Trouble
from tests.faults.ground import Outcome, copied, file_report, health, look
from tests.journeys.town import Town

ENOUGH: Final = 400 * 1024
_PAGE: Final = 4096
_TOLD, _SAID, _FAILED = 0, 3, 1


def storm(store: Path, work: Path, states: int, seed: int) -> Outcome:
    """No file may grow beyond a limit, which rises from state to state."""
    step = ENOUGH // states
    start = Random(seed).randrange(step)  # noqa: S311 -- repeatable
    lost, wrong, said = 0, 0, 0
    remarks: list[str] = []
    for number in range(states):
        folder = copied(store, work / "full")
        limit = start + number * step
        ended = _filed(folder, lambda size=limit: _limit(size))  # type: ignore[misc]  # bound now
        lost, wrong, said = _judged(folder, ended, (lost, wrong, said), remarks)
    remarks.append(f"{said} refused in a sentence")
    return Outcome(
        what="no room for a file to grow, at every step of a filing",
        states=states,
        lost=lost,
        wrong=wrong,
        named=said,
        remarks=tuple(remarks),
    )


def is_mountable() -> bool:
    """A small disk of our own needs the rights of an administrator and Linux."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("mount") is not None


def small_disk(store: Path, work: Path, states: int, seed: int) -> Outcome:
    """A real small disk with a little room left, more from state to state; later enlarged."""
    step = ENOUGH // 1024 / states
    start = Random(seed).random() * step  # noqa: S311 -- repeatable
    needed = sum(-(-each.stat().st_size // _PAGE) for each in store.rglob("*")) * _PAGE // 1024
    lost, wrong, said = 0, 0, 0
    remarks: list[str] = []
    disk = work / "disk"
    disk.mkdir(exist_ok=True)
    for number in range(states):
        room = needed + int(start + number * step)
        _run("mount", "-t", "tmpfs", "-o", f"size={room}k", "none", str(disk))
        try:
            folder = copied(store, disk / "store")
            ended = _filed(folder, lambda: None)
            _run("mount", "-o", "remount,size=256m", str(disk))
            lost, wrong, said = _judged(folder, ended, (lost, wrong, said), remarks)
        finally:
            _run("umount", str(disk))
    remarks.append(f"{said} refused in a sentence")
    return Outcome(
        what="a disk without room, at every step of a filing",
        states=states,
        lost=lost,
        wrong=wrong,
        named=said,
        remarks=tuple(remarks),
    )


def _judged(
    folder: Path, ended: int, so_far: tuple[int, int, int], remarks: list[str]
) -> tuple[int, int, int]:
    lost, wrong, said = so_far
    if ended == _FAILED:
        remarks.append("an error without a sentence")
        wrong += 1
    try:
        found = look(folder)
        lost += ended == _TOLD and not found.keeps("report voll")
        wrong += found.doubled > 0 or not health(folder).is_good
    except (Refusal, Trouble) as unreadable:
        remarks.append(type(unreadable).__name__)
        lost, wrong = lost + 1, wrong + 1
    return lost, wrong, said + (ended == _SAID)


def _filed(folder: Path, first: Callable[[], object]) -> int:
    """How a filing ended in a process of its own."""
    child = os.fork()
    if child == 0:
        try:
            first()
            with Town(folder).unlock("rita") as rita:
                file_report(rita, "voll")
            os._exit(_TOLD)
        except (Refusal, Trouble):
            os._exit(_SAID)
        except BaseException:  # noqa: BLE001 -- a forked process must not go on in our name
            os._exit(_FAILED)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _limit(size: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def _run(*words: str) -> None:
    subprocess.run(words, check=True)
