"""The page where one sees what became of what one reported."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget

from komma_desk.domain.changes import Changes
from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.errors import Refusal
from komma_desk.domain.home_time import local_day
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.empty_state import EmptyState
from komma_desk.ui.parts.page import Page
from komma_desk.ui.parts.pdf_target import ask_for_pdf
from komma_desk.ui.parts.toast import say
from komma_desk.ui.reporting.messages_at_hand import MessagesAtHand
from komma_desk.ui.reporting.my_reports_presenter import MyReportsPresenter
from komma_desk.ui.reporting.report_detail import ReportDetail
from komma_desk.ui.reporting.report_shelf import ReportModel, ReportShelf
from komma_desk.ui.reporting.word_dialogs import ConsentDialog, WishDialog
from komma_desk.usecases.commands.save_report_paper import SaveMyReportPaper
from komma_desk.usecases.queries.my_reports import MyReport
from komma_desk.words import _


class MyReportsPage(Page):
    """List at the left, the chosen report at the right; a sentence where there is none yet."""

    report_wanted = Signal()
    """The person wants to report something; whoever put the pages together shows that page."""

    shelf: ReportShelf
    detail: ReportDetail

    def __init__(
        self,
        counter: Counter,
        questions: Questions,
        now: Callable[[], datetime] | None,
        at_hand: MessagesAtHand,
    ) -> None:
        super().__init__(
            _("My reports"),
            _("Where each report stands, and what the clearing office answers you."),
            scrolling=False,
        )
        self._at_hand, self._now = at_hand, now
        self._stack = QStackedWidget()
        self.empty = EmptyState(
            "report",
            _("You have not reported anything yet"),
            _("What you report stands here, with every answer of the clearing office."),
            _("&Report an incident"),
        )
        self.empty.wanted.connect(self.report_wanted)
        self.body.addWidget(self._stack, 1)
        self._both = QSplitter(Qt.Orientation.Horizontal)
        self._both.setChildrenCollapsible(False)
        self._stack.addWidget(self._both)
        self._stack.addWidget(self.empty)
        self._presenter = MyReportsPresenter(counter, questions, self)
        self._presenter.lists_came.connect(self._build)
        self._presenter.reports_came.connect(self._show)
        self.refresh()

    def refresh(self) -> None:
        """Ask anew; the shell calls this for F5."""
        self._presenter.refresh()

    def _build(self, lists: CodeLists) -> None:
        self._lists = lists
        self._model = ReportModel(lists)
        self.shelf = ReportShelf(self._model)
        self.shelf.setMinimumWidth(260)
        self.detail = ReportDetail(lists, at_hand=self._at_hand)
        self.detail.setMinimumWidth(400)
        self._both.addWidget(self.shelf)
        self._both.addWidget(self.detail)
        self._both.setStretchFactor(0, 0)
        self._both.setStretchFactor(1, 1)
        self._both.setSizes([380, 640])
        self.shelf.chosen.connect(self._choose)
        self._presenter.busy.connect(self.detail.show_busy)
        self.detail.message_wanted.connect(self._write)
        self.detail.paper_wanted.connect(self._choose_paper)
        self.detail.wishes_wanted.connect(self._change_wishes)
        self.detail.consent_wanted.connect(self._change_consent)

    def _show(self, reports: tuple[MyReport, ...]) -> None:
        self._stack.setCurrentWidget(self._both if reports else self.empty)
        kept = self._at_hand.chosen
        self._model.show(reports)
        if reports:
            self.shelf.choose(self._model.row_of(kept))

    def _choose(self, row: int) -> None:
        report = self._model.report(row)
        if report is not None:
            self._at_hand.chosen = str(report.report.id)
            if self._model.mark_seen(row):
                self._presenter.mark_read(report)
            self.detail.show_report(report)

    def _write(self, text: str) -> None:
        report = self._report()
        if report is None:
            return
        number = report.report.id

        def sent(_changes: Changes) -> None:
            self.detail.show_sent(number, text)
            say(self, _("Sealed and sent. The office takes it in with its next post."))

        def refused(refusal: Refusal) -> None:
            self.detail.messages.box.show_error(refusal.spoken())

        self._presenter.write(number, text, sent, refused)

    def _choose_paper(self) -> None:
        title = _("Save without encryption: whoever has the file can read it")
        ask_for_pdf(self, title, _("report.pdf"), self.save_paper)

    def save_paper(self, target: Path) -> None:
        def saved(_changes: Changes) -> None:
            words = _("Saved as {file}. It is not encrypted: whoever has the file can read it.")
            say(self, words.format(file=target.name))

        if (report := self._report()) is not None:
            command = SaveMyReportPaper(report=report.report.id, target=target)
            self._presenter.counter.hand_over(command, saved)

    def _change_wishes(self) -> None:
        if (report := self._report()) is not None:
            WishDialog(report, self._lists, self._presenter.counter, self).open()

    def _change_consent(self, item: str, giving: bool) -> None:
        if (report := self._report()) is not None:
            ConsentDialog(
                report,
                Code(item),
                self._lists,
                self._presenter.counter,
                self,
                today=local_day(self._now() if self._now else report.report.filed_at),
                giving=giving,
            ).open()

    def _report(self) -> MyReport | None:
        return self._model.report(self.shelf.currentIndex().row())


def build_my_reports_page(
    counter: Counter,
    questions: Questions,
    *,
    now: Callable[[], datetime] | None = None,
    at_hand: MessagesAtHand | None = None,
) -> MyReportsPage:
    page = MyReportsPage(counter, questions, now, at_hand or MessagesAtHand())
    page.setObjectName("my_reports_page")
    return page
