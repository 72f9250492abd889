"""Rules of the emergency openings somebody is asked to approve: the oldest waiting one first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.break_glass import GlassState
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.usecases.commands.answer_break_glass import AnswerBreakGlass
from komma_desk.usecases.queries.glass_requests import AskedOfMe, GlassRequests


class KeeperPresenter(QObject):
    arrived = Signal(object)
    """The tuple of `AskedOfMe`, newest first."""

    def __init__(self, counter: Counter, questions: Questions, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._questions = counter, questions
        self.requests: tuple[AskedOfMe, ...] = ()
        counter.changed.connect(self._hear)

    def refresh(self) -> None:
        self._questions.ask(GlassRequests(), self._take)

    def waiting(self) -> tuple[AskedOfMe, ...]:
        """Oldest first."""
        return tuple(each for each in reversed(self.requests) if each.state is GlassState.WAITING)

    def done_with(self) -> tuple[AskedOfMe, ...]:
        return tuple(each for each in self.requests if each.state is not GlassState.WAITING)

    def answer(
        self,
        command: AnswerBreakGlass,
        done: Callable[[Changes], None],
        refused: Callable[[Refusal], None],
        finally_: Callable[[], None],
    ) -> None:
        self._counter.hand_over(command, done, refused=refused, finally_=finally_)

    def _take(self, requests: tuple[AskedOfMe, ...]) -> None:
        self.requests = requests
        self.arrived.emit(requests)

    def _hear(self, changes: Changes) -> None:
        if Subject.POST in changes.subjects:
            self.refresh()
