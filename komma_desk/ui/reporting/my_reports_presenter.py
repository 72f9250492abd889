"""Asks what became of my reports, and asks again when the post or a report changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import ReportId
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.usecases.commands.mark_answers_read import MarkAnswersRead
from komma_desk.usecases.commands.write_to_office import WriteToOffice
from komma_desk.usecases.queries.my_reports import MyReport, MyReports
from komma_desk.usecases.queries.vocabulary import Vocabulary

Refused = Callable[[Refusal], None]
SUBJECTS = frozenset({Subject.REPORTS, Subject.POST})


class MyReportsPresenter(QObject):
    """The lists come once, the reports each time."""

    lists_came = Signal(object)
    reports_came = Signal(object)
    busy = Signal(bool)

    def __init__(self, counter: Counter, questions: Questions, parent: QObject) -> None:
        super().__init__(parent)
        self.counter, self._questions = counter, questions
        self._lists: CodeLists | None = None
        counter.changed.connect(self._heard)

    def refresh(self) -> None:
        if self._lists is None:
            self._questions.ask(Vocabulary(), self._take_lists)
        else:
            self._questions.ask(MyReports(), self._take_reports)

    def write(
        self, report: ReportId, text: str, then: Callable[[Changes], None], refused: Refused
    ) -> None:
        self.busy.emit(True)
        self.counter.hand_over(
            WriteToOffice(report=report, text=text),
            then,
            refused=refused,
            finally_=lambda: self.busy.emit(False),
        )

    def mark_read(self, report: MyReport) -> None:
        read = MarkAnswersRead(report=report.report.id, answers=len(report.answers))
        self.counter.hand_over(read)

    def _take_lists(self, lists: CodeLists) -> None:
        self._lists = lists
        self.lists_came.emit(lists)
        self.refresh()

    def _take_reports(self, reports: tuple[MyReport, ...]) -> None:
        self.reports_came.emit(reports)

    def _heard(self, changes: Changes) -> None:
        if changes.subjects & SUBJECTS:
            self.refresh()
