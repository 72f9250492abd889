"""What was posted and asked from this case, what came back, and what is asked of me."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from komma_desk.domain.approval import Verdict
from komma_desk.domain.changes import Changes
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import ApprovalId
from komma_desk.domain.procedure.movement import Offer
from komma_desk.ui.cases.case_presenter import CasePresenter
from komma_desk.ui.cases.drafts_at_hand import EXTRACT
from komma_desk.ui.cases.extract_form import ExtractForm
from komma_desk.ui.cases.extract_targets import askable_steps
from komma_desk.ui.cases.extract_words import entries
from komma_desk.ui.cases.request_card import RequestCard
from komma_desk.ui.cases.tab_body import TabBody
from komma_desk.ui.cases.written_entry import EntryColumn
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.toast import say
from komma_desk.usecases.commands.ask_colleague import AskColleague
from komma_desk.usecases.commands.grant_request import GrantRequest
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _


class ExtractsTab(QStackedWidget):
    """The list, or in its place the form; what is typed into it stays when news comes."""

    def __init__(self, presenter: CasePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._view: CaseView | None = None
        self.form: ExtractForm | None = None
        self.cards: list[RequestCard] = []
        self._list = TabBody()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        self.new = Button(_("&Post an extract or ask …"), icon_name="hand-over")
        self.new.clicked.connect(self.begin)
        self._entries = EntryColumn(_("Nothing was posted or asked from this case yet."))
        self._list.column.addLayout(self._cards)
        self._list.column.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        self._list.column.addWidget(self._entries)
        self._list.column.addStretch(1)
        self._form_area = QScrollArea()
        self._form_area.setWidgetResizable(True)
        self._form_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._form_area.viewport().setAutoFillBackground(False)
        self.addWidget(self._list)
        self.addWidget(self._form_area)

    def show_view(self, view: CaseView, _lists: CodeLists, *, other_case: bool) -> None:
        self._view = view
        if other_case:
            self.leave_form()
        self._entries.show_entries(entries(view))
        mine = [each for each in view.file.approvals if each.is_open and each.asked == view.me]
        if [card.approval for card in self.cards] != [each.id for each in mine]:
            self._show_cards([RequestCard(each, view) for each in mine])

    def _show_cards(self, cards: list[RequestCard]) -> None:
        for gone in self.cards:
            self._cards.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.cards = cards
        for card in cards:
            card.wanted.connect(self._grant)
            self._cards.addWidget(card)

    def begin(self) -> None:
        """Open the form; one that is open keeps what was typed."""
        view = self._view
        if view is None:
            return
        if self.form is None:
            purpose = self._presenter.drafts.text(view.file.case.id, EXTRACT)
            self.form = ExtractForm(view, self._presenter.people, purpose)
            self.form.wanted.connect(self._send)
            self.form.left.connect(self.leave_form)
            self.form.typed.connect(self._keep)
            self._form_area.setWidget(self.form)
            self.form.setAutoFillBackground(False)
        self.setCurrentWidget(self._form_area)
        self.form.to.setFocus()

    def begin_about(self, offer: Offer) -> None:
        """Ask somebody about this step."""
        self.begin()
        if self.form is None or self._view is None:
            return
        asked = [each for each in askable_steps(self._view) if each.step == offer.step.id]
        if asked:
            self.form.ask_about(asked[0])

    def leave_form(self) -> None:
        self.setCurrentWidget(self._list)
        gone = self._form_area.takeWidget()
        if gone is not None:
            gone.hide()
            gone.deleteLater()
        had, self.form = self.form, None
        if had is not None:
            self.new.setFocus()

    def form_open(self) -> bool:
        return self.form is not None

    def show_busy(self, busy: bool) -> None:
        for card in self.cards:
            card.show_busy(busy)

    def _keep(self, text: str) -> None:
        if self._presenter.case is not None:
            self._presenter.drafts.keep(self._presenter.case, EXTRACT, text)

    def _send(self, command: object) -> None:
        asked = isinstance(command, AskColleague)

        def sent(_changes: Changes) -> None:
            self.leave_form()
            say(self, _("Your colleague is asked.") if asked else _("The extract is posted."))

        self._presenter.hand_over(command, sent, self._refused, empties=EXTRACT)

    def _refused(self, refusal: Refusal) -> None:
        if self.form is not None:
            self.form.show_refusal(refusal.spoken())

    def _grant(self, approval: ApprovalId, verdict: Verdict, reason: str) -> None:
        if self._presenter.case is None:
            return
        command = GrantRequest(
            case=self._presenter.case, approval=approval, verdict=verdict, reason=reason
        )

        def refused(refusal: Refusal) -> None:
            for card in self.cards:
                if card.approval == approval:
                    card.show_error(refusal.spoken())

        def granted(_changes: Changes) -> None:
            say(self, _("Your answer stands in the case."))

        self._presenter.hand_over(command, granted, refused)
