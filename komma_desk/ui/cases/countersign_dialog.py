"""The second person agrees on the spot: what to, and her own login name and passphrase."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QProgressBar, QWidget

from komma_desk.domain.errors import Refusal
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.dialog_frame import deed_row, dialog_column, put_deeds, way_back
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.labels import PlainLabel
from komma_desk.ui.parts.passphrase_field import PassphraseField
from komma_desk.usecases.effects.second_person import OnTheSpot
from komma_desk.words import _

_WIDTH = 520


class CountersignDialog(QDialog):
    """Stays until it was taken or left; what was typed is cleared in either case."""

    signed = Signal(object)
    """`OnTheSpot`, as typed."""

    def __init__(self, number: str, step: str, case_given: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("A second person agrees"))
        self.setMinimumWidth(_WIDTH)
        self.setModal(True)
        told = _(
            "Case {number}: “{step}” without consent, because: {case}. Whoever agrees types her "
            "own login name and passphrase. Her keys sign this one step and are closed again; the "
            "passphrase is kept nowhere."
        ).format(number=number, step=step, case=case_given)
        self.problem = Alert(Tone.WARNING)
        self.problem.hide()
        self.login, self.passphrase = QLineEdit(), PassphraseField()
        self.fields = FieldColumn()
        self.fields.add("login", _("Login name of the second person"), self.login, required=True)
        self.fields.add(
            "passphrase", _("Passphrase of the second person"), self.passphrase, required=True
        )
        self._progress = QProgressBar(textVisible=False)
        self._progress.setRange(0, 0)
        self._progress.setAccessibleName(_("The signature is being made …"))
        self._progress.hide()
        self.deed = Button(_("Agree and go on"), ButtonKind.DANGER)
        self.deed.setDefault(True)
        self.deed.clicked.connect(self._try)
        self.back = way_back(self)
        column = dialog_column(self)
        for part in (PlainLabel(told), self.problem, self.fields, self._progress):
            column.addWidget(part)
        put_deeds(self, deed_row(self.back, self.deed))
        self.login.setFocus()

    def _try(self) -> None:
        self.problem.hide()
        errors = {}
        if not self.login.text().strip():
            errors["login"] = _("Please let her enter her login name.")
        if not self.passphrase.passphrase():
            errors["passphrase"] = _("Please let her enter her passphrase.")
        if self.fields.show_errors(errors):
            return
        self._show_working(working=True)
        self.signed.emit(
            OnTheSpot(login=self.login.text().strip(), passphrase=self.passphrase.passphrase())
        )

    def show_refusal(self, refusal: Refusal) -> None:
        """It did not count; she can try again."""
        self._show_working(working=False)
        self.passphrase.clear()
        self.problem.show_notice(Tone.WARNING, refusal.spoken())
        self.problem.show()
        self.problem.speak()
        self.passphrase.setFocus()

    def done(self, result: int) -> None:
        """Whatever the end, the passphrase does not stay in the field."""
        self.passphrase.clear()
        super().done(result)

    def _show_working(self, *, working: bool) -> None:
        self._progress.setVisible(working)
        for part in (self.fields, self.deed, self.back):
            part.setEnabled(not working)
