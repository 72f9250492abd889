"""The desk in two processes, driven by a test; run as a script: folder, then the parts to play.

A part is what the desk of that turn does once it is unlocked: `lock`, `crash`, `fall`, `stay`.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from base64 import b64encode
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QTimer

from komma_desk.bootstrap.desk_process import Above, place_from_above, watch_desk
from komma_desk.bootstrap.doors import HouseDoors
from komma_desk.domain.audit import Compartment
from komma_desk.domain.identifiers import ReportId
from komma_desk.system.core_dumps import forbid_core_dumps
from komma_desk.ui.shell.desk_place import DeskPlace
from komma_desk.ui.shell.flow import WindowFlow
from komma_desk.ui.shell.unlock_window import UnlockWindow
from komma_desk.ui.shell.window_loop import run_window
from komma_desk.usecases.commands.save_draft import SaveDraft
from komma_desk.usecases.queries.my_begun_texts import MyBegunTexts
from komma_desk.usecases.queries.my_draft import MyDraft
from tests.journeys.town import CLEARING, a_draft, a_house, passphrase_of

LOG, GO, PARTS = "LOCK_TEST_LOG", "LOCK_TEST_GO", "LOCK_TEST_PARTS"
PAGE = "my_reports"
WRITTEN = "Bis hierher hatte ich geschrieben."
LAST_SECOND = "Bitte erst ab Mittwoch."


class Driver:
    """Looks every 20 ms how far the windows are, and does what a person would do next."""

    def __init__(self, flow: WindowFlow, turn: int) -> None:
        self._flow, self._turn = flow, turn
        self._part = os.environ[PARTS].split(",")[turn]
        self._asked = self._noted = False
        self._timer = QTimer(flow, interval=20)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        window = self._flow.window
        if isinstance(window, UnlockWindow) and not self._asked:
            self._asked = True
            note(turn=self._turn, login=window.login.text(), notice=window.notice.text())
            if self._part == "fall":
                os.kill(os.getpid(), signal.SIGKILL)
            window.unlock_requested.emit(CLEARING, passphrase_of(CLEARING))
        elif self._flow.desk is not None and not self._noted:
            self._noted = True
            self.note_desk()
        elif self._noted and (Path(os.environ[GO]) / str(self._turn)).exists():
            self._timer.stop()
            self.play()

    def note_desk(self) -> None:
        desk = self._flow.desk
        assert desk is not None
        session = desk._session
        raw = session.ring.file_key(Compartment.CASES).raw  # type: ignore[attr-defined]  # the real session
        page = desk.window.shown_page()
        if self._turn == 0:
            session.perform(SaveDraft(a_draft(WRITTEN)))
            desk.window.resize(1024, 700)
            desk.window.show_page(PAGE)
        kept = session.ask(MyDraft())
        note(
            turn=self._turn,
            process=os.getpid(),
            page=page,
            height=desk.window.height(),
            draft=kept.draft.narrative if kept else "",
            message="".join(each.text for each in session.ask(MyBegunTexts()).texts),
            key=b64encode(raw).decode(),
        )

    def play(self) -> None:
        desk = self._flow.desk
        assert desk is not None
        if self._part == "lock":
            desk._pages.typed.messages.keep(ReportId(UUID(int=5)), LAST_SECOND)
            desk.window.lock()
        elif self._part == "crash":
            os.kill(os.getpid(), signal.SIGKILL)


def note(**told: object) -> None:
    with Path(os.environ[LOG]).open("a", encoding="utf-8") as log:
        log.write(json.dumps(told) + "\n")


def desk(place: DeskPlace) -> int:
    forbid_core_dumps()
    log = Path(os.environ[LOG])
    turn = log.read_text(encoding="utf-8").count('"notice"') if log.exists() else 0
    begin, drivers = WindowFlow.begin, list[Driver]()

    def driven(self: WindowFlow) -> None:
        begin(self)
        drivers.append(Driver(self, turn))

    WindowFlow.begin = driven  # type: ignore[method-assign]  # the hand of the test
    return run_window(HouseDoors(a_house()), place.path(), place=place, above=Above())


def main() -> int:
    place = place_from_above()
    if place is not None:
        return desk(place)
    folder = Path(sys.argv[1])
    return watch_desk(folder, [sys.executable, "-m", "tests.faults.locking_desk"])


if __name__ == "__main__":
    sys.exit(main())
