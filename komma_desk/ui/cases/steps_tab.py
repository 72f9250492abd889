"""The steps of a case: all on offer with what blocks them, and the one about to be taken."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from komma_desk.domain.changes import Changes
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.errors import Refusal
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.procedure.movement import Offer
from komma_desk.domain.procedure.reasons import Reason, StrandsStillOpen
from komma_desk.domain.procedure.vocabulary import EXCEPTIONS
from komma_desk.ui.cases.case_presenter import CasePresenter
from komma_desk.ui.cases.countersign_dialog import CountersignDialog
from komma_desk.ui.cases.drafts_at_hand import STEP
from komma_desk.ui.cases.offer_row import OfferRow
from komma_desk.ui.cases.step_order import main_step, step_groups
from komma_desk.ui.cases.step_panel import StepPanel
from komma_desk.ui.cases.step_refusals import names_second_person
from komma_desk.ui.cases.tab_body import TabBody
from komma_desk.ui.parts.buttons import ButtonKind
from komma_desk.ui.parts.empty_state import EmptyState
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.effects.second_person import OnTheSpot
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _


class StepsTab(QStackedWidget):
    """First the list of steps; a chosen step takes its place until it is taken or left."""

    mend_wanted = Signal(object)
    """The `Reason` to be mended somewhere else."""
    approval_wanted = Signal(object)
    """The `Offer` somebody is to be asked about at her own desk."""
    taken = Signal(object)
    """The `Offer` that was taken."""

    def __init__(self, presenter: CasePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._view: CaseView | None = None
        self._lists: CodeLists | None = None
        self.rows: list[OfferRow] = []
        self.panel: StepPanel | None = None
        self.countersigning: CountersignDialog | None = None
        self._list = TabBody()
        self._panel_area = QScrollArea()
        self._panel_area.setWidgetResizable(True)
        self._panel_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._panel_area.viewport().setAutoFillBackground(False)
        self.addWidget(self._list)
        self.addWidget(self._panel_area)

    def show_view(self, view: CaseView, lists: CodeLists, *, other_case: bool) -> None:
        """A panel that is open stays with what was typed, as long as its step is on offer."""
        self._view, self._lists = view, lists
        offered = {each.step.id: each for each in view.offers}
        if self.panel is not None and (other_case or self.panel.offer.step.id not in offered):
            self.leave_panel()
        self._fill_list(view)

    def _fill_list(self, view: CaseView) -> None:
        had_focus = self._list.isAncestorOf(QApplication.focusWidget() or self)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.rows = []
        main = main_step(view)
        for group in step_groups(view):
            column.addWidget(PlainLabel(group.title, TextKind.STRONG))
            if group.stands_at:
                column.addWidget(PlainLabel(group.stands_at, TextKind.SMALL))
            for offer in group.offers:
                kind = ButtonKind.PRIMARY if offer == main else ButtonKind.SECONDARY
                row = OfferRow(offer, kind)
                row.opened.connect(self.open_panel)
                row.mend_wanted.connect(self._mend)
                row.approval_wanted.connect(self.approval_wanted)
                self.rows.append(row)
                column.addWidget(row)
            column.addSpacing(10)
        if not self.rows:
            column.addWidget(EmptyState("check", _("No step is open to you here.")))
        column.addStretch(1)
        while (old := self._list.column.takeAt(0)) is not None:
            if (gone := old.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        self._list.column.addWidget(inner)
        if had_focus and self.rows:
            self.rows[0].button.setFocus()

    def open_panel(self, offer: Offer) -> None:
        """Ask for what the step needs; the same step opened again keeps what was typed."""
        if self._view is None or self._lists is None:
            return
        if self.panel is None or self.panel.offer != offer:
            self._build_panel(offer, self._view, self._lists)
        self.setCurrentWidget(self._panel_area)
        if self.panel is not None:
            self.panel.begin()

    def _build_panel(self, offer: Offer, view: CaseView, lists: CodeLists) -> None:
        case = view.file.case
        known = {"category": str(case.main_form)} | dict(case.facts)
        panel = StepPanel(offer, lists, known, _agreed_by(offer, view))
        panel.approval_wanted.connect(lambda: self.approval_wanted.emit(offer))
        panel.wanted.connect(self._take)
        panel.left.connect(self.leave_panel)
        drafts, place = self._presenter.drafts, _place(offer)
        panel.form.show_typed(drafts.text(case.id, place))
        panel.form.typed.connect(lambda typed: drafts.keep(case.id, place, typed))
        panel.setContentsMargins(2, 12, 8, 8)
        self.panel = panel
        self._panel_area.setWidget(panel)
        # The scroll area paints a ground of its own; the card below it is the ground here.
        panel.setAutoFillBackground(False)

    def leave_panel(self) -> None:
        """Back to the list of steps."""
        with QSignalBlocker(self):
            self.setCurrentWidget(self._list)
        gone = self._panel_area.takeWidget()
        if gone is not None:
            gone.hide()
            gone.deleteLater()
        had, self.panel = self.panel, None
        if had is not None and self.rows:
            again = [row for row in self.rows if row.offer.step.id == had.offer.step.id]
            (again or self.rows)[0].button.setFocus()

    def panel_open(self) -> bool:
        return self.panel is not None and self.currentWidget() is self._panel_area

    def _take(self, panel: StepPanel) -> None:
        view = self._view
        if view is None:
            return
        command = TakeStep(
            case=view.file.case.id,
            step=StepId(panel.offer.step.id),
            facts=panel.form.facts(),
            exception=panel.exception(),
        )
        if panel.needs_second():
            self._have_signed(command, view, _place(panel.offer))
            return
        panel.show_busy(busy=True)
        place = _place(panel.offer)
        self._presenter.hand_over(command, self._taken, self._refused, empties=place)

    def _have_signed(self, command: TakeStep, view: CaseView, place: str) -> None:
        """Nothing is taken before somebody else has typed her own passphrase."""
        step = view.procedure.step_by_id[command.step]
        known = EXCEPTIONS.get(command.exception or "")
        given = known.spoken() if known else command.exception or ""
        dialog = CountersignDialog(view.file.case.number, step.title.spoken(), given, self)

        def taken(changes: Changes) -> None:
            dialog.accept()
            self._taken(changes)

        def refused(refusal: Refusal) -> None:
            if names_second_person(refusal):
                dialog.show_refusal(refusal)
                return
            dialog.reject()
            self._refused(refusal)

        def go_on(second: OnTheSpot) -> None:
            signed = replace(command, second=second)
            self._presenter.hand_over(signed, taken, refused, empties=place)

        dialog.signed.connect(go_on)
        self.countersigning = dialog
        dialog.open()

    def _taken(self, _changes: Changes) -> None:
        if self.panel is not None:
            offer = self.panel.offer
            self.leave_panel()
            self.taken.emit(offer)

    def _refused(self, refusal: Refusal) -> None:
        if self.panel is not None:
            self.panel.show_busy(busy=False)
            self.panel.show_refusal(refusal)

    def show_busy(self, busy: bool) -> None:
        """Free the deed again when nothing is under way any more."""
        if self.panel is not None and not busy:
            self.panel.show_busy(busy=False)

    def _mend(self, reason: Reason) -> None:
        if isinstance(reason, StrandsStillOpen):
            whole = next(iter(step_groups(self._view)), None) if self._view else None
            inside = [row for row in self.rows if not whole or row.offer not in whole.offers]
            if inside:
                inside[0].button.setFocus()
                self._list.ensureWidgetVisible(inside[0])
            return
        self.mend_wanted.emit(reason)


def _place(offer: Offer) -> str:
    """Under which name what was typed for a step is kept."""
    return f"{STEP} {offer.step.id}"


def _agreed_by(offer: Offer, view: CaseView) -> str:
    """The name of whoever approved this step by exception, if that counts now."""
    rule = offer.step.exception
    agreed = sorted(
        each.by
        for each in view.agreed
        if rule and (each.step, each.exception) == (offer.step.id, rule.when)
    )
    return view.names.get(agreed[0], "–") if agreed else ""
