"""Seals what stands in the form: off the UI thread, with progress and a way to stop."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Qt, Signal

from komma_desk.domain.changes import Changes
from komma_desk.domain.given_file import SealingProgress
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.usecases.drafts import KeptDraft
from komma_desk.usecases.form_deeds import NewReturnCode, SealedWithCard, SealWithCard
from komma_desk.words import _

Take = Callable[[Path], None]


class SealingPresenter(QObject):
    code_came = Signal(object)
    sealed = Signal(object)
    """The `SealedWithCard`."""
    refused = Signal(object)
    """A refusal or a trouble; no file was written, and the form is as it was."""
    came_on = Signal(int)
    """Percent."""
    working = Signal(bool)
    _moved = Signal(int)

    def __init__(
        self,
        counter: Counter,
        questions: Questions,
        told: Callable[[], KeptDraft],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._counter, self._questions, self._told = counter, questions, told
        self._stop = Event()
        self._moved.connect(self.came_on, Qt.ConnectionType.QueuedConnection)

    def ask_for_code(self) -> None:
        self._questions.ask(NewReturnCode(), self._take_code)

    def seal_anonymous(self, code: Callable[[], str]) -> Take:
        return lambda target: self._seal(replace(self._command(target), code=code()))

    def seal_named(self, given: Callable[[], tuple[str, str]]) -> Take:
        def take(target: Path) -> None:
            name, passphrase = given()
            self._seal(replace(self._command(target), name=name, passphrase=passphrase))

        return take

    def stop(self) -> None:
        self._stop.set()

    def _command(self, target: Path) -> SealWithCard:
        told = self._told()
        return SealWithCard(draft=told.draft, target=target, files=told.files, watch=self._watch())

    def _seal(self, command: SealWithCard) -> None:
        self._stop.clear()
        self.working.emit(True)
        self._counter.hand_over(
            command,
            self._sealed,
            refused=self.refused.emit,
            troubled=self.refused.emit,
            finally_=self._ended,
            saying=_("The report is being sealed"),
        )

    def _take_code(self, shown: object) -> None:
        self.code_came.emit(shown)

    def _sealed(self, changes: Changes) -> None:
        assert isinstance(changes.receipt, SealedWithCard)
        self.sealed.emit(changes.receipt)

    def _ended(self) -> None:
        self.working.emit(False)

    def _watch(self) -> Callable[[SealingProgress], bool]:
        """Called where the sealing is done; only whole percents are worth a repaint."""
        last = [-1]

        def watch(progress: SealingProgress) -> bool:
            percent = progress.done * 100 // max(1, progress.whole)
            if percent != last[0]:
                last[0] = percent
                with suppress(RuntimeError):  # the window may be gone by now
                    self._moved.emit(percent)
            return not self._stop.is_set() and not self._counter.is_stopping()

        return watch
