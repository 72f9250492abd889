"""Eight processes want one store at the same moment: one gets it, the others are refused."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from komma_desk.domain.errors import Refusal
from komma_desk.store import desk_lock
from tests.faults.full_disk import is_mountable
from tests.faults.ground import Outcome, copied, health
from tests.journeys.town import Town

SEATS: Final = 8
_WON, _REFUSED, _FAILED = 0, 3, 1


def storm(store: Path, work: Path, states: int, seed: int) -> Outcome:
    """`states` are rounds; the seed is not needed, the system itself gives the chance."""
    del seed
    return _rounds(
        f"{SEATS} processes trying for one store at once",
        states,
        lambda: copied(store, work / "wanted"),
        lambda folder: [folder] * SEATS,
    )


def through_two_mounts(store: Path, work: Path, states: int, seed: int) -> Outcome:
    """Half of them come by a second way to the folder.

    Two mounts of one network drive share no locks, so in every other round there are none. Where
    this machine allows it the second way is a real mount, else a link.
    """
    del seed
    other = work / "other way"
    with _second_way(work / "wanted", other) as how:
        return _rounds(
            f"{SEATS} processes by two ways with and without a common lock ({how})",
            states,
            lambda: _filled(store, work / "wanted"),
            lambda folder: [folder, other] * (SEATS // 2),
            locks=lambda number: number % 2 == 1,
        )


@contextmanager
def _second_way(folder: Path, other: Path) -> Iterator[str]:
    folder.mkdir(exist_ok=True)
    if not is_mountable():
        other.symlink_to(folder)
        yield "a link"
        return
    other.mkdir()
    subprocess.run(["mount", "--bind", str(folder), str(other)], check=True)
    try:
        yield "a bind mount"
    finally:
        subprocess.run(["umount", str(other)], check=True)


def _filled(store: Path, folder: Path) -> Path:
    """The folder itself stays, for the other way leads to it."""
    for each in folder.iterdir():
        shutil.rmtree(each) if each.is_dir() else each.unlink()
    return Path(shutil.copytree(store, folder, dirs_exist_ok=True))


def _rounds(
    what: str,
    states: int,
    fresh: Callable[[], Path],
    ways: Callable[[Path], list[Path]],
    *,
    locks: Callable[[int], bool] = lambda _number: True,
) -> Outcome:
    wrong, remarks = 0, []
    for number in range(states):
        folder = fresh()
        ends = _race(ways(folder), locks=locks(number))
        as_it_should = sorted(ends) == [_WON] + [_REFUSED] * (SEATS - 1)
        if not (as_it_should and health(folder).is_good):
            wrong += 1
            remarks.append(f"ended with {ends}")
    return Outcome(
        what=what,
        states=states,
        wrong=wrong,
        remarks=tuple(remarks),
    )


def _race(ways: list[Path], *, locks: bool) -> list[int]:
    """How each of them ended; the winner keeps its seat until every other one has tried."""
    starting, go = os.pipe()
    done, end = os.pipe()
    children = [_runner(each, starting, go, done, end, locks=locks) for each in ways]
    for each in (starting, done):
        os.close(each)
    os.close(go)
    ends = []
    waiting = set(children)
    while len(waiting) > 1:
        child, status = os.wait()
        waiting.discard(child)
        ends.append(os.waitstatus_to_exitcode(status))
    os.close(end)
    last = (os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in waiting)
    return [*ends, *last]


def _runner(folder: Path, starting: int, go: int, done: int, end: int, *, locks: bool) -> int:
    child = os.fork()
    if child:
        return child
    try:
        if not locks:
            desk_lock._locked = lambda file: True
        os.close(go)
        os.close(end)
        os.read(starting, 1)  # until all are there
        with Town(folder).unlock("rita"):
            os.read(done, 1)
        os._exit(_WON)
    except Refusal:
        os._exit(_REFUSED)
    except BaseException:  # noqa: BLE001 -- a forked process must not go on in the caller's name
        os._exit(_FAILED)
