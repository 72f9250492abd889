"""The report as it was told, in full, and the files that came with it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from komma_desk.domain.code_list import CodeLists
from komma_desk.ui.cases.attachments_panel import AttachmentsPanel
from komma_desk.ui.cases.case_presenter import CasePresenter
from komma_desk.ui.cases.report_facts import detail_list, fact_grid
from komma_desk.ui.cases.report_on_paper import ReportOnPaper
from komma_desk.ui.cases.report_words import detail_groups, report_lines
from komma_desk.ui.cases.tab_body import TabBody
from komma_desk.ui.parts.labels import LongText, PlainLabel, TextKind
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _

LETTERS_A_LINE = 62
MOST_LINES = 16


class ReportTab(TabBody):
    """Only to read: what was reported is never changed."""

    def __init__(self, presenter: CasePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.narrative = LongText(_("What happened"))
        self._facts = QWidget()
        self._details = QWidget()
        self.files = AttachmentsPanel(presenter)
        self.column.addWidget(PlainLabel(_("What happened"), TextKind.STRONG))
        self.column.addWidget(self.narrative)
        self.column.addWidget(self._facts)
        self.column.addWidget(self._details)
        self.column.addWidget(self.files)
        self.paper = ReportOnPaper(presenter)
        self.column.addWidget(self.paper)
        self.column.addStretch(1)
        self._shown: object = None

    def show_view(self, view: CaseView, lists: CodeLists, *, other_case: bool) -> None:
        """A report does not change: it is laid out once for each case."""
        about = (view.file.case.id, view.file.attachments, view.parts)
        if about == self._shown:
            return
        self._shown = about
        self.narrative.setPlainText(view.file.case.report.narrative)
        self.narrative.setFixedHeight(self._height_of(view.file.case.report.narrative))
        report = view.file.case.report
        self._facts = self._instead(self._facts, fact_grid(report_lines(view, lists)))
        details = detail_list(detail_groups(report.details, lists))
        self._details = self._instead(self._details, details)
        self.files.show_view(view, lists, other_case=other_case)

    def _height_of(self, text: str) -> int:
        """Short reports stand there whole; a long one scrolls in its own field."""
        line = self.narrative.fontMetrics().lineSpacing()
        about = sum(1 + len(each) // LETTERS_A_LINE for each in text[:20_000].splitlines())
        return line * min(max(about + 1, 3), MOST_LINES) + 24

    def _instead(self, old: QWidget, new: QWidget) -> QWidget:
        self.column.replaceWidget(old, new)
        old.hide()
        old.deleteLater()
        return new
