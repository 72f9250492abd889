"""Eight processes want one store at the same moment: one gets it, the others are refused."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from komma_desk.domain.errors import Refusal
from tests.faults.ground import Outcome, copied, health
from tests.journeys.town import Town

SEATS: Final = 8
_WON, _REFUSED, _FAILED = 0, 3, 1


def storm(store: Path, work: Path, states: int, seed: int) -> Outcome:
    """`states` are rounds; the seed is not needed, the system itself gives the chance."""
    del seed
    wrong, remarks = 0, []
    for _ in range(states):
        folder = copied(store, work / "wanted")
        ends = _race(folder)
        as_it_should = sorted(ends) == [_WON] + [_REFUSED] * (SEATS - 1)
        if not (as_it_should and health(folder).is_good):
            wrong += 1
            remarks.append(f"ended with {ends}")
    return Outcome(
        what=f"{SEATS} processes trying for one store at once",
        states=states,
        wrong=wrong,
        remarks=tuple(remarks),
    )


def _race(folder: Path) -> list[int]:
    """How each of them ended; the winner keeps its seat until every other one has tried."""
    starting, go = os.pipe()
    done, end = os.pipe()
    children = [_runner(folder, starting, go, done, end) for _ in range(SEATS)]
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


def _runner(folder: Path, starting: int, go: int, done: int, end: int) -> int:
    child = os.fork()
    if child:
        return child
    try:
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
