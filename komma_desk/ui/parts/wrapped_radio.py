"""A radio button whose words go on in a next line, which Qt's own cannot."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

_LEAST_LETTERS: Final = 20


class WrappedRadio(QRadioButton):
    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._words = words
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        letters = self.fontMetrics().horizontalAdvance("n") * _LEAST_LETTERS
        longest = max(map(self._advance, self._words.split()), default=0)
        wide = min(self._round() + max(letters, longest), self.sizeHint().width())
        return QSize(wide, super().minimumSizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        line = self.fontMetrics().lineSpacing()
        shown = self.text().count("\n")
        return self.sizeHint().height() + line * (len(self._lines(width)) - 1 - shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wrapped = "\n".join(self._lines(event.size().width()))
        if wrapped != self.text():
            self.setText(wrapped)
        super().resizeEvent(event)

    def _advance(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words.replace("&&", "&")) + 1

    def _round(self) -> int:
        """What the circle and the edges take."""
        return self.sizeHint().width() - max(map(self._advance, self.text().split("\n")))

    def _lines(self, width: int) -> list[str]:
        room = width - self._round()
        lines: list[str] = []
        for word in self._words.split():
            if lines and self._advance(f"{lines[-1]} {word}") <= room:
                lines[-1] = f"{lines[-1]} {word}"
            else:
                lines.append(word)
        return lines
