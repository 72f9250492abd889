"""Who opens a dialog by keys stands in it, leaves it by Esc, and is then where she was before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.test_every_dialog_is_accessible import DIALOGS
from tests.ui.typing_text import press


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_takes_the_focus_and_gives_it_back(qtbot: QtBot, name: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    column = QVBoxLayout(parent)
    first, asks = QLineEdit(), QPushButton("Ask")
    column.addWidget(first)
    column.addWidget(asks)
    parent.show()
    parent.activateWindow()
    asks.setFocus()
    qtbot.waitUntil(asks.hasFocus)
    dialog = DIALOGS[name](parent)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or parent))
    fields = [each for each in dialog.findChildren(QLineEdit) if each.isVisible()]
    now = QApplication.focusWidget()
    assert not (fields and isinstance(now, QAbstractButton))
    press(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    parent.activateWindow()  # a window manager does so
    qtbot.waitUntil(asks.hasFocus)
