"""Assistive technology turns the page; whoever clicks is taken there once, not twice."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from komma_desk.ui.shell.navigation import Navigation
from komma_desk.ui.shell.page_entry import PageEntry


def navigation(qtbot: QtBot) -> tuple[Navigation, list[str]]:
    entries = [
        PageEntry(key=key, title=key, icon="report", build=QWidget) for key in ("report", "mine")
    ]
    made = Navigation(entries, "Musterstadt")
    qtbot.addWidget(made)
    made.show_chosen("report")
    wanted: list[str] = []
    made.wanted.connect(wanted.append)
    return made, wanted


def test_its_toggle_turns_the_page(qtbot: QtBot) -> None:
    made, wanted = navigation(qtbot)
    action = QAccessible.queryAccessibleInterface(made.button("mine")).actionInterface()
    action.doAction(QAccessibleActionInterface.toggleAction())
    assert wanted == ["mine"]


def test_a_click_turns_it_once(qtbot: QtBot) -> None:
    made, wanted = navigation(qtbot)
    made.button("mine").click()
    assert wanted == ["mine"]
    assert made.button("mine").isChecked()


def test_a_page_shown_for_another_reason_is_not_asked_for_again(qtbot: QtBot) -> None:
    made, wanted = navigation(qtbot)
    made.show_chosen("mine")
    assert wanted == []


def test_only_the_page_one_is_on_is_marked(qtbot: QtBot) -> None:
    made, _wanted = navigation(qtbot)
    made.show_chosen("mine")
    assert [made.button(key).isChecked() for key in ("report", "mine")] == [False, True]
    made.button("report").click()
    made.button("report").click()
    assert [made.button(key).isChecked() for key in ("report", "mine")] == [True, False]
