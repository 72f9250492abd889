"""The extracts page: other sections above, the list of extracts at the left, one at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from komma_desk.domain.approval import Verdict
from komma_desk.domain.extract import ExtractLetter
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.extracts.extract_pane import ExtractPane
from komma_desk.ui.extracts.extract_words import one_line, standing_of
from komma_desk.ui.extracts.extracts_at_hand import ExtractsAtHand
from komma_desk.ui.extracts.extracts_presenter import ExtractsPresenter
from komma_desk.ui.parts.column_fit import Fit
from komma_desk.ui.parts.day_words import day_in_digits, moment_in_digits
from komma_desk.ui.parts.empty_state import EmptyState
from komma_desk.ui.parts.page import Page
from komma_desk.ui.parts.paged_table import PagedTable
from komma_desk.ui.parts.paged_table_model import Column, Deliver, Order, PagedTableModel
from komma_desk.ui.parts.toast import say
from komma_desk.usecases.queries.my_extracts import ExtractLine
from komma_desk.words import _

_FITS = (
    Fit(at_least=560, keys=("number", "standing", "until", "from"), stretched="standing"),
    Fit(at_least=0, keys=("number", "standing"), stretched="standing"),
)


class ExtractsPage(Page):
    def __init__(self, counter: Counter, questions: Questions, at_hand: ExtractsAtHand) -> None:
        super().__init__(
            _("Extracts"),
            _("Parts of a case the clearing office sealed to you alone, for a while."),
            scrolling=False,
        )
        self.presenter = ExtractsPresenter(counter, questions.for_page(self), at_hand, self)
        self._filling = False
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setAccessibleName(_("Search extracts"))
        self.search.setPlaceholderText(_("Search case, sender, step"))
        self.search.setClearButtonEnabled(True)
        self.table_model = PagedTableModel(self._columns(), self._fetch, self)
        self.table = PagedTable(
            self.table_model,
            _("Extracts"),
            remembered_as="extracts",
            identity=lambda line: line.id,
            fits=_FITS,
        )
        self.pane = ExtractPane()
        self.empty = EmptyState(
            "inbox",
            _("There is no extract for you"),
            _("The clearing office posts one to you when it needs you; nobody else can open it."),
        )
        self._sections = QVBoxLayout()
        self._sections.setSpacing(12)
        self._lay_out()
        self._connect()
        self.refresh()

    def add_section(self, section: QWidget) -> None:
        """Something else that is asked of this person; it stands above the extracts."""
        self._sections.addWidget(section)

    def refresh(self) -> None:
        self.presenter.refresh()

    def focus_search(self) -> None:
        self.search.setFocus()

    def _columns(self) -> list[Column]:
        return [
            Column(key="number", title=_("Case"), text=_number, sort_key="number", width=140),
            Column(key="standing", title=_("Standing"), text=standing_of, width=200, tip=_tip),
            Column(
                key="until",
                title=_("Until"),
                text=lambda line: day_in_digits(line.readable_until),
                sort_key="until",
                width=110,
            ),
            Column(
                key="from",
                title=_("From"),
                text=lambda line: one_line(line.sender_name),
                sort_key="from",
                width=150,
                tip=_tip,
            ),
        ]

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        left.setMinimumWidth(280)
        self._right = QStackedWidget()
        self._right.addWidget(
            EmptyState("eye", _("No extract chosen"), _("Choose one at the left."))
        )
        self._right.addWidget(self.pane)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(left)
        both.addWidget(self._right)
        both.setSizes([470, 610])
        both.setStretchFactor(0, 2)
        both.setStretchFactor(1, 3)
        self._whole = QStackedWidget()
        self._whole.addWidget(self.empty)
        self._whole.addWidget(both)
        self.body.addLayout(self._sections)
        self.body.addWidget(self._whole, 1)

    def _connect(self) -> None:
        self.presenter.listed.connect(self._show_list)
        self.presenter.opened.connect(self._show_letter)
        self.presenter.refused.connect(self.pane.say_refusal)
        self.presenter.answered.connect(self._say_answered)
        self.search.textChanged.connect(self.table_model.refresh)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda line: self.presenter.open(line.id))
        self.pane.open_wanted.connect(self.presenter.open)
        self.pane.answer.typed.connect(self._keep_reason)
        self.pane.answer.wanted.connect(self._answer)

    def _fetch(self, offset: int, limit: int, order: Order | None, deliver: Deliver) -> None:
        lines = self.presenter.found(self.search.text(), order)
        deliver(lines[offset : offset + limit], len(lines))

    def _show_list(self) -> None:
        self._whole.setCurrentIndex(1 if self.presenter.lines else 0)
        shown = self.pane.line
        self._filling = True
        self.table_model.refresh()
        self._filling = False
        if shown is not None:
            again = [line for line in self.presenter.lines if line.id == shown.id]
            self._choose(again[0] if again else None)

    def _choose(self, line: ExtractLine | None) -> None:
        if self._filling:
            return
        self._right.setCurrentIndex(0 if line is None else 1)
        if line is None:
            self.pane.line = None
            return
        letter = self.presenter.letters.get(line.id)
        self.pane.show_line(line, letter, self.presenter.reasons.get(line.id, ""))

    def _show_letter(self, letter: ExtractLetter) -> None:
        line = self.pane.line
        if line is not None and line.id == letter.id:
            self._choose(line)

    def _keep_reason(self, text: str) -> None:
        if self.pane.line is not None:
            self.presenter.reasons[self.pane.line.id] = text

    def _answer(self, verdict: Verdict, reason: str) -> None:
        if self.pane.line is not None:
            self.pane.answer.show_busy(busy=True)
            self.presenter.answer(self.pane.line.id, verdict, reason)

    def _say_answered(self, verdict: Verdict) -> None:
        self.pane.answer.show_busy(busy=False)
        approved = verdict is Verdict.APPROVED
        say(self, _("Your approval is sent.") if approved else _("Your refusal is sent."))


def _number(line: ExtractLine) -> str:
    """Unread ones are marked by a sign, not by colour alone."""
    number = one_line(line.number)
    return number if line.is_read else f"● {number}"


def _tip(line: ExtractLine) -> str:
    told = [standing_of(line), moment_in_digits(line.posted_at), one_line(line.sender_name)]
    if line.asks is not None:
        told.insert(1, line.asks.spoken())
    return " · ".join(told)


def build_extracts_page(
    counter: Counter, questions: Questions, at_hand: ExtractsAtHand
) -> ExtractsPage:
    return ExtractsPage(counter, questions, at_hand)
