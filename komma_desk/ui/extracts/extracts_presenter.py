"""Rules of the extracts page: what is listed, what was opened at this desk, what is answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.approval import Verdict
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.extract import ExtractLetter
from komma_desk.domain.identifiers import ExtractId
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.extracts.extracts_at_hand import ExtractsAtHand
from komma_desk.ui.parts.paged_table_model import Order
from komma_desk.usecases.commands.answer_extract import AnswerExtract
from komma_desk.usecases.commands.read_extract import ReadExtract
from komma_desk.usecases.commands.remove_expired import RemoveExpired
from komma_desk.usecases.queries.my_extracts import ExtractLine, MyExtracts, ReceivedExtracts

_KEYS: dict[str, Callable[[ExtractLine], str | datetime]] = {
    "number": lambda line: line.number,
    "posted": lambda line: line.posted_at,
    "until": lambda line: line.readable_until.isoformat(),
    "from": lambda line: line.sender_name.casefold(),
}


class ExtractsPresenter(QObject):
    """What was opened is kept until the desk is locked, so that it is not opened twice."""

    listed = Signal()
    opened = Signal(object)
    """The `ExtractLetter` that may be shown now: that it was opened stands in the log."""
    refused = Signal(str)
    answered = Signal(object)
    """The `Verdict` that is on its way."""

    def __init__(
        self, counter: Counter, questions: Questions, at_hand: ExtractsAtHand, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._counter, self._questions = counter, questions
        self.lines: tuple[ExtractLine, ...] = ()
        self.has_come = False
        self.letters, self.reasons = at_hand.letters, at_hand.reasons
        counter.changed.connect(self._hear)

    def refresh(self) -> None:
        self._questions.ask(MyExtracts(), self._take)

    def found(self, search: str, order: Order | None) -> list[ExtractLine]:
        """In case number, sender and the step asked about; newest first unless ordered."""
        words = search.casefold().split()
        lines = [line for line in self.lines if all(word in _searched(line) for word in words)]
        wanted = order or Order("posted", descending=True)
        return sorted(lines, key=_KEYS[wanted.key], reverse=wanted.descending)

    def open(self, extract: ExtractId) -> None:
        """Once at this desk: what is shown already is not opened again."""
        if extract not in self.letters:
            self._counter.hand_over(ReadExtract(extract), self._show, refused=self._refuse)

    def answer(self, extract: ExtractId, verdict: Verdict, reason: str) -> None:
        def sent(_changes: Changes) -> None:
            self.reasons.pop(extract, None)
            self.answered.emit(verdict)

        command = AnswerExtract(extract=extract, verdict=verdict, reason=reason)
        self._counter.hand_over(command, sent, refused=self._refuse)

    def _take(self, received: ReceivedExtracts) -> None:
        self.lines, self.has_come = received.lines, True
        there = {line.id for line in self.lines}
        for gone in set(self.letters) - there:
            del self.letters[gone]
        self.listed.emit()
        if received.expired:
            self._counter.hand_over(RemoveExpired())

    def _show(self, changes: Changes) -> None:
        letter = changes.receipt
        assert isinstance(letter, ExtractLetter)
        self.letters[letter.id] = letter
        self.opened.emit(letter)

    def _refuse(self, refusal: Refusal) -> None:
        self.refused.emit(refusal.spoken())

    def _hear(self, changes: Changes) -> None:
        if changes.subjects & {Subject.POST, Subject.EXTRACTS}:
            self.refresh()


def _searched(line: ExtractLine) -> str:
    asks = line.asks.spoken() if line.asks else ""
    return f"{line.number} {line.sender_name} {asks}".casefold()
