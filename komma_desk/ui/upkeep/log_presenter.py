"""What the page of the log does: ask where the logs stand, look through them, save the sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.log_loss import LogLoss
from komma_desk.domain.log_proof import KnownHead
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.usecases.commands.write_log_sheet import WriteLogSheet
from komma_desk.usecases.queries.log_proof import LogProof, LogVerdicts
from komma_desk.usecases.queries.log_standing import LogStandings
from komma_desk.words import _


class LogPresenter(QObject):
    """Every deed adds to a log: the page asks anew whenever it is shown."""

    stands = Signal(object)
    """The `LogSheet` of now."""
    proved = Signal(object)
    """The `LogVerdicts`."""
    saved = Signal(str)
    """The name of the file written."""
    busy = Signal(bool)

    def __init__(
        self,
        counter: Counter,
        questions: Questions,
        losses: Callable[[], Sequence[LogLoss]] = tuple,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._losses = losses
        self._counter, self._questions = counter, questions
        counter.changed.connect(self._hear)

    def refresh(self) -> None:
        self._questions.ask(LogStandings(), self.stands.emit)

    def prove(self) -> None:
        self.busy.emit(True)
        known = tuple(KnownHead.of(each.compartment, each.seen) for each in self._losses())
        self._questions.ask(
            LogProof(known=known),
            self._proved,
            finally_=self._rest,
            saying=_("The log is looked through"),
        )

    def save_sheet(self, target: Path) -> None:
        self.busy.emit(True)

        def done(_changes: Changes) -> None:
            self.saved.emit(target.name)

        self._counter.hand_over(WriteLogSheet(target), done, finally_=self._rest)

    def _proved(self, verdicts: LogVerdicts) -> None:
        self.proved.emit(verdicts)

    def _rest(self) -> None:
        self.busy.emit(False)

    def _hear(self, changes: Changes) -> None:
        if Subject.LOG in changes.subjects:
            self.refresh()
