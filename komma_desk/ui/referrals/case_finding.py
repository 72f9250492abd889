"""Finds the case to hand over: by its number or by a word, among the open ones."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from komma_desk.domain.case import CaseLine, CaseListing
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import CaseId
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.usecases.queries.case_desk import CaseByNumber
from komma_desk.usecases.queries.case_list import CasePage

SHOWN = 6
WAIT_MS = 250


class CaseFinding(QObject):
    """`found` carries the first few cases; `opened` the id of the one asked for by number."""

    found = Signal(object)
    opened = Signal(object)
    not_found = Signal(str)

    def __init__(
        self, counter: Counter, questions: Questions, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._questions = questions.for_page(self)
        self._words = ""
        self._no_such = ""
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self.search)
        counter.changed.connect(self._news)

    def type(self, words: str) -> None:
        """Search once the person has stopped typing."""
        self._words = words.strip()
        self._timer.start()

    def search(self) -> None:
        listing = CaseListing(search=self._words, open_only=True)
        self._questions.ask(CasePage(listing, limit=SHOWN), self._got, refused=self._refused)

    def take(self, words: str) -> None:
        """Enter was pressed: open the case with this number, or the one that is found."""
        self._timer.stop()
        if words.strip():
            self._words = words.strip()
            self._questions.ask(
                CaseByNumber(self._words), self._got_number, refused=self._no_such_number
            )

    def _news(self, changes: Changes) -> None:
        if Subject.CASES in changes.subjects:
            self.search()

    def _got(self, lines: tuple[CaseLine, ...]) -> None:
        self.found.emit(lines)

    def _got_number(self, case: CaseId) -> None:
        self.opened.emit(case)

    def _no_such_number(self, refusal: Refusal) -> None:
        """It was no number: then it is a word, and one case found is the one meant."""
        self._no_such = refusal.spoken()
        listing = CaseListing(search=self._words, open_only=True)
        self._questions.ask(
            CasePage(listing, limit=SHOWN), self._got_instead, refused=self._refused
        )

    def _got_instead(self, lines: tuple[CaseLine, ...]) -> None:
        self.found.emit(lines)
        if len(lines) == 1:
            self.opened.emit(lines[0].id)
        elif not lines:
            self.not_found.emit(self._no_such)

    def _refused(self, refusal: Refusal) -> None:
        self.not_found.emit(refusal.spoken())
