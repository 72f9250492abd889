"""One's own way in: another passphrase, another sheet for the safe; two small dialogs."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Refusal
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.dialog_frame import deed_row, dialog_column, put_deeds, way_back
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.labels import PlainLabel
from komma_desk.ui.parts.passphrase_field import PassphraseField
from komma_desk.ui.parts.pdf_target import ask_for_pdf
from komma_desk.ui.parts.toast import say
from komma_desk.ui.shell.new_passphrase import NewPassphrase
from komma_desk.usecases.commands.change_passphrase import ChangePassphrase
from komma_desk.usecases.commands.renew_recovery_sheet import RenewRecoverySheet
from komma_desk.words import _

_WIDTH = 520


class _AccessDialog(QDialog):
    """Asks for the passphrase of now; what is done with it the two below say."""

    def __init__(
        self, counter: Counter, title: str, explanation: str, deed: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self._counter = counter
        self.problem = Alert(Tone.WARNING)
        self.problem.hide()
        self.passphrase = PassphraseField()
        self.fields = FieldColumn()
        self.fields.add("old", _("Present passphrase"), self.passphrase, required=True)
        self.ask_more()  # before the deeds: the tab key goes as one reads
        self._progress = QProgressBar(textVisible=False)
        self._progress.setRange(0, 0)
        self._progress.setAccessibleName(_("Your keys are being made …"))
        self._progress.hide()
        self.deed = Button(deed, ButtonKind.PRIMARY, "check")
        self.deed.setDefault(True)
        self.deed.clicked.connect(self._try)
        self.back = way_back(self)
        column = dialog_column(self)
        column.addWidget(PlainLabel(explanation))
        column.addWidget(self.problem)
        column.addWidget(self.fields)
        column.addWidget(self._progress)
        put_deeds(self, deed_row(self.back, self.deed))
        self.passphrase.setFocus()

    def ask_more(self) -> None:
        """Only the passphrase of now is asked, if nobody adds a field."""

    def _try(self) -> None:
        self.problem.hide()
        errors = self.errors()
        if not self.passphrase.passphrase():
            errors["old"] = _("Please enter your present passphrase.")
        if not self.fields.show_errors(errors):
            self.go_on()

    def errors(self) -> dict[str, str]:
        """What else is to be put right, by the keys of the fields."""
        return {}

    @abstractmethod
    def go_on(self) -> None:
        """Everything is filled in."""

    def hand_over(self, command: object, sentence: str) -> None:
        """Off the UI thread: stretching a passphrase takes half a second and is meant to."""
        self._show_working(working=True)

        def done(_changes: Changes) -> None:
            window = self.parentWidget()
            self.accept()
            if window is not None:
                say(window, sentence)

        self._counter.hand_over(
            command,
            done,
            refused=self._refuse,
            finally_=self._rest,
            saying=_("Your keys are being made …"),
        )

    def _refuse(self, refusal: Refusal) -> None:
        self.problem.show_notice(Tone.WARNING, refusal.spoken())
        self.problem.show()
        self.problem.speak()

    def _rest(self) -> None:
        self._show_working(working=False)

    def _show_working(self, *, working: bool) -> None:
        self._progress.setVisible(working)
        for part in (self.fields, self.deed, self.back):
            part.setEnabled(not working)


class PassphraseDialog(_AccessDialog):
    def __init__(self, counter: Counter, parent: QWidget) -> None:
        super().__init__(
            counter,
            _("Change the passphrase"),
            _("From then on only the new passphrase opens. Your recovery sheet stays valid."),
            _("Change it"),
            parent,
        )

    def ask_more(self) -> None:
        self.new = NewPassphrase(self.fields)

    def errors(self) -> dict[str, str]:
        return self.new.errors()

    def go_on(self) -> None:
        command = ChangePassphrase(self.passphrase.passphrase(), self.new.passphrase())
        self.hand_over(command, _("Your new passphrase holds; the old one is dead."))


class SheetDialog(_AccessDialog):
    def __init__(self, counter: Counter, parent: QWidget) -> None:
        super().__init__(
            counter,
            _("New recovery sheet"),
            _("The sheet is saved as a PDF to print. The code on the earlier sheet is dead then."),
            _("Choose a place and save"),
            parent,
        )

    def go_on(self) -> None:
        text = self.passphrase.passphrase()
        ask_for_pdf(
            self,
            _("Save the recovery sheet"),
            _("recovery-sheet") + ".pdf",
            lambda place: self.hand_over(
                RenewRecoverySheet(text, place),
                _("The sheet is saved. Please print it, delete the file, destroy the old one."),
            ),
        )
