"""What stands instead of the form where no card can be used yet: why, and the way to one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.card_choice import CardChoice
from komma_desk.ui.parts.page import PageHeader
from komma_desk.ui.shell.entry_window import EntryWindow
from komma_desk.words import _


class NoCardWindow(EntryWindow):
    card_wanted = Signal(str)

    def __init__(self, problem: str, parent: QWidget | None = None) -> None:
        """Without a problem it is an answer that was opened before its card."""
        super().__init__(parent)
        self._problem = problem
        self.rebuild()

    def build(self) -> None:
        super().build()
        self.setWindowTitle(_("Report without an account"))
        self.choice = CardChoice()
        another, first = _("Choose another &card …"), _("Choose the office &card …")
        self.choice.setText(another if self._problem else first)
        self.choice.chosen.connect(self.card_wanted)
        leave = Button(_("&Quit"))
        leave.clicked.connect(self.close)
        self.form.addWidget(
            PageHeader(
                _("Report without an account"),
                _("For this you need the office card of your clearing office: a small file."),
            )
        )
        self.form.addWidget(self.notice)
        self.form.addWidget(self.choice)
        self.form.addStretch(1)
        self.footer.push_right()
        self.footer.addWidget(leave)
        if self._problem:
            self.show_problem(self._problem, _("With this card nothing can be reported"))
        else:
            words = _("The answer is opened with the office card you reported with.")
            self.show_problem(words, _("Which card belongs to this answer?"))

    def first_field(self) -> QWidget:
        return self.choice
