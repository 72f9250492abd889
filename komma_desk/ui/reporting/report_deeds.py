"""What stands under the form: the way to the long report, a note on the draft, the deeds."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.words import _

LEAST_NOTE = 150  # pixels beside the buttons, for the note on the draft
GAP = 12


class ReportDeeds(QWidget):
    """In a narrow window the note on the draft stands over the buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.note = PlainLabel("", TextKind.SMALL)
        self.turn = Button(_("Back to the eight answers"))
        self.discard = Button(_("Discard d&raft"), ButtonKind.QUIET)
        self.seal = Button(_("Save as sealed f&ile …"))
        self.submit = Button(_("&Submit report"), ButtonKind.PRIMARY, "lock")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._buttons = (self.turn, self.discard, self.seal, self.submit)
        for button in self._buttons:
            button.ensurePolished()
            button.setMinimumWidth(button.sizeHint().width())
        self.show_way(is_long=False)
        self.turn.setMinimumWidth(self.turn.sizeHint().width())
        self._place(wide=True)
        self.set_ready(ready=False)

    def set_ready(self, *, ready: bool) -> None:
        """Nothing can be done before the form is there."""
        for button in self._buttons:
            button.setEnabled(ready)

    def show_way(self, *, is_long: bool) -> None:
        words = _("Back to the eight answers") if is_long else _("Tell more (optional)")
        self.turn.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        needed = sum(each.minimumWidth() for each in self._buttons) + 4 * GAP + LEAST_NOTE
        self._place(wide=self.width() >= needed)
        super().resizeEvent(event)

    def _place(self, *, wide: bool) -> None:
        row = 0 if wide else 1
        self._grid.addWidget(self.turn, row, 0)
        if wide:
            self._grid.addWidget(self.note, 0, 1)
        else:
            self._grid.addWidget(self.note, 0, 0, 1, 5)
        for column, button in enumerate((self.discard, self.seal, self.submit), start=2):
            self._grid.addWidget(button, row, column)
