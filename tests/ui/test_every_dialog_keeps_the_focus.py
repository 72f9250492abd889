"""Who opens a dialog by keys stands in it, leaves it by Esc, and is then where she was before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from komma_desk.ui.bridge.background import Background
from komma_desk.ui.shell.application import Desk
from tests.ui.dialogs_built import DIALOGS, Room
from tests.ui.test_every_dialog_is_accessible import bare_dialogs
from tests.ui.typing_text import press
from tests.ui.walking_by_keys import complaints_of_the_keyboard

BY_ITSELF = {"ClosingBackup"}  # works as soon as it stands there: see its own tests


@pytest.fixture
def room(
    qtbot: QtBot, desk: Desk, background: Background, spoken: list[Exception]
) -> Iterator[Room]:
    parent = QWidget()
    qtbot.addWidget(parent)
    column = QVBoxLayout(parent)
    column.addWidget(QLineEdit())
    column.addWidget(QPushButton("Ask"))
    parent.show()
    parent.activateWindow()
    asks = parent.findChild(QPushButton)
    assert asks is not None
    asks.setFocus()
    qtbot.waitUntil(asks.hasFocus)
    yield Room(desk, parent, background, [], spoken)
    qtbot.waitUntil(background.is_idle)  # nothing may answer a dialog that is no more
    assert spoken == []


def opened(qtbot: QtBot, room: Room, name: str) -> QDialog:
    dialog = DIALOGS[name](room)
    if dialog.windowType() is Qt.WindowType.Window:  # stands beside the desk
        dialog.show()
        dialog.activateWindow()
    else:
        dialog.open()
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or room.parent))
    qtbot.waitUntil(room.background.is_idle)
    return dialog


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_takes_the_focus_and_gives_it_back(qtbot: QtBot, room: Room, name: str) -> None:
    (asks,) = room.parent.findChildren(QPushButton)
    dialog = opened(qtbot, room, name)
    done: list[int] = []
    dialog.accepted.connect(lambda: done.append(1))
    now = QApplication.focusWidget()
    fields = [each for each in dialog.findChildren(QLineEdit) if each.isVisible()]
    assert not (fields and isinstance(now, QAbstractButton))
    assert now is not None
    press(now, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert (done, room.performed) == ([], [])
    room.parent.activateWindow()  # a window manager does so
    qtbot.waitUntil(asks.hasFocus)


@pytest.mark.parametrize("name", DIALOGS)
def test_the_tab_key_reaches_all_of_a_dialog_as_one_reads_it(
    qtbot: QtBot, room: Room, name: str
) -> None:
    dialog = opened(qtbot, room, name)
    assert complaints_of_the_keyboard(dialog, dialog) == []


def test_every_dialog_is_among_these(qtbot: QtBot, room: Room) -> None:
    built = {type(build(room)).__name__ for build in DIALOGS.values()}
    assert sorted(bare_dialogs() - built - BY_ITSELF) == []
