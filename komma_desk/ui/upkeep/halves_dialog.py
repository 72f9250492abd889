"""The rehearsal: two people type a half each, hidden; it says yes or why not, and forgets both."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Refusal
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.dialog_frame import deed_row, dialog_column, put_deeds, way_back
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.labels import PlainLabel
from komma_desk.ui.parts.passphrase_field import PassphraseField
from komma_desk.usecases.commands.rehearse_organisation_recovery import (
    RehearseOrganisationRecovery,
)
from komma_desk.words import _

_WIDTH = 620


class HalvesDialog(QDialog):
    succeeded = Signal()

    def __init__(self, counter: Counter, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Rehearsal of the two halves"))
        self.setMinimumWidth(_WIDTH)
        self._counter = counter
        self.problem = Alert(Tone.WARNING)
        self.problem.hide()
        self.half_a, self.half_b = PassphraseField(), PassphraseField()
        self.fields = FieldColumn()
        groups = _("fifteen groups of four")
        self.fields.add("half_a", _("Half &A"), self.half_a, help_text=groups, required=True)
        self.fields.add("half_b", _("Half &B"), self.half_b, help_text=groups, required=True)
        self.deed = Button(_("&Try both"), ButtonKind.PRIMARY, "check")
        # A scanner ends with Enter: that must lead to the other field and not try one half alone.
        self.deed.setAutoDefault(False)
        self.half_a.return_pressed.connect(self.half_b.setFocus)
        self.half_b.return_pressed.connect(self._try)
        self.deed.clicked.connect(self._try)
        self.back = way_back(self)
        column = dialog_column(self)
        column.addWidget(
            PlainLabel(
                _(
                    "Two people, each with her own sheet: each types or scans one half. Nothing is"
                    " shown, used or changed."
                )
            )
        )
        column.addWidget(self.problem)
        column.addWidget(self.fields)
        put_deeds(self, deed_row(self.back, self.deed))
        self.half_a.setFocus()

    def _try(self) -> None:
        self.problem.hide()
        halves = {"half_a": self.half_a.passphrase(), "half_b": self.half_b.passphrase()}
        missing = {
            name: _("Please enter this half.") for name, text in halves.items() if not text.strip()
        }
        if self.fields.show_errors(missing):
            return
        self._enable(enabled=False)
        self._counter.hand_over(
            RehearseOrganisationRecovery(halves["half_a"], halves["half_b"]),
            self._done,
            refused=self._refuse,
            finally_=self._rest,
            saying=_("The halves are tried …"),
        )

    def _done(self, _changes: Changes) -> None:
        self.half_a.clear()
        self.half_b.clear()
        self.succeeded.emit()
        self.accept()

    def _refuse(self, refusal: Refusal) -> None:
        self.problem.show_notice(Tone.WARNING, refusal.spoken())
        self.problem.show()
        self.problem.speak()

    def _rest(self) -> None:
        self._enable(enabled=True)

    def _enable(self, *, enabled: bool) -> None:
        for part in (self.fields, self.deed, self.back):
            part.setEnabled(enabled)
