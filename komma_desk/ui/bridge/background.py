"""Runs work off the UI thread and comes back on it: one lane writes, one lane reads."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

BUSY_AFTER_MS = 300
SLOW_AFTER_MS = 1_000


class Lane(StrEnum):
    """Changes queue behind changes; a long backup never holds up a list, a check neither.

    Files are sealed beside them all: for seconds it needs neither file of the store, and what
    somebody types must be kept meanwhile; a check or a backup would let her wait.
    """

    WRITING = "writing"
    SEALING = "sealing"
    CARING = "caring"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class _Outcome:
    number: int
    answer: Any = None
    problem: Exception | None = None


@dataclass(frozen=True, slots=True)
class _Callbacks:
    then: Callable[[Any], None] | None
    otherwise: Callable[[Exception], None]
    saying: str


class Background(QObject):
    """Only frozen objects cross: `work` runs elsewhere, `then` and `otherwise` on the UI thread."""

    busy = Signal(bool)
    """True when work has lasted 300 ms; False when nothing runs any more."""
    slow = Signal(str)
    """After one second: what is being done, in words (may be empty)."""
    _came_back = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {
            lane: ThreadPoolExecutor(max_workers=1, thread_name_prefix=lane) for lane in Lane
        }
        self._running: dict[int, _Callbacks] = {}
        self._number = 0
        self._shown = False
        self._stopped = False
        self._came_back.connect(self._receive, Qt.ConnectionType.QueuedConnection)
        self._busy_timer = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._busy_timer.timeout.connect(self._show_busy)
        self._slow_timer = QTimer(self, singleShot=True, interval=SLOW_AFTER_MS)
        self._slow_timer.timeout.connect(self._show_slow)

    def run(
        self,
        work: Callable[[], Any],
        *,
        then: Callable[[Any], None] | None,
        otherwise: Callable[[Exception], None],
        lane: Lane = Lane.READING,
        saying: str = "",
    ) -> None:
        """Queue the work; callbacks of a widget that is gone by then are left alone."""
        if self._stopped:
            return
        self._number += 1
        number = self._number
        self._running[number] = _Callbacks(then, otherwise, saying)
        if len(self._running) == 1:
            self._busy_timer.start()
            self._slow_timer.start()
        self._lanes[lane].submit(self._do, number, work)

    @property
    def is_stopping(self) -> bool:
        """Whether nobody waits any more for what is being done; asked from other threads too."""
        return self._stopped

    def is_idle(self) -> bool:
        return not self._running

    def stop(self) -> None:
        """Wait for what is being done, drop what is waiting; nothing comes back afterwards."""
        self._stopped = True
        self._running.clear()
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)
        self._rest()

    def _do(self, number: int, work: Callable[[], Any]) -> None:
        try:
            outcome = _Outcome(number, work())
        except Exception as problem:  # noqa: BLE001 -- whatever goes wrong is spoken on the UI thread
            outcome = _Outcome(number, problem=problem)
        self._came_back.emit(outcome)

    def _receive(self, outcome: _Outcome) -> None:
        callbacks = self._running.pop(outcome.number, None)
        if callbacks is None:
            return
        if not self._running:
            self._rest()
        if outcome.problem is not None:
            if is_still_there(callbacks.otherwise):
                callbacks.otherwise(outcome.problem)
        elif callbacks.then is not None and is_still_there(callbacks.then):
            callbacks.then(outcome.answer)

    def _rest(self) -> None:
        self._busy_timer.stop()
        self._slow_timer.stop()
        if self._shown:
            self._shown = False
            self.busy.emit(False)

    def _show_busy(self) -> None:
        self._shown = True
        self.busy.emit(True)

    def _show_slow(self) -> None:
        first = next(iter(self._running.values()), None)
        if first is not None:
            self.slow.emit(first.saying)


def is_still_there(callback: Callable[..., Any]) -> bool:
    """False when the callback belongs to a widget Qt has deleted meanwhile."""
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
