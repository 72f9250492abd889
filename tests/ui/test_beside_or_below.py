"""In a narrow window what does not fit beside a view stands below it, and nothing overlaps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from komma_desk.ui.procedure_editor.beside_or_below import BesideOrBelow


@pytest.mark.parametrize(
    ("width", "orientation"),
    [(900, Qt.Orientation.Horizontal), (520, Qt.Orientation.Vertical)],
)
def test_two_parts_never_lie_over_each_other(
    qtbot: QtBot, width: int, orientation: Qt.Orientation
) -> None:
    first, second = QLabel("a"), QLabel("b")
    first.setMinimumWidth(400)
    second.setMinimumWidth(340)
    both = BesideOrBelow(first, second)
    qtbot.addWidget(both)
    both.resize(width, 500)
    both.show()
    qtbot.waitUntil(lambda: both.orientation() is orientation)
    assert both.width() == width
    qtbot.waitUntil(lambda: not first.geometry().intersects(second.geometry()))
    assert second.geometry().right() < width
