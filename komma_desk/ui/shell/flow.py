"""The way of the windows: found or unlock, then the desk, and back when it is locked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow

from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.ui.bridge.background import Background, Lane
from komma_desk.ui.bridge.crash import CrashLog, CrashWatch
from komma_desk.ui.bridge.speaking import Speaking
from komma_desk.ui.parts.secret_clipboard import secret_clipboard
from komma_desk.ui.parts.shortcuts import HELP
from komma_desk.ui.shell.absence import Absence
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.code_window import CodeWindow
from komma_desk.ui.shell.desk_place import DeskPlace, ProcessAbove
from komma_desk.ui.shell.doors import OpenStore, StoreDoors
from komma_desk.ui.shell.entry_window import EntryWindow
from komma_desk.ui.shell.founding_request import FoundingRequest
from komma_desk.ui.shell.founding_window import FoundingWindow
from komma_desk.ui.shell.handbook_chapters import BEFORE_THE_DESK
from komma_desk.ui.shell.handbook_window import show_handbook
from komma_desk.ui.shell.invitation_window import InvitationAnswer, InvitationWindow
from komma_desk.ui.shell.open_desk import OpenDesk
from komma_desk.ui.shell.process_end import end_locked
from komma_desk.ui.shell.recovery_window import RecoveryAnswer, RecoveryWindow
from komma_desk.ui.shell.remembered import Remembered, suggested_folder
from komma_desk.ui.shell.unlock_window import UnlockWindow
from komma_desk.ui.shell.ways_back import WaysBack
from komma_desk.words import Language, _


class WindowFlow(QObject):
    """Owns the one window that is open; keys live only while a desk is."""

    def __init__(
        self,
        doors: StoreDoors,
        application: Desk,
        folder: Path | None,
        *,
        demo: Mapping[str, str] | None = None,
        place: DeskPlace | None = None,
        above: ProcessAbove | None = None,
        absence: Absence | None = None,
    ) -> None:
        """`place` is where the desk before this one was; with `above` a lock ends this process.

        Without it the keys are let go in this process: for tours and tests.
        """
        super().__init__(application.application)
        self._doors = doors
        self._application = application
        self._demo = demo
        self._remembered = Remembered(keeps=demo is None)
        self._place = place or DeskPlace()
        self._above = above
        if absence is not None:
            absence.gone.connect(self.lock)
        self._folder = folder or self._remembered.folder()
        self._background = Background(self)
        self.window: QMainWindow | None = None
        self.desk: OpenDesk | None = None
        self._waiting: OpenStore | None = None  # unlocked, but its code is still shown
        log_folder = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.AppLocalDataLocation
        )
        crash_log = CrashLog(Path(log_folder) / "crash.log", doors.now)
        self.speaking = Speaking(crash_log, lambda: self.window)
        self._watch = CrashWatch(crash_log, self)
        self._watch.crashed.connect(self.speaking.speak)

    def watch_for_crashes(self) -> None:
        self._watch.start()

    def begin(self) -> None:
        """The unlock window where there is a store, else the founding assistant."""
        mishap = _("KommA Desk ended unexpectedly. What was saved is safe.")
        self._begin_anew(mishap if self._place.mishap else "")
        self._tell(replace(self._place, folder=str(self._folder), page="", mishap=False))

    # -- the windows before the desk ------------------------------------------------------------

    def show_unlock(self, problem: str = "") -> None:
        window = UnlockWindow(
            self._folder.name,
            login="" if self._demo else self._place.login or self._remembered.login(),
            demo_passphrases=self._demo,
            can_recover=True,
            can_go_back=self._doors.can_go_back(self._folder),
            can_report=self._above is not None,
        )
        window.card_wanted.connect(self._report_by_card)
        window.unlock_requested.connect(self._unlock)
        window.invitation_wanted.connect(self._show_invitation)
        window.recovery_wanted.connect(self._show_recovery)
        window.store_wanted.connect(self._change_store)
        window.restore_wanted.connect(lambda: self._ways_back().restore(self._folder))
        window.go_back_wanted.connect(lambda: self._ways_back().go_back(self._folder))
        window.lost_access.connect(lambda: self._ways_back().lost_access(self._folder))
        self._show_entry(window)
        if problem:
            window.show_problem(problem)

    def show_founding(self) -> None:
        window = FoundingWindow(suggested_folder(), can_report=self._above is not None)
        window.card_wanted.connect(self._report_by_card)
        window.founding_requested.connect(self._found)
        window.finished.connect(self.show_unlock)
        window.store_wanted.connect(self._change_store)
        window.cancelled.connect(self._founding_cancelled)
        window.restore_wanted.connect(lambda: self._ways_back().restore(self._folder))
        self._show_entry(window)

    def _founding_cancelled(self) -> None:
        if self._doors.is_store(self._folder):
            self.show_unlock()
        else:
            self._application.application.quit()

    def _show_invitation(self) -> None:
        window = InvitationWindow(self._folder.name)
        window.accepted.connect(self._come_in)
        window.cancelled.connect(self.show_unlock)
        self._show_entry(window)

    def _show_recovery(self) -> None:
        window = RecoveryWindow(self._folder.name)
        window.recovery_requested.connect(self._recover)
        window.cancelled.connect(self.show_unlock)
        self._show_entry(window)

    def _begin_anew(self, problem: str = "") -> None:
        if self._doors.is_store(self._folder):
            self.show_unlock(problem)
        else:
            self.show_founding()

    def _ways_back(self) -> WaysBack:
        return WaysBack(
            doors=self._doors,
            show=self._show_entry,
            try_=self._try,
            sign_in=self._begin_anew,
            change_store=self._change_store,
            own_code=self._show_recovery,
            came_in=self._show_code,
        )

    def _show_entry(self, window: EntryWindow) -> None:
        window.language_wanted.connect(partial(self._speak_in, window))
        handbook = QShortcut(QKeySequence(HELP), window)
        handbook.activated.connect(
            partial(show_handbook, self._application, window, BEFORE_THE_DESK)
        )
        self._show(window)

    def _speak_in(self, window: EntryWindow, language: Language) -> None:
        self._application.speech.choose(language)
        window.rebuild()

    def _change_store(self, folder: str) -> None:
        """Another store: unlock it if there is one in that folder, else say so."""
        self._folder, self._place = Path(folder), DeskPlace()
        if self._doors.is_store(self._folder):
            self._remembered.keep(self._folder)
        self._begin_anew()

    def _report_by_card(self, card: str) -> None:
        """In a fresh process, which never sees a key of the store."""
        if self._above is not None:
            self._above.tell(DeskPlace(folder=str(self._folder), card=card))
            end_locked(self._application.application)

    # -- what they ask for, off the UI thread ---------------------------------------------------

    def _unlock(self, login: str, passphrase: str) -> None:
        self._try(lambda: self._doors.unlock(self._folder, login, passphrase), self._open)

    def _recover(self, answer: RecoveryAnswer) -> None:
        self._try(
            lambda: self._doors.recover(self._folder, answer.login, answer.code, answer.passphrase),
            self._show_code,
        )

    def _come_in(self, answer: InvitationAnswer) -> None:
        self._try(
            lambda: self._doors.accept(self._folder, answer.login, answer.code, answer.passphrase),
            self._show_code,
        )

    def _show_code(self, came: tuple[OpenStore, str]) -> None:
        """The recovery code, once; the desk opens when it is put away."""
        self._waiting, recovery_code = came
        assert isinstance(self.window, CodeWindow)
        self.window.show_done(recovery_code, self._open_waiting)

    def _open_waiting(self) -> None:
        session, self._waiting = self._waiting, None
        if session is not None:
            self._open(session)

    def _found(self, request: FoundingRequest) -> None:
        people = request.first_people()

        def done(codes: Mapping[str, str]) -> None:
            self._folder = request.folder
            self._remembered.keep(request.folder, people[0].login)
            assert isinstance(self.window, FoundingWindow)
            self.window.show_done(codes)

        def work() -> Mapping[str, str]:
            decided = (request.procedure, request.days)
            asked = (request.folder, request.municipality, people, *decided)
            return self._doors.found(*asked).recovery_codes

        self._try(work, done)

    def _try(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        window = self.window

        def failed(problem: Exception) -> None:
            if isinstance(problem, (Refusal, Trouble)) and isinstance(window, EntryWindow):
                window.show_problem(problem.spoken())
            else:
                self.speaking.speak(problem)

        self._background.run(work, then=then, otherwise=failed, lane=Lane.WRITING)

    # -- the desk -------------------------------------------------------------------------------

    def _open(self, session: OpenStore) -> None:
        self._remembered.keep(self._folder, session.actor.login)
        self.desk = OpenDesk(
            self._doors,
            session,
            self._application,
            self.speaking,
            backs_up=self._demo is None,
        )
        self.desk.window.lock_wanted.connect(self.lock)
        self.desk.window.page_shown.connect(self._note_page)
        self._show(self.desk.window)
        came_back = self._place.login == session.actor.login
        self.desk.begin(self._place.page if came_back else "")
        self._note_page(self.desk.window.shown_page())

    def _note_page(self, page: str) -> None:
        if self.desk is not None:
            login, page = self.desk.login, self.desk.place(page)
            self._tell(DeskPlace(folder=str(self._folder), login=login, page=page))

    def _tell(self, place: DeskPlace) -> None:
        """Remembered for the next desk, in this process or in a fresh one."""
        self._place = replace(place, page=place.page or self._place.page)
        if self._above is not None:
            self._above.tell(place)

    def lock(self) -> None:
        """Close the desk and its keys; the sealed draft and the store stay."""
        if self.desk is None:
            return
        self.desk.window.keep_geometry()
        self.close_desk()
        if self._above is None:
            self.show_unlock()
        else:
            end_locked(self._application.application)

    def close_desk(self) -> None:
        secret_clipboard().take_back()
        if self._waiting is not None:
            self._waiting.close()
            self._waiting = None
        if self.desk is not None:
            self.desk.close()
            self.desk = None

    def end(self) -> None:
        """The application is about to quit."""
        self.close_desk()
        self._background.stop()

    def _show(self, window: QMainWindow) -> None:
        before, self.window = self.window, window
        window.show()
        if before is not None:
            before.hide()
            before.deleteLater()
