"""A colleague asks me to agree to a step of this case; I say yes or no, with a reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from komma_desk.domain.approval import Approval, Verdict
from komma_desk.domain.identifiers import ApprovalId
from komma_desk.ui.cases.case_words import name_said
from komma_desk.ui.cases.extract_words import step_asked
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.fields import FieldRow
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _

_TALL = 90


class RequestCard(Card):
    wanted = Signal(object, object, str)
    """The `ApprovalId`, a `Verdict` and its reason."""

    def __init__(self, approval: Approval, view: CaseView, parent: QWidget | None = None) -> None:
        asking = name_said(view.names, approval.asked_by, "–")
        super().__init__(_("{name} asks you to agree").format(name=asking), parent=parent)
        self.approval = ApprovalId(approval.id)
        self.add(PlainLabel(step_asked(approval, view), TextKind.STRONG))
        if approval.question:
            self.add(PlainLabel(approval.question))
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setMaximumHeight(_TALL)
        self.row = FieldRow(
            _("Reason"), self.reason, help_text=_("It stays in the case."), required=True
        )
        self.add(self.row)
        self.agree = Button(_("&Agree"), ButtonKind.PRIMARY, "check")
        self.decline = Button(_("&Decline"))
        self.agree.clicked.connect(lambda: self._press(Verdict.APPROVED))
        self.decline.clicked.connect(lambda: self._press(Verdict.REFUSED))
        deeds = QHBoxLayout()
        deeds.addWidget(self.agree)
        deeds.addWidget(self.decline)
        deeds.addStretch(1)
        self.body.addLayout(deeds)

    def show_error(self, sentence: str) -> None:
        self.row.show_error(sentence)
        self.row.speak_error()
        self.reason.setFocus()

    def show_busy(self, busy: bool) -> None:
        for part in (self.agree, self.decline):
            part.setEnabled(not busy)

    def _press(self, verdict: Verdict) -> None:
        text = self.reason.toPlainText()
        if not text.strip():
            self.show_error(_("Please write one sentence why."))
            return
        self.wanted.emit(self.approval, verdict, text)
