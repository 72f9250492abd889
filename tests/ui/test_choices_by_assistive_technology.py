"""A field to choose in has its name, tells its value and takes the focus where nobody sees it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from komma_desk.ui.parts.choices import Choice, CodeCombo

NAME = "Who reports?"


def written() -> QComboBox:
    box = CodeCombo([Choice("A", "Alpha"), Choice("B", "Beta")])
    box.set_code("B")
    return box


def chosen() -> QComboBox:
    box = QComboBox()
    box.addItems(["Alpha", "Beta"])
    box.setCurrentIndex(1)
    return box


@pytest.fixture(params=[written, chosen])
def box(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[QComboBox]:
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(QPushButton("before"))
    box: QComboBox = request.param()
    box.setAccessibleName(NAME)
    column.addWidget(box)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    yield box
    window.close()


def seen(box: QComboBox) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(box)


def test_it_is_called_by_its_question_and_tells_what_is_chosen(box: QComboBox) -> None:
    assert seen(box).role() == QAccessible.Role.ComboBox
    assert seen(box).text(QAccessible.Text.Name) == NAME
    assert seen(box).text(QAccessible.Text.Value) == "Beta"


def test_it_takes_the_focus_from_assistive_technology(qtbot: QtBot, box: QComboBox) -> None:
    seen(box).actionInterface().doAction(QAccessibleActionInterface.setFocusAction())
    qtbot.waitUntil(lambda: box.window().focusWidget() is box)


def test_it_opens_and_says_so_and_closes_again(box: QComboBox) -> None:
    actions = seen(box).actionInterface()
    assert not seen(box).state().expanded
    actions.doAction(QAccessibleActionInterface.showMenuAction())
    assert seen(box).state().expanded
    actions.doAction(QAccessibleActionInterface.showMenuAction())
    assert not seen(box).state().expanded


def test_its_list_and_its_line_hang_below_it(box: QComboBox) -> None:
    whole = seen(box)
    children = [whole.child(place) for place in range(whole.childCount())]
    assert [each.role() for each in children][:1] == [QAccessible.Role.List]
    assert [whole.indexOfChild(each) for each in children] == list(range(len(children)))
    assert len(children) == (2 if box.isEditable() else 1)


def test_what_is_disabled_offers_nothing(box: QComboBox) -> None:
    box.setEnabled(False)
    assert seen(box).actionInterface().actionNames() == []
