"""The page of a report as somebody without an account sees it: it ends in a sealed file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal

from komma_desk.domain.code_list import CodeLists
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.reporting.report_form import ReportPage
from komma_desk.ui.reporting.section_at_hand import SectionAtHand
from komma_desk.words import _


class CardReportPage(ReportPage):
    """One deed only; whether a draft is kept stands in the head of the window."""

    sealing_wanted = Signal()
    noted = Signal(str, bool)
    """A word about the draft, empty where there is nothing to say; and whether it failed."""

    def __init__(
        self,
        counter: Counter,
        questions: Questions,
        now: Callable[[], datetime],
        at_hand: SectionAtHand,
    ) -> None:
        super().__init__(counter, questions, now, at_hand)
        self.setObjectName("report_page")
        self.seal.hide()
        self.submit.setText(_("&Seal the report …"))
        self.submit.ensurePolished()
        self.submit.setMinimumWidth(self.submit.sizeHint().width())

    def is_built(self) -> bool:
        return self._built

    def is_empty(self) -> bool:
        return not self._built or self.presenter.is_empty()

    def file(self) -> None:
        """Ctrl+Enter too: what is missing is said first, then how the answer shall come."""
        if self.presenter.is_whole():
            self.sealing_wanted.emit()

    def show_note(self, words: str) -> None:
        self.noted.emit(words, False)

    def _build(self, lists: CodeLists) -> None:
        super()._build(lists)
        self.presenter.keeper.failed.connect(self._say_failed)

    def _say_failed(self) -> None:
        words = _("The draft could not be saved.")
        self.noted.emit(words, True)
