"""Two parts side by side where there is room for both, else one below the other."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from komma_desk.ui.parts.page import NORMAL_TEXT


class BesideOrBelow(QSplitter):
    """`second` has the smaller share, and asks for no more room than one of them needs."""

    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._parts = (first, second)
        self.setChildrenCollapsible(False)
        self.addWidget(first)
        self.addWidget(second)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)

    def minimumSizeHint(self) -> QSize:
        widest = max(part.minimumWidth() for part in self._parts)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        letters = max(self.font().pixelSize(), NORMAL_TEXT) / NORMAL_TEXT
        parts = sum(part.minimumWidth() for part in self._parts)
        needed = round(parts * letters) + self.handleWidth()
        beside = event.size().width() >= needed
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if wanted is not self.orientation():
            self.setOrientation(wanted)
        super().resizeEvent(event)
