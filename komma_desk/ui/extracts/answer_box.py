"""Approve or refuse, with a reason; what is asked stands above the two deeds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit

from komma_desk.domain.approval import VALID_FOR, Verdict
from komma_desk.domain.extract import ExtractQuestion
from komma_desk.domain.procedure.vocabulary import EXCEPTIONS
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.fields import FieldRow
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.words import _

_TALL = 110


class AnswerBox(Card):
    typed = Signal(str)
    wanted = Signal(object, str)
    """A `Verdict` and its reason."""

    def __init__(self) -> None:
        super().__init__(_("Your approval is asked for"))
        self.question = PlainLabel("", TextKind.STRONG)
        self.exception = Alert(Tone.DANGER)
        self.meaning = PlainLabel("", TextKind.SMALL)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setMaximumHeight(_TALL)
        self.row = FieldRow(
            _("Reason"),
            self.reason,
            help_text=_("It goes into the case, with your name and your signature."),
            required=True,
        )
        self.approve = Button(_("&Approve"), ButtonKind.PRIMARY, "check")
        self.refuse = Button(_("&Refuse"))
        deeds = QHBoxLayout()
        deeds.addWidget(self.approve)
        deeds.addWidget(self.refuse)
        deeds.addStretch(1)
        for part in (self.question, self.exception, self.meaning, self.row):
            self.add(part)
        self.body.addLayout(deeds)
        self.reason.textChanged.connect(self._type)
        self.approve.clicked.connect(lambda: self._press(Verdict.APPROVED))
        self.refuse.clicked.connect(lambda: self._press(Verdict.REFUSED))

    def show_question(self, asked: ExtractQuestion, reason: str) -> None:
        self.question.setText(asked.step_title.spoken())
        known = EXCEPTIONS.get(asked.exception)
        self.exception.setVisible(bool(asked.exception))
        if asked.exception:
            said = known.spoken() if known else asked.exception
            text = _("The consent is not given. The step is allowed only because of: {case}.")
            self.exception.show_notice(Tone.DANGER, text.format(case=said), _("Exception"))
        self.meaning.setText(
            _(
                "An approval counts for this step only, once, for {days} days and as long as the "
                "case stays where it is. The clearing office takes the step."
            ).format(days=VALID_FOR.days)
        )
        self.row.show_error("")
        if self.reason.toPlainText() != reason:
            self.reason.setPlainText(reason)

    def show_busy(self, *, busy: bool) -> None:
        for part in (self.reason, self.approve, self.refuse):
            part.setEnabled(not busy)

    def _type(self) -> None:
        self.row.show_error("")
        self.typed.emit(self.reason.toPlainText())

    def _press(self, verdict: Verdict) -> None:
        text = self.reason.toPlainText()
        if not text.strip():
            self.row.show_error(_("Please write one sentence why."))
            self.row.speak_error()
            self.reason.setFocus()
            return
        self.wanted.emit(verdict, text)
