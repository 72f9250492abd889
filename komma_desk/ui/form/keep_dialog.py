"""Chooses the passphrase under which the draft is kept on this computer from now on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Refusal
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.form.busy_line import BusyLine
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.dialog_frame import deed_row, dialog_column, put_deeds, way_back
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.shell.new_passphrase import NewPassphrase
from komma_desk.usecases.form_deeds import KeepDraft
from komma_desk.words import _


class KeepDialog(QDialog):
    def __init__(self, counter: Counter, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Keep the draft"))
        self._counter = counter
        self._fields = FieldColumn()
        self.passphrase = NewPassphrase(self._fields)
        self.deed = Button(_("&Keep it from now on"), ButtonKind.PRIMARY)
        self.deed.clicked.connect(self._keep)
        self.passphrase.second.return_pressed.connect(self._keep)
        column = dialog_column(self, wide=560)
        column.addWidget(PlainLabel(_("Keep the draft"), TextKind.SECTION))
        column.addWidget(
            PlainLabel(
                _(
                    "The draft then lies sealed on this computer, and only this passphrase opens "
                    "it. Where others could make you tell it, choose none: a draft that is not "
                    "kept leaves nothing behind."
                )
            )
        )
        self.busy = BusyLine()
        column.addWidget(self._fields)
        column.addWidget(self.busy)
        put_deeds(self, deed_row(way_back(self), self.deed))
        self.passphrase.first.setFocus()

    def _keep(self) -> None:
        if self._fields.show_errors(self.passphrase.errors()):
            return
        self._show_busy(busy=True)
        self._counter.hand_over(
            KeepDraft(self.passphrase.passphrase()),
            self._kept,
            refused=self._refused,
            finally_=self._ended,
        )

    def _kept(self, _changes: Changes) -> None:
        self.accept()

    def _refused(self, refusal: Refusal) -> None:
        self._fields.show_errors({"passphrase": refusal.spoken()})

    def _ended(self) -> None:
        self._show_busy(busy=False)

    def _show_busy(self, *, busy: bool) -> None:
        self.busy.show_busy(busy=busy)
        self.deed.setEnabled(not busy)
