"""What the card about new cases does: ask how it is, hand the change over."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.changes import Changes, Subject
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.people.deed_presenter import DeedPresenter
from komma_desk.usecases.commands.set_assigned_only import SetAssignedOnly
from komma_desk.usecases.queries.is_assigned_only import IsAssignedOnly


class AssignedPresenter(DeedPresenter):
    """Asks again when settings changed."""

    answered = Signal(bool)

    def __init__(
        self, counter: Counter, questions: Questions, parent: QObject | None = None
    ) -> None:
        super().__init__(counter, questions, parent)
        counter.changed.connect(self._hear)

    def refresh(self) -> None:
        self._questions.ask(IsAssignedOnly(), self._take)

    def turn(self, on: bool) -> None:
        self.busy.emit(True)
        self._counter.hand_over(
            SetAssignedOnly(on=on), self._done, refused=self._refuse, finally_=self._rest
        )

    def _hear(self, changes: Changes) -> None:
        if Subject.SETTINGS in changes.subjects:
            self.refresh()

    def _take(self, on: bool) -> None:
        self.answered.emit(on)

    def _done(self, _changes: Changes) -> None:
        """The news makes it ask again."""
