"""What every presenter of this room that hands over a deed shares: busy meanwhile, and refused."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.errors import Refusal
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions


class DeedPresenter(QObject):
    """Every answer comes back as a signal."""

    refused = Signal(str)
    busy = Signal(bool)

    def __init__(
        self, counter: Counter, questions: Questions, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._counter, self._questions = counter, questions

    def _refuse(self, refusal: Refusal) -> None:
        self.refused.emit(refusal.spoken())

    def _rest(self) -> None:
        self.busy.emit(False)
