"""The head of the right half: smaller than the title of the page, with its deed at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from komma_desk.ui.parts.labels import PlainLabel, TextKind


class PaneHead(QWidget):
    """A heading and one line about it."""

    def __init__(self, title: str = "", about: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(title, TextKind.SECTION)
        self._about = PlainLabel(about, TextKind.MUTED)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._about)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 4)
        self._row.setSpacing(16)
        self._row.addLayout(words, 1)

    def show_words(self, title: str, about: str = "") -> None:
        self._title.setText(title)
        self._about.setText(about)

    def title(self) -> str:
        return self._title.text()

    def add_action(self, button: QWidget) -> None:
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
