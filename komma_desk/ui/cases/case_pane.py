"""One open case: its head, and the tabs with everything the office holds on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QTabWidget, QVBoxLayout, QWidget

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.movement import Offer
from komma_desk.domain.procedure.reasons import FourEyesConcerned, MissingConsent, Reason
from komma_desk.ui.cases.answer_tab import AnswerTab
from komma_desk.ui.cases.awaited_referral import awaited_referral
from komma_desk.ui.cases.case_header import CaseHeader
from komma_desk.ui.cases.case_presenter import CasePresenter
from komma_desk.ui.cases.closed_case import ClosedCase
from komma_desk.ui.cases.consents_tab import ConsentsTab
from komma_desk.ui.cases.deadlines_tab import DeadlinesTab
from komma_desk.ui.cases.extracts_tab import ExtractsTab
from komma_desk.ui.cases.history_tab import HistoryTab
from komma_desk.ui.cases.notes_tab import NotesTab
from komma_desk.ui.cases.people_tab import PeopleTab
from komma_desk.ui.cases.report_tab import ReportTab
from komma_desk.ui.cases.steps_tab import StepsTab
from komma_desk.ui.circles.circle_line import CircleLine
from komma_desk.ui.circles.circle_presenter import CirclePresenter
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.toast import say
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _

_LEAST_SEEN = 260  # pixels of what is in a tab; in a low window the page scrolls


class _Tab(Protocol):
    def show_view(self, view: CaseView, lists: CodeLists, /, *, other_case: bool) -> None: ...


class CasePane(QFrame):
    """Shows the view it is given; what is typed into its tabs stays when news comes."""

    close_wanted = Signal()
    wide_wanted = Signal(bool)

    def __init__(
        self,
        presenter: CasePresenter,
        circle: CirclePresenter,
        refer: Callable[[CaseId], None],
        enter_land: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._circle, self._refer = presenter, circle, refer
        self.setProperty("part", "card")
        self._shown: CaseId | None = None
        self.header = CaseHeader()
        self.circle = CircleLine(circle)
        self.closed = ClosedCase(circle, presenter.drafts)
        self.closed.hide()
        self.notice = Alert(Tone.INFO)
        self.notice.hide()
        self.awaiting = Alert(Tone.INFO)
        self.awaiting.hide()
        hand_over = Button(_("Prepare the hand-over …"), ButtonKind.SECONDARY, "hand-over")
        hand_over.clicked.connect(self._go_to_referral)
        self.awaiting.add(hand_over)
        self.steps = StepsTab(presenter)
        self.deadlines = DeadlinesTab(presenter, enter_land)
        self.report = ReportTab(presenter)
        self.people = PeopleTab(presenter)
        self.history = HistoryTab()
        self.notes = NotesTab(presenter)
        self.consents = ConsentsTab(presenter)
        self.answer = AnswerTab(presenter)
        self.extracts = ExtractsTab(presenter)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(_("Parts of the case"))
        self.tabs.tabBar().setAccessibleName(_("Parts of the case"))
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setDocumentMode(True)
        self.tabs.setMinimumHeight(_LEAST_SEEN)
        # Nine tabs must stand side by side in half a window.
        self.tabs.setStyleSheet("QTabBar::tab { padding: 8px 5px; margin-right: 0px; }")
        for part, title in self._titles():
            self.tabs.addTab(part, title)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 10, 10)
        column.setSpacing(10)
        column.addWidget(self.closed, 1)
        column.addWidget(self.header)
        column.addWidget(self.circle)
        column.addWidget(self.notice)
        column.addWidget(self.awaiting)
        column.addWidget(self.tabs, 1)
        self._connect()

    def _titles(self) -> tuple[tuple[QWidget, str], ...]:
        return (
            (self.report, _("The report")),
            (self.steps, _("Steps")),
            (self.deadlines, _("Deadlines")),
            (self.consents, _("Consents")),
            (self.answer, _("Answer")),
            (self.people, _("People")),
            (self.notes, _("Notes")),
            (self.extracts, _("Extracts")),
            (self.history, _("History")),
        )

    def _connect(self) -> None:
        self._presenter.busy.connect(self._show_busy)
        self._presenter.refused_elsewhere.connect(self._say_refusal)
        self._presenter.not_there.connect(self._say_refusal)
        self.header.step_wanted.connect(self.take_step)
        self.header.steps_wanted.connect(self.show_steps)
        self.header.refer_wanted.connect(self._go_to_referral)
        self.header.close_wanted.connect(self.close_wanted)
        self.closed.close_wanted.connect(self.close_wanted)
        self.header.wide_wanted.connect(self.wide_wanted)
        self.steps.mend_wanted.connect(self.mend)
        self.steps.taken.connect(self._step_taken)
        self.steps.approval_wanted.connect(self._ask_about)
        self.deadlines.steps_wanted.connect(self.show_steps)
        self.answer.mend_wanted.connect(self._write_note)
        self.history.reads_wanted.connect(self._presenter.ask_for_readers)
        self._presenter.readers_came.connect(self.history.show_reads)

    def show_view(self, view: CaseView, lists: CodeLists) -> None:
        case = view.file.case.id
        other = case != self._shown
        self._shown = case
        self.closed.hide()
        for part in (self.header, self.tabs):
            part.show()
        if other:
            self.circle.hide()
            self.notice.hide()
            asked = any(each.is_open and each.asked == view.me for each in view.file.approvals)
            self.tabs.setCurrentWidget(self.extracts if asked else self.report)
        self._circle.show_case(case)
        self.header.show_view(view, lists)
        self._show_awaiting(view)
        tabs: tuple[_Tab, ...] = (
            self.report,
            self.steps,
            self.deadlines,
            self.consents,
            self.answer,
            self.people,
            self.notes,
            self.extracts,
            self.history,
        )
        for tab in tabs:
            tab.show_view(view, lists, other_case=other)

    def show_closed(self, case: CaseId, procedure: Procedure | None) -> None:
        """A case restricted to others: nothing of the one before it is left to be seen."""
        self._shown = None
        for part in (self.header, self.circle, self.notice, self.awaiting, self.tabs):
            part.hide()
        self.closed.show()
        self.closed.show_case(case, procedure)

    def begin(self) -> None:
        """The cursor goes to the next deed, or to the tabs."""
        if self.closed.isVisibleTo(self):
            self.closed.close_button.setFocus()
            return
        deed = self.header.main if not self.header.main.isHidden() else self.tabs.tabBar()
        deed.setFocus()

    def forget(self) -> None:
        """Nothing of the last case is left to be seen."""
        self._shown = None
        self._circle.show_case(None)

    def take_step(self, offer: Offer) -> None:
        self.tabs.setCurrentWidget(self.steps)
        self.steps.open_panel(offer)

    def show_steps(self) -> None:
        self.tabs.setCurrentWidget(self.steps)
        self.steps.leave_panel()
        if self.steps.rows:
            self.steps.rows[0].button.setFocus()

    def show_deadlines(self, key: str = "") -> None:
        """At this deadline of the case, if there is one of this name."""
        self.tabs.setCurrentWidget(self.deadlines)
        self.deadlines.leave_form()
        self.deadlines.look_for(key)
        self.deadlines.begin_at_list()

    def mend(self, reason: Reason) -> None:
        """Lead to the place where what blocks a step is put right."""
        if isinstance(reason, MissingConsent):
            self.tabs.setCurrentWidget(self.consents)
            self.consents.focus_on(reason.item)
        elif isinstance(reason, FourEyesConcerned):
            self.tabs.setCurrentWidget(self.people)
            self.people.add.setFocus()

    def go_back(self) -> bool:
        """Esc: leave the step that is open; False if there is nothing to leave."""
        if self.steps.panel_open() and self.tabs.currentWidget() is self.steps:
            self.steps.leave_panel()
            return True
        if self.extracts.form_open() and self.tabs.currentWidget() is self.extracts:
            self.extracts.leave_form()
            return True
        if self.deadlines.form_open() and self.tabs.currentWidget() is self.deadlines:
            self.deadlines.leave_form()
            return True
        return False

    def _ask_about(self, offer: Offer) -> None:
        self.tabs.setCurrentWidget(self.extracts)
        self.extracts.begin_about(offer)

    def _write_note(self, _place: str) -> None:
        self.tabs.setCurrentWidget(self.notes)
        self.notes.box.setFocus()

    def _go_to_referral(self) -> None:
        if self._shown is not None:
            self._refer(self._shown)

    def _step_taken(self, offer: Offer) -> None:
        say(self, _("Done: {step}").format(step=offer.step.title.spoken()))
        self.notice.hide()
        self.begin()

    def _show_awaiting(self, view: CaseView) -> None:
        """As long as a step promised a hand-over and nothing has left the house since."""
        step = awaited_referral(view)
        if step is not None:
            text = _("Nothing has left the house yet. The next thing is the hand-over itself.")
            self.awaiting.show_notice(Tone.INFO, text, step.title.spoken())
        self.awaiting.setVisible(step is not None)

    def _say_refusal(self, sentence: str) -> None:
        self.notice.show_notice(Tone.WARNING, sentence)
        self.notice.show()
        self.notice.speak()

    def _show_busy(self, busy: bool) -> None:
        for tab in (
            self.steps,
            self.deadlines,
            self.people,
            self.notes,
            self.consents,
            self.answer,
            self.extracts,
        ):
            tab.show_busy(busy)
