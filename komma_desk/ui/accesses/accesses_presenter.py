"""Asks for the lists of accesses, and again when the post changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.changes import Changes, Subject
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.usecases.queries.log_digests import LogDigests, ReceivedDigest


class AccessesPresenter(QObject):
    received = Signal(object)
    """The tuple of `ReceivedDigest`, newest first."""

    def __init__(self, counter: Counter, questions: Questions, parent: QObject) -> None:
        super().__init__(parent)
        self._questions = questions
        counter.changed.connect(self._hear)

    def refresh(self) -> None:
        self._questions.ask(LogDigests(), self._take)

    def _take(self, lists: tuple[ReceivedDigest, ...]) -> None:
        self.received.emit(lists)

    def _hear(self, changes: Changes) -> None:
        if Subject.POST in changes.subjects:
            self.refresh()
