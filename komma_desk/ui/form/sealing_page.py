"""How the answer shall come, then where the sealed file goes: the last page before it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar

from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.ui.form.code_card import CodeCard
from komma_desk.ui.form.name_card import NameCard
from komma_desk.ui.form.sealing_presenter import SealingPresenter
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.choices import Choice, RadioRow
from komma_desk.ui.parts.fields import FieldRow
from komma_desk.ui.parts.page import Page
from komma_desk.ui.reporting.sealed_target import ask_for_sealed_file
from komma_desk.usecases.form_deeds import NoNameGiven
from komma_desk.words import _

ANONYMOUS, NAMED = "anonymous", "named"


class SealingPage(Page):
    back_wanted = Signal()

    def __init__(self, presenter: SealingPresenter) -> None:
        super().__init__(_("Seal the report"), most_width=840)
        self.presenter = presenter
        self.problem = Alert(Tone.DANGER)
        self.problem.hide()
        self.way = RadioRow(
            [
                Choice(ANONYMOUS, _("Anonymously, with a return code of eight words")),
                Choice(NAMED, _("With my name, and a passphrase of my own")),
            ],
            across=False,
        )
        self.way.set_code(ANONYMOUS)
        self.way.picked.connect(self._settle)
        self.code, self.name = CodeCard(), NameCard()
        self.code.turned.connect(self._settle)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(_("The report is being sealed"))
        self.progress.hide()
        self.back = Button(_("&Back to the report"))
        self.back.clicked.connect(self.back_wanted)
        self.stop = Button(_("&Stop"))
        self.stop.clicked.connect(presenter.stop)
        self.stop.hide()
        self.deed = Button("", ButtonKind.PRIMARY, "lock")
        self.deed.clicked.connect(self._go_on)
        self.body.addWidget(self.problem)
        self.body.addWidget(FieldRow(_("How do you want to get the answer?"), self.way))
        self.body.addWidget(self.code)
        self.body.addWidget(self.name)
        self.body.addWidget(self.progress)
        self.body.addLayout(self._deeds())
        self.body.addStretch(1)
        presenter.code_came.connect(self.code.show_code)
        presenter.refused.connect(self._say)
        presenter.came_on.connect(self.progress.setValue)
        presenter.working.connect(self._show_working)
        self._settle()

    def _deeds(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.stop)
        row.addWidget(self.deed)
        return row

    def begin(self) -> None:
        """A fresh code each time: none is ever shown twice."""
        self.problem.hide()
        self.code.show_again()
        self.presenter.ask_for_code()
        self.way.setFocus()

    def is_busy(self) -> bool:
        """Whether a file is being written: then its receipt must be seen."""
        return self.progress.isVisibleTo(self)

    def forget(self) -> None:
        self.code.forget()
        self.name.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.back.isEnabled():
            self.back_wanted.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _is_named(self) -> bool:
        return self.way.code() == NAMED

    def _settle(self) -> None:
        self.name.setVisible(self._is_named())
        self.code.setVisible(not self._is_named())
        last = self._is_named() or self.code.is_asking
        self.deed.setText(_("Seal and s&ave …") if last else _("I have &written it down"))

    def _go_on(self) -> None:
        self.problem.hide()
        if self._is_named():
            if self.name.is_whole():
                ask_for_sealed_file(self, self.presenter.seal_named(self._name_and_passphrase))
        elif not self.code.is_asking:
            if self.code.given():
                self.code.ask_back()
        elif self.code.is_told():
            ask_for_sealed_file(self, self.presenter.seal_anonymous(self.code.given))

    def _name_and_passphrase(self) -> tuple[str, str]:
        return self.name.name.text().strip(), self.name.passphrase.passphrase()

    def _say(self, refusal: Refusal | Trouble) -> None:
        if isinstance(refusal, NoNameGiven):
            self.name.show_problem(refusal.spoken())
            return
        self.problem.show_notice(Tone.DANGER, refusal.spoken(), _("The report was not sealed"))
        self.problem.show()
        self.problem.speak()

    def _show_working(self, working: bool) -> None:
        for part in (self.way, self.code, self.name, self.back, self.deed):
            part.setEnabled(not working)
        self.progress.setVisible(working)
        self.stop.setVisible(working)
        self.progress.setValue(0)
        if working:
            self.stop.setFocus()
