"""The form in two processes, driven by a test; run as a script: the office card.

The first form keeps a draft and is then left as the test says; the next one opens it again.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from komma_desk.bootstrap.desk_process import Above, place_from_above, watch
from komma_desk.bootstrap.doors import HouseDoors
from komma_desk.bootstrap.form_doorway import FormDoorway, open_form
from komma_desk.ui.form.form_flow import FormFlow
from komma_desk.ui.form.form_loop import run_form
from komma_desk.ui.form.form_window import FormWindow
from komma_desk.ui.shell.desk_place import DeskPlace
from komma_desk.usecases.form_deeds import DraftState, KeepDraft
from tests.journeys.by_card import SAYS
from tests.journeys.town import a_house
from tests.ui.typing_text import type_text

LOG, DRAFTS, LEAVING = "FORM_TEST_LOG", "FORM_TEST_DRAFTS", "FORM_TEST_LEAVING"
WRITTEN = "Bis hierher hatte ich geschrieben."
LOCKED, KILLED = "locked", "killed"


class Doors(HouseDoors):
    def __init__(self) -> None:
        super().__init__(a_house())

    def form(self, card: Path) -> FormDoorway:
        return open_form(self.house, card, Path(os.environ[DRAFTS]))


class Driver:
    """Looks every 20 ms how far the window is, and does what a person would do next."""

    def __init__(self, flow: FormFlow, *, is_first: bool) -> None:
        self._flow = flow
        self._steps = (
            [self._keep, self._write, self._leave] if is_first else [self._unlock, self._read]
        )
        self._timer = QTimer(flow, interval=20)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        window = self._flow.window
        if isinstance(window, FormWindow) and self._steps and self._steps[0](window):
            self._steps.pop(0)

    def _keep(self, window: FormWindow) -> bool:
        if not window.pages.report.is_built():
            return False
        window._counter.hand_over(KeepDraft(SAYS))
        return True

    def _write(self, window: FormWindow) -> bool:
        if window.state is not DraftState.KEPT:
            return False
        type_text(window.pages.report.form.narrative, WRITTEN)
        return True

    def _leave(self, window: FormWindow) -> bool:
        if os.environ[LEAVING] == LOCKED:
            note(process=os.getpid())
            window.lock_wanted.emit()  # at once: the last word goes along
            return True
        if "Draft saved" not in window._note and "gespeichert" not in window._note:
            return False
        type_text(window.pages.report.form.narrative, "!")
        note(process=os.getpid())
        os.kill(os.getpid(), signal.SIGKILL)
        return True

    def _unlock(self, window: FormWindow) -> bool:
        if not window.pages.old.isVisible():
            return False
        note(process=os.getpid(), shown=window.pages.report.presenter.told().draft.narrative)
        window.pages.old.open_wanted.emit(SAYS)
        return True

    def _read(self, window: FormWindow) -> bool:
        report = window.pages.report
        if not report.isVisible() or report.is_empty():
            return False
        note(narrative=report.presenter.told().draft.narrative)
        window.close()
        return True


def note(**told: object) -> None:
    with Path(os.environ[LOG]).open("a", encoding="utf-8") as log:
        log.write(json.dumps(told) + "\n")


def form(place: DeskPlace) -> int:
    begin, drivers = FormFlow.begin, list[Driver]()
    is_first = not Path(os.environ[LOG]).exists()

    def driven(self: FormFlow) -> None:
        begin(self)
        drivers.append(Driver(self, is_first=is_first))

    FormFlow.begin = driven  # type: ignore[method-assign]  # the hand of the test
    return run_form(Doors(), place, Above())


def main() -> int:
    place = place_from_above()
    if place is not None:
        return form(place)
    return watch(DeskPlace(card=sys.argv[1]), [sys.executable, "-m", "tests.faults.locking_form"])


if __name__ == "__main__":
    sys.exit(main())
