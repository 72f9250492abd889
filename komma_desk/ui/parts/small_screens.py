"""How large a window may be on the screen it opens on: a laptop with large letters has few points.

1366 x 768 pixels at 150 % are 911 x 512 points, less the bar of the system and the window's own.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

LEAST_WINDOW: Final = QSize(860, 430)
_TITLE_BAR: Final = 40


def room_on_screen(window: QWidget) -> QSize:
    return window.screen().availableSize() - QSize(0, _TITLE_BAR)


def fit_screen(window: QWidget, wanted: QSize) -> None:
    """As large as wanted, but no part of it beyond the edge of the screen."""
    window.resize(wanted.boundedTo(room_on_screen(window)))
