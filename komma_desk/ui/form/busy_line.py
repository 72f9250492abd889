"""Says that a passphrase or code is being worked on: slow on purpose, and nobody has to wonder."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from komma_desk.ui.parts.announce import announce
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.words import _


class BusyLine(QWidget):
    def __init__(self) -> None:
        super().__init__()
        words = _("One moment … this takes a little while on purpose.")
        self._words = PlainLabel(words, TextKind.SMALL)
        bar = QProgressBar(textVisible=False)
        bar.setRange(0, 0)
        bar.setAccessibleName(self._words.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._words)
        column.addWidget(bar)
        self.hide()

    def show_busy(self, *, busy: bool) -> None:
        self.setVisible(busy)
        if busy:
            announce(self, self._words.text())
