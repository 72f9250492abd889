"""A big plain text to write in: any length, any character, given back as it stands."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit

LEAST_HEIGHT = 80
PARAGRAPH = "\u2029"
# Qt looks for a place to break in time that grows with the square of a word: a paragraph of a
# hundred thousand letters without a space takes half a second a key, broken anywhere it takes none.
LONGEST_PARAGRAPH = 10_000
ANYWHERE = QTextOption.WrapMode.WrapAnywhere
AT_WORDS = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def wrap_for(text: str) -> QTextOption.WrapMode:
    """How to break the lines of this text so that writing on stays smooth."""
    longest = max(map(len, text.splitlines()), default=0)
    return ANYWHERE if longest > LONGEST_PARAGRAPH else AT_WORDS


class LongAnswer(QPlainTextEdit):
    """The tab key goes on to the next answer; what is pasted comes in as plain text."""

    brought = Signal(object)
    """A `QMimeData` with a picture or files: no words, but evidence."""

    def __init__(self, *, takes_evidence: bool = False) -> None:
        super().__init__()
        self._takes_evidence = takes_evidence
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._watch_paragraph)

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

    def setPlainText(self, text: str) -> None:
        self.setWordWrapMode(wrap_for(text))
        super().setPlainText(text)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return self._is_evidence(source) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self._is_evidence(source):
            self.brought.emit(source)
        elif source.hasText():
            text = source.text()
            if wrap_for(text) is ANYWHERE:
                self.setWordWrapMode(ANYWHERE)
            self.insertPlainText(text)
            self.ensureCursorVisible()

    def _is_evidence(self, source: QMimeData) -> bool:
        """Copied files, or a picture alone: a word processor sends one along and means words."""
        files = any(url.isLocalFile() for url in source.urls())
        picture = source.hasImage() and not source.hasText()
        return self._takes_evidence and (files or picture)

    def _watch_paragraph(self) -> None:
        if self.textCursor().block().length() > LONGEST_PARAGRAPH:
            self.setWordWrapMode(ANYWHERE)
