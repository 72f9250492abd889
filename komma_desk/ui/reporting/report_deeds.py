"""What stands under the form: the way to the long report, a note on the draft, the deeds."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.words import _

LEAST_NOTE = 150  # pixels beside the buttons, for the note on the draft
GAP = 12


class ReportDeeds(QWidget):
    """In a narrow window the way and the note stand over the deeds."""

    def __init__(self) -> None:
        super().__init__()
        self.note = PlainLabel("", TextKind.SMALL)
        self.turn = Button(_("Back to the eight answers"))
        self.discard = Button(_("Discard d&raft"), ButtonKind.QUIET)
        self.seal = Button(_("Save as sealed f&ile …"))
        self.submit = Button(_("&Submit report"), ButtonKind.PRIMARY, "lock")
        self._ways, self._deeds = QHBoxLayout(), QHBoxLayout()
        self._deeds.addStretch(1)
        for row in (self._ways, self._deeds):
            row.setSpacing(GAP)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(GAP)
        self._line.addLayout(self._ways, 1)
        self._line.addLayout(self._deeds)
        self._buttons = (self.turn, self.discard, self.seal, self.submit)
        for button in self._buttons:
            button.ensurePolished()
            button.setMinimumWidth(button.sizeHint().width())
        self.show_way(is_long=False)
        self._ways.addWidget(self.turn)
        self._ways.addWidget(self.note, 1)
        for button in (self.discard, self.seal, self.submit):
            self._deeds.addWidget(button)
        self.set_ready(ready=False)

    def set_ready(self, *, ready: bool) -> None:
        """Nothing can be done before the form is there."""
        for button in self._buttons:
            button.setEnabled(ready)

    def show_way(self, *, is_long: bool) -> None:
        words = _("Back to the eight answers") if is_long else _("Tell more (optional)")
        self.turn.setText(words)

    def minimumSizeHint(self) -> QSize:
        """As wide as the wider of its rows: in a narrow window they stand one over the other."""
        width = max(self._ways.minimumSize().width(), self._deeds.minimumSize().width())
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        needed = sum(each.minimumWidth() for each in self._buttons) + 4 * GAP + LEAST_NOTE
        wide = self.width() >= needed
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._line.setSpacing(GAP if wide else 4)
        super().resizeEvent(event)
