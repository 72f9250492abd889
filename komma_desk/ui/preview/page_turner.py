"""Forward and back through the pages of a document, by button and by key."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.labels import PlainLabel
from komma_desk.words import _


class PageTurner(QWidget):
    """Hidden while there is nothing to turn."""

    wanted = Signal(int)
    """The page, counted from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._count = 0, 1
        self.back = Button(_("&Previous page"))
        self.forward = Button(_("&Next page"))
        self.back.setShortcut(QKeySequence("PgUp"))
        self.forward.setShortcut(QKeySequence("PgDown"))
        self.place = PlainLabel("", wrap=False)
        self.back.clicked.connect(lambda: self._go(-1))
        self.forward.clicked.connect(lambda: self._go(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for each in (self.back, self.place, self.forward):
            row.addWidget(each)
        self.hide()

    def show_place(self, number: int, count: int) -> None:
        self._number, self._count = number, count
        self.place.setText(f"{number + 1} / {count}")
        self.place.setAccessibleName(
            _("Page {number} of {count}").format(number=number + 1, count=count)
        )
        self.back.setEnabled(number > 0)
        self.forward.setEnabled(number + 1 < count)
        self.setVisible(count > 1)

    def _go(self, steps: int) -> None:
        if 0 <= self._number + steps < self._count:
            self.wanted.emit(self._number + steps)
