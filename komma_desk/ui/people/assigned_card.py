"""“Assigned only”: who can read a case that is taken in from now on; and what that costs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.words import _


class AssignedCard(Card):
    """Says how it is now; the button turns it round."""

    wanted = Signal(bool)
    """How it shall be from now on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Who can read new cases"),
            _("Only the clearing office can change this. The cases there are stay as they are."),
            parent,
        )
        self._is_on = False
        self.state = PlainLabel("", TextKind.STRONG)
        self.meaning = PlainLabel("")
        self.turn = Button("")
        self.turn.setEnabled(False)
        self.turn.clicked.connect(lambda: self.wanted.emit(not self._is_on))
        self._problem = Alert(Tone.WARNING)
        self._problem.hide()
        for part in (self.state, self.meaning, self._problem):
            self.add(part)
        self.body.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, on: bool) -> None:
        self._is_on = on
        self._problem.hide()
        if on:
            self.state.setText(_("Assigned only: whoever takes a case in, and nobody else."))
            self.meaning.setText(
                _(
                    "Colleagues see number, day and state. Handing a case to a colleague means "
                    "letting her in. Nobody stands in who was not let in; search and figures cover "
                    "the cases one can open. Please keep the two printed halves of the office."
                )
            )
            self.turn.setText(_("&Open new cases to the whole office"))
        else:
            self.state.setText(_("The whole clearing office."))
            self.meaning.setText(
                _(
                    "With “Assigned only”, a new case can be read only by whoever takes it in, "
                    "until she lets somebody in."
                )
            )
            self.turn.setText(_("Switch to assigned &only"))
        self.turn.setEnabled(True)

    def show_problem(self, sentence: str) -> None:
        self._problem.show_notice(Tone.WARNING, sentence)
        self._problem.show()
        self._problem.speak()

    def show_busy(self, busy: bool) -> None:
        self.turn.setEnabled(not busy)
