"""A part with its side beside it where there is room for both, else the side under it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from komma_desk.ui.parts.page import NORMAL_TEXT

_GAP: Final = 20
_LEAST_HIGH: Final = 280  # pixels of the side when it stands under the other
_ANY: Final = 16777215  # what Qt takes for no limit


class BesideOrUnder(QWidget):
    def __init__(self, first: QWidget, side: QWidget, wide: int, least: int) -> None:
        """`wide` is the width of the side where it stands beside, and `least` what is left then."""
        super().__init__()
        self._first, self._side, self._wide, self._least = first, side, wide, least
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addWidget(first, 1)
        self._row.addWidget(side)
        self._stand(beside=True)

    def minimumSizeHint(self) -> QSize:
        widest = max(self._first.minimumSizeHint().width(), self._side.minimumSizeHint().width())
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        letters = max(self.font().pixelSize(), NORMAL_TEXT) / NORMAL_TEXT
        least = max(self._first.minimumSizeHint().width(), round(self._least * letters))
        # Larger letters make the side too narrow for its words: then it stands under the other.
        needed = least + _GAP + round(self._wide * letters)
        self._stand(beside=event.size().width() >= needed)
        super().resizeEvent(event)

    def _stand(self, *, beside: bool) -> None:
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._side.setMinimumSize(self._wide if beside else 0, 0 if beside else _LEAST_HIGH)
        self._side.setMaximumWidth(self._wide if beside else _ANY)
