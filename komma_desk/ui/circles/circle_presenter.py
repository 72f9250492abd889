"""Rules of the circle of one case: it is asked with the case, and again on news."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import CaseId
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.usecases.queries.case_circle import CaseCircle, CircleView
from komma_desk.usecases.queries.glass_requests import AskedByMe, MyGlassRequests

_SHOWN = frozenset({Subject.CASES, Subject.POST, Subject.PEOPLE})


class CirclePresenter(QObject):
    """One case at a time; an answer about another one is dropped."""

    arrived = Signal(object)
    """A `CircleView` of the case."""
    requests_came = Signal(object)
    """The tuple of `AskedByMe`, newest first."""

    def __init__(
        self, counter: Counter, questions: Questions, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._counter, self._questions = counter, questions
        self.case: CaseId | None = None
        counter.changed.connect(self._hear)

    def show_case(self, case: CaseId | None) -> None:
        """Of this case from now on; None for none."""
        self.case = case
        self.refresh()

    def refresh(self) -> None:
        if self.case is not None:
            self._questions.ask(CaseCircle(self.case), self._take, refused=self._nothing)

    def ask_for_requests(self) -> None:
        """What was asked for an emergency opening, and what was answered."""
        self._questions.ask(MyGlassRequests(), self._take_requests, refused=self._nothing)

    def hand_over(
        self,
        command: object,
        done: Callable[[Changes], None],
        refused: Callable[[Refusal], None],
        finally_: Callable[[], None],
    ) -> None:
        self._counter.hand_over(command, done, refused=refused, finally_=finally_)

    def _take(self, view: CircleView) -> None:
        if view.case == self.case:
            self.arrived.emit(view)

    def _take_requests(self, requests: tuple[AskedByMe, ...]) -> None:
        self.requests_came.emit(requests)

    def _nothing(self, _refusal: Refusal) -> None:
        """Whoever may not ask is shown nothing of it."""

    def _hear(self, changes: Changes) -> None:
        if changes.subjects & _SHOWN:
            self.refresh()
