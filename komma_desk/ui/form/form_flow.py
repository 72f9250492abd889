"""The way of the form: open the card, show the window, and let its keys go when nobody is there."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QStandardPaths
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow

from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.crash import CrashLog, CrashWatch
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.bridge.speaking import Speaking
from komma_desk.ui.form.form_doors import FormDoors, OpenForm
from komma_desk.ui.form.form_window import CHAPTER, FormWindow
from komma_desk.ui.form.no_card_window import NoCardWindow
from komma_desk.ui.parts.secret_clipboard import secret_clipboard
from komma_desk.ui.parts.shortcuts import HELP
from komma_desk.ui.parts.toast import say
from komma_desk.ui.shell.absence import Absence
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.desk_place import DeskPlace, ProcessAbove
from komma_desk.ui.shell.handbook_window import show_handbook
from komma_desk.ui.shell.inactivity import Inactivity, LockWarning
from komma_desk.ui.shell.process_end import end_locked
from komma_desk.usecases.form_deeds import CardOfForm, CardView
from komma_desk.words import Language, _


class FormFlow(QObject):
    """With `above` a lock ends this process, and a fresh one asks for the draft's passphrase."""

    def __init__(
        self,
        doors: FormDoors,
        application: Desk,
        place: DeskPlace,
        *,
        above: ProcessAbove | None = None,
        absence: Absence | None = None,
    ) -> None:
        """`place.card` is the office card; with `place.answer` alone it is asked for first."""
        super().__init__(application.application)
        self._doors, self._application = doors, application
        self._place, self._above = place, above
        self._form: OpenForm | None = None
        self._inactivity: Inactivity | None = None
        self._background = Background(self)
        self.window: QMainWindow | None = None
        if absence is not None:
            absence.gone.connect(self.lock)
        folder = QStandardPaths.StandardLocation.AppLocalDataLocation
        log = CrashLog(Path(QStandardPaths.writableLocation(folder)) / "crash.log", doors.now)
        self.speaking = Speaking(log, lambda: self.window)
        self._watch = CrashWatch(log, self)
        self._watch.crashed.connect(self.speaking.speak)

    def watch_for_crashes(self) -> None:
        self._watch.start()

    def begin(self) -> None:
        self._tell()
        if self._place.card:
            self._open_card(self._place.card)
        else:
            self._ask_for_card("")

    def _tell(self) -> None:
        if self._above is not None:
            self._above.tell(replace(self._place, mishap=False))

    def _open_card(self, card: str) -> None:
        def work() -> tuple[OpenForm, CardView]:
            form = self._doors.form(Path(card))
            return form, form.ask(CardOfForm())

        self._place = replace(self._place, card=card)
        self._background.run(work, then=self._open, otherwise=self._no_card)

    def _no_card(self, problem: Exception) -> None:
        if not isinstance(problem, Refusal | Trouble):
            self.speaking.speak(problem)
            return
        self._ask_for_card(problem.spoken())

    def _ask_for_card(self, problem: str) -> None:
        window = NoCardWindow(problem)
        window.card_wanted.connect(self._open_card)
        window.language_wanted.connect(partial(self._speak_in, window))
        handbook = QShortcut(QKeySequence(HELP), window)
        handbook.activated.connect(partial(show_handbook, self._application, window, CHAPTER))
        self._show(window)

    def _speak_in(self, window: NoCardWindow, language: Language) -> None:
        self._application.speech.choose(language)
        window.rebuild()

    def _open(self, came: tuple[OpenForm, CardView]) -> None:
        self._form, view = came
        if QSettings().value("language") is None:
            self._application.speech.choose(view.card.language)
        counter = Counter(self._form, self._background, self.speaking.speak, self)
        questions = Questions(self._form, self._background, self.speaking.speak, self)
        window = FormWindow(
            self._application, counter, questions, self.speaking, view, self._doors.now
        )
        window.lock_wanted.connect(self.lock)
        self._inactivity = Inactivity(self._application.lock_time.seconds(), parent=self)
        self._application.lock_time.changed.connect(self._take_lock_time)
        self._inactivity.lock_now.connect(self.lock)
        LockWarning(self._inactivity, window)
        answer, self._place = self._place.answer, replace(self._place, answer="")
        self._tell()
        self._show(window)
        if answer:
            window.open_answer_file(Path(answer))
        if self._place.mishap:
            say(window, _("KommA Desk ended unexpectedly. What was saved is safe."))
        self._inactivity.watch(window)
        self._inactivity.start()

    def _take_lock_time(self) -> None:
        if self._inactivity is not None:
            self._inactivity.wait_for(self._application.lock_time.seconds())

    def lock(self) -> None:
        """A kept draft asks for its passphrase again; what is not kept is covered, never lost."""
        window = self.window
        if not isinstance(window, FormWindow):
            return
        secret_clipboard().take_back()
        busy = window.pages.sealing.is_busy()
        if busy or window.would_be_lost() or (self._above is None and not window.is_bare()):
            window.pages.show_cover()
        elif not window.is_bare():
            window.keep_now(self._let_go, window.pages.show_cover)
        if self._inactivity is not None:
            self._inactivity.start()

    def _let_go(self) -> None:
        if self._above is not None:
            end_locked(self._application.application)

    def end(self) -> None:
        """The application is about to quit."""
        secret_clipboard().take_back()
        if self._inactivity is not None:
            self._inactivity.stop()
        self._background.stop()
        if self._form is not None:
            self._form.close()
            self._form = None

    def _show(self, window: QMainWindow) -> None:
        before, self.window = self.window, window
        window.show()
        if before is not None:
            before.hide()
            before.deleteLater()
