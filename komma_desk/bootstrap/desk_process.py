"""Two processes: this one never has a key; the desk below it has them and ends when it is locked.

Freed memory keeps keys and texts, as measured; only the end of the process takes them away.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from komma_desk.system.child_process import own_command, own_environment, run_child
from komma_desk.system.core_dumps import end_with_parent
from komma_desk.ui.shell.desk_place import LOCKED, DeskPlace
from komma_desk.words import _

_PLACE: Final = "KOMMA_DESK_PLACE"  # not an argument: those are for every account to read
_DONE: Final = 0
_CRASHED: Final = 3


@dataclass(slots=True)
class _Told:
    """The last the desk said of itself; empty until its first window stands."""

    place: DeskPlace | None = None

    def hear(self, line: str) -> None:
        self.place = DeskPlace.read(line) or self.place


def watch_desk(folder: Path | None, command: Sequence[str] = ()) -> int:
    return watch(DeskPlace(folder=str(folder) if folder else ""), command)


def watch(place: DeskPlace, command: Sequence[str] = ()) -> int:
    """Start the desk, and a fresh one each time it was locked; returns the exit status.

    After a crash a fresh desk says so and offers to unlock; if that one falls too before anybody
    has unlocked it, we end with a sentence.
    """
    while True:
        told = _Told()
        environment = {**own_environment(), _PLACE: place.line()}
        ended = run_child(command or own_command(), environment, told.hear)
        if ended.told_to or ended.status == _DONE:
            return _DONE
        if ended.status == LOCKED:
            place = replace(told.place or place, mishap=False)
        elif told.place is None or (place.mishap and not told.place.page):
            sys.stderr.write(_("KommA Desk ended unexpectedly. What was saved is safe.") + "\n")
            return _CRASHED
        else:
            place = replace(told.place, page=told.place.page or place.page, mishap=True)


def place_from_above() -> DeskPlace | None:
    """Where this process shall open the desk; None in a process nobody of ours has started."""
    line = os.environ.pop(_PLACE, None)
    return None if line is None else DeskPlace.read(line)


class Above:
    """Fulfils `ProcessAbove` by a line on standard output."""

    def __init__(self) -> None:
        end_with_parent(signal.SIGTERM)

    def tell(self, place: DeskPlace) -> None:
        try:
            os.write(1, f"{place.line()}\n".encode())
        except OSError:
            # Nobody above any more: the desk still ends when it is locked.
            return
