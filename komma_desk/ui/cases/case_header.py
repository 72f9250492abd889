"""The head of an open case: which one it is, how it stands, and the next deed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from komma_desk.domain.case import ReporterTrust
from komma_desk.domain.code_list import CodeLists
from komma_desk.ui.cases.case_words import (
    TRUST,
    URGENCY_TONES,
    code_said,
    name_said,
    state_said,
)
from komma_desk.ui.cases.next_due import NextDue
from komma_desk.ui.cases.procedure_words import procedure_said
from komma_desk.ui.cases.step_order import main_step
from komma_desk.ui.parts.alert import Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind, IconButton
from komma_desk.ui.parts.cards import Chip
from komma_desk.ui.parts.day_words import moment_in_digits
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.wrap_row import WrapRow
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _, n_


class CaseNumber(PlainLabel):
    """Selected as soon as the cursor comes to it, so that Ctrl+C copies it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", TextKind.SECTION, parent, wrap=False, copyable=True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setSelection(0, len(self.text()))


class CaseHeader(QWidget):
    step_wanted = Signal(object)
    """The `Offer` of the main step."""
    steps_wanted = Signal()
    refer_wanted = Signal()
    wide_wanted = Signal(bool)
    close_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = CaseNumber()
        self.state, self.urgency = Chip(""), Chip("")
        self.wide = Button(_("Full pa&ge"), ButtonKind.QUIET)
        self.wide.setCheckable(True)
        self.wide.setToolTip(_("Give the case the whole page"))
        self.wide.setAccessibleDescription(self.wide.toolTip())
        self.wide.toggled.connect(self.wide_wanted)
        close = IconButton(_("Close the case (Esc)"), "close")
        close.clicked.connect(self.close_wanted)
        first = QHBoxLayout()
        first.setSpacing(8)
        for told in (self.number, self.state, self.urgency):
            first.addWidget(told)
        first.addStretch(1)
        quiet: tuple[QWidget, ...] = (self.wide, close)
        for part in quiet:
            first.addWidget(part)
        self.about = PlainLabel("", TextKind.SMALL)
        self.next_due = NextDue()
        self.main = Button("", ButtonKind.PRIMARY)
        self.main.clicked.connect(self._take_main)
        self.all_steps = Button(_("All &steps"))
        self.all_steps.clicked.connect(self.steps_wanted)
        self.refer = Button(_("Hand &over …"), icon_name="hand-over")
        self.refer.setAccessibleDescription(_("To an advisory service or another partner"))
        self.refer.clicked.connect(self.refer_wanted)
        deeds = WrapRow()
        for deed in (self.main, self.all_steps, self.refer):
            deeds.addWidget(deed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(first)
        column.addWidget(self.about)
        column.addWidget(self.next_due)
        column.addLayout(deeds)
        self._view: CaseView | None = None

    def show_view(self, view: CaseView, lists: CodeLists) -> None:
        self._view = view
        case = view.file.case
        self.number.setText(case.number)
        self.number.setAccessibleName(_("Case {number}").format(number=case.number))
        tone = Tone.SUCCESS if case.ended else Tone.INFO
        self.state.show_state(state_said(view.procedure, case.state), tone)
        urgency = case.facts.get("urgency", "")
        if case.report.acute_danger and not urgency:
            urgency = "danger"
        self.urgency.setVisible(urgency in URGENCY_TONES)
        self.urgency.show_state(
            code_said(lists, "urgency", urgency), URGENCY_TONES.get(urgency, Tone.NEUTRAL)
        )
        about = [
            _("Received {when}").format(when=moment_in_digits(case.received_at)),
            _("Responsible: {name}").format(
                name=name_said(view.names, case.responsible, _("nobody yet"))
            ),
        ]
        if case.trust is not ReporterTrust.CONFIRMED:
            about.append(_(TRUST[case.trust]))
        about.append(procedure_said(view))
        self.about.setText(" · ".join(about))
        self.next_due.show_dues(view.dues)
        main = main_step(view)
        self.main.setVisible(main is not None)
        if main is not None:
            self.main.setText(main.step.title.spoken().replace("&", "&&") + " …")
        others = len(view.offers)
        self.all_steps.setText(n_("{n} &step", "All &steps ({n})", others))
        self.all_steps.setVisible(others > 0)

    def _take_main(self) -> None:
        main = main_step(self._view) if self._view else None
        if main is not None:
            self.step_wanted.emit(main)
