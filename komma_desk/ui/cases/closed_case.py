"""What somebody outside the circle sees: which case, whom to ask, and the emergency opening."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from komma_desk.domain.access_words import names_said
from komma_desk.domain.break_glass import GlassState
from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.ui.cases.case_words import state_said
from komma_desk.ui.cases.drafts_at_hand import EMERGENCY, DraftsAtHand
from komma_desk.ui.cases.tab_body import TabBody
from komma_desk.ui.circles.circle_presenter import CirclePresenter
from komma_desk.ui.circles.circle_words import restricted_said
from komma_desk.ui.circles.glass_answer import GlassAnswerBox
from komma_desk.ui.parts.buttons import IconButton
from komma_desk.ui.parts.cards import Card, Chip
from komma_desk.ui.parts.day_words import day_in_digits
from komma_desk.ui.parts.labels import IconLabel, PlainLabel, TextKind
from komma_desk.ui.parts.writing_box import WritingBox
from komma_desk.usecases.commands.ask_break_glass import AskBreakGlass
from komma_desk.usecases.commands.break_glass import BreakGlass
from komma_desk.usecases.queries.case_circle import CircleView
from komma_desk.usecases.queries.glass_requests import AskedByMe
from komma_desk.words import _


class ClosedCase(QWidget):
    close_wanted = Signal()
    opened = Signal(object)
    """The id of a case that can be read now."""

    def __init__(
        self, presenter: CirclePresenter, drafts: DraftsAtHand, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presenter, self._drafts = presenter, drafts
        self._case: CaseId | None = None
        self._view: CircleView | None = None
        self.procedure: Procedure | None = None
        self.number = PlainLabel("", TextKind.SECTION, wrap=False, copyable=True)
        self.state = Chip("")
        self.close_button = IconButton(_("Close the case (Esc)"), "close")
        self.close_button.clicked.connect(self.close_wanted)
        self.received = PlainLabel("", TextKind.SMALL)
        self.who = PlainLabel("", TextKind.STRONG)
        self.advice = PlainLabel(
            _("Only they can read it. Please ask one of them if you need to know something.")
        )
        self.emergency = Card(_("Emergency opening"))
        self.explained = PlainLabel("", TextKind.MUTED)
        self.answer = GlassAnswerBox()
        self.answer.wanted.connect(self._open)
        self.box = WritingBox(
            _("Why do you have to read this case now?"), _("&Ask for the emergency opening")
        )
        self.box.wanted.connect(self._ask)
        self.box.typed.connect(self._keep)
        self._lay_out()
        presenter.arrived.connect(self._show)
        presenter.requests_came.connect(self._show_requests)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.number)
        first.addWidget(self.state)
        first.addStretch(1)
        first.addWidget(self.close_button)
        whom = QHBoxLayout()
        whom.setSpacing(8)
        whom.addWidget(IconLabel("lock", "muted", 24), 0, Qt.AlignmentFlag.AlignTop)
        whom.addWidget(self.who, 1)
        for part in (self.explained, self.answer, self.box):
            self.emergency.add(part)
        rest = TabBody()
        rest.column.addLayout(whom)
        rest.column.addWidget(self.advice)
        rest.column.addWidget(self.emergency)
        rest.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(first)
        column.addWidget(self.received)
        column.addWidget(rest, 1)

    def show_case(self, case: CaseId, procedure: Procedure | None) -> None:
        """Nothing of another case stays while the answer is on its way."""
        self.procedure, self._case = procedure, case
        if self._view is None or self._view.case != case:
            self._view = None
            self.box.show_text(self._drafts.text(case, EMERGENCY))
            for label in (self.number, self.received, self.who, self.explained):
                label.setText("")
            self.state.hide()
            self.emergency.hide()
        self._presenter.show_case(case)

    def _show(self, view: CircleView) -> None:
        if self.isHidden():
            return
        if view.is_member:
            self.opened.emit(view.case)
            return
        self._view = view
        self._drafts.name(view.case, view.number)
        self.number.setText(view.number)
        self.number.setAccessibleName(_("Case {number}").format(number=view.number))
        self.state.show_state(state_said(self.procedure, view.state))
        self.state.setVisible(bool(view.state))
        if view.received_on is not None:
            day = day_in_digits(view.received_on)
            self.received.setText(_("Received {when}").format(when=day))
        self.who.setText(restricted_said(each.name for each in view.readers))
        self._show_emergency(view)
        self._presenter.ask_for_requests()

    def _show_emergency(self, view: CircleView) -> None:
        self.emergency.setVisible(view.may_change)
        self.box.setVisible(bool(view.helpers))
        if view.helpers:
            told = _(
                "If none of them can be reached, one of these people can approve that you open the "
                "case: {names}. Both names and both reasons then stand in its history, and the "
                "circle is told."
            ).format(names=names_said(each.name for each in view.helpers))
        else:
            told = _(
                "Nobody can approve one here: no head and no data protection officer keeps the "
                "other half of its key. What remains are the people of the circle and the two "
                "printed halves of the office."
            )
        self.explained.setText(told)

    def _show_requests(self, requests: tuple[AskedByMe, ...]) -> None:
        if self._view is None:
            return
        mine = [each for each in requests if each.case == self._view.case]
        newest = mine[0] if mine else None
        self.answer.show_request(newest)
        waits = newest is not None and newest.state in {GlassState.WAITING, GlassState.APPROVED}
        self.box.setVisible(bool(self._view.helpers) and not waits)

    def _keep(self, reason: str) -> None:
        """Outlives the pane: the page is built anew in another language."""
        if self._case is not None:
            self._drafts.keep(self._case, EMERGENCY, reason)

    def _ask(self, reason: str) -> None:
        if self._view is not None:
            case = self._view.case
            self.box.show_busy(True)
            self._presenter.hand_over(
                AskBreakGlass(case=case, reason=reason),
                lambda _changes: self._asked(case),
                self._refuse,
                self._rest,
            )

    def _asked(self, case: CaseId) -> None:
        self._drafts.keep(case, EMERGENCY, "")
        if case == self._case:
            self.box.show_text("")
        self._presenter.ask_for_requests()

    def _open(self, request: AskedByMe) -> None:
        self._presenter.hand_over(
            BreakGlass(request.request), self._broken, self.answer.refuse, self.answer.rest
        )

    def _broken(self, _changes: Changes) -> None:
        self._presenter.refresh()

    def _refuse(self, refusal: Refusal) -> None:
        self.box.show_error(refusal.spoken())

    def _rest(self) -> None:
        self.box.show_busy(False)
