"""The focus is never lost: what was disabled gets it back, what is gone leaves it in its place."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from komma_desk.ui.parts.kept_focus import KeptFocus, keep_inside
from komma_desk.ui.shell.application import Desk


@dataclass
class Room:
    """A page with a field, a row of two buttons and a second page beside it; a button below all."""

    window: QWidget
    stack: QStackedWidget
    name: QLineEdit
    save: QPushButton
    cancel: QPushButton
    other: QLineEdit
    below: QPushButton


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    window, stack, first, second = QWidget(), QStackedWidget(), QWidget(), QWidget()
    row = QWidget()
    name, other = QLineEdit(), QLineEdit()
    save, cancel, below = QPushButton("Save"), QPushButton("Cancel"), QPushButton("Lock")
    for above, parts in (
        (row, (save, cancel)),
        (first, (name, row)),
        (second, (other,)),
        (window, (stack, below)),
    ):
        column = QVBoxLayout(above)
        for part in parts:
            column.addWidget(part)
    keep_inside(first)
    keep_inside(second)
    stack.addWidget(first)
    stack.addWidget(second)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Room(window, stack, name, save, cancel, other, below)


def stands_on(qtbot: QtBot, part: QWidget) -> None:
    qtbot.waitUntil(lambda: QApplication.focusWidget() is part)
    QApplication.processEvents()  # it is looked at once all has come to rest


def test_a_button_that_waits_for_its_deed_has_the_focus_again(qtbot: QtBot, room: Room) -> None:
    room.save.setFocus()
    stands_on(qtbot, room.save)
    room.save.setEnabled(False)
    stands_on(qtbot, room.name)
    room.save.setEnabled(True)
    stands_on(qtbot, room.save)


def test_meanwhile_a_second_press_does_nothing_that_was_not_meant(qtbot: QtBot, room: Room) -> None:
    pressed: list[str] = []
    room.cancel.clicked.connect(lambda: pressed.append("cancel"))
    room.save.setFocus()
    stands_on(qtbot, room.save)
    room.save.setEnabled(False)
    stands_on(qtbot, room.name)
    QTest.keyClick(room.window.focusWidget(), Qt.Key.Key_Space)
    assert pressed == []


def test_who_went_on_meanwhile_is_not_called_back(qtbot: QtBot, room: Room) -> None:
    room.save.setFocus()
    stands_on(qtbot, room.save)
    room.save.setEnabled(False)
    stands_on(qtbot, room.name)
    room.below.setFocus()
    room.save.setEnabled(True)
    QApplication.processEvents()
    assert QApplication.focusWidget() is room.below


def test_a_whole_form_that_is_disabled_gives_it_back_to_its_field(qtbot: QtBot, room: Room) -> None:
    room.name.setFocus()
    stands_on(qtbot, room.name)
    room.stack.setEnabled(False)
    stands_on(qtbot, room.below)
    room.stack.setEnabled(True)
    stands_on(qtbot, room.name)


def test_what_is_gone_leaves_it_in_its_place(qtbot: QtBot, room: Room) -> None:
    room.save.setFocus()
    stands_on(qtbot, room.save)
    room.save.deleteLater()
    stands_on(qtbot, room.name)


def test_on_another_page_it_stands_in_that_page(qtbot: QtBot, room: Room) -> None:
    room.save.setFocus()
    stands_on(qtbot, room.save)
    room.stack.setCurrentIndex(1)
    stands_on(qtbot, room.other)


def test_a_page_that_says_where_to_go_on_is_obeyed(qtbot: QtBot, room: Room) -> None:
    room.save.setFocus()
    stands_on(qtbot, room.save)
    room.save.hide()
    room.name.setFocus()
    QApplication.processEvents()
    assert QApplication.focusWidget() is room.name


def test_who_types_where_she_was_led_is_not_called_back(qtbot: QtBot, room: Room) -> None:
    room.save.setFocus()
    stands_on(qtbot, room.save)
    room.save.setEnabled(False)
    stands_on(qtbot, room.name)
    QTest.keyClick(room.window.windowHandle(), Qt.Key.Key_A)
    room.save.setEnabled(True)
    qtbot.wait(60)  # longer than it looks for what has come back
    assert QApplication.focusWidget() is room.name
    assert room.name.text() == "a"


def test_what_goes_and_comes_back_at_once_was_never_away(qtbot: QtBot, room: Room) -> None:
    room.name.setFocus()
    stands_on(qtbot, room.name)
    room.stack.setEnabled(False)
    room.stack.setEnabled(True)
    stands_on(qtbot, room.name)


def test_one_alone_watches_however_often_the_desk_is_set_up(desk: Desk) -> None:
    Desk([])
    assert len(desk.application.findChildren(KeptFocus)) == 1
