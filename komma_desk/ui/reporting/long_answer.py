"""A big plain text to write in: any length, any character, given back as it stands."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize
from PySide6.QtWidgets import QPlainTextEdit

LEAST_HEIGHT = 80
PARAGRAPH = "\u2029"


class LongAnswer(QPlainTextEdit):
    """The tab key goes on to the next answer; what is pasted comes in as plain text."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(True)

    def sizeHint(self) -> QSize:
        """Little by itself: the text takes the height the page can spare."""
        return QSize(320, LEAST_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, LEAST_HEIGHT)

    def text(self) -> str:
        # Qt's own toPlainText would turn no-break spaces and line separators into others.
        return self.document().toRawText().replace(PARAGRAPH, "\n")

    def length(self) -> int:
        """At least the number of characters; cheap on any size."""
        return self.document().characterCount() - 1

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(source.text())
            self.ensureCursorVisible()
