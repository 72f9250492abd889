"""The body of a window that may be taller than a small screen; its deeds stay in sight below."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

_ROOM_FOR_TITLE_BAR = 60


def scrolled(body: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(body)
    return area


def fit_screen(dialog: QDialog, wanted: QSize) -> None:
    room = dialog.screen().availableSize() - QSize(0, _ROOM_FOR_TITLE_BAR)
    dialog.resize(wanted.boundedTo(room))
