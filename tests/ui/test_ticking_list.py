"""A line of a list to tick in is ticked by assistive technology as by the space key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from komma_desk.ui.cases.offence_form import OffenceList
from komma_desk.ui.parts.choices import Choice
from komma_desk.ui.parts.ticking_list import TickingList
from komma_desk.ui.procedure_editor.tick_list import TickList
from komma_desk.ui.reporting.kind_list import KindList
from tests.ui.clearing_desk import LISTS

UI = Path(__file__).resolve().parents[2] / "komma_desk" / "ui"


@pytest.fixture
def kinds(qtbot: QtBot) -> KindList:
    kinds = KindList([Choice(code, code.title()) for code in ("THREAT", "INSULT", "JOSTLE")])
    qtbot.addWidget(kinds)
    kinds.show()
    return kinds


def toggle(kinds: KindList, row: int) -> None:
    toggle_line(kinds.list, row)


def toggle_line(ticks: TickingList, row: int) -> None:
    seen = QAccessible.queryAccessibleInterface(ticks)
    action = seen.child(row).actionInterface()
    action.doAction(QAccessibleActionInterface.toggleAction())


def code_at(kinds: KindList, row: int) -> str:
    return kinds.list.item(row).text().upper()


def test_toggle_ticks_and_toggle_again_takes_it_back(kinds: KindList) -> None:
    toggle(kinds, 1)
    toggle(kinds, 2)
    assert kinds.codes() == {code_at(kinds, 1), code_at(kinds, 2)}
    toggle(kinds, 1)
    assert kinds.codes() == {code_at(kinds, 2)}


def test_the_line_under_the_cursor_hears_it_too(kinds: KindList) -> None:
    kinds.list.setCurrentRow(1)
    toggle(kinds, 1)
    assert kinds.codes() == {code_at(kinds, 1)}


def test_walking_and_clicking_choose_one_line_and_tick_only_what_is_clicked(
    kinds: KindList,
) -> None:
    kinds.list.setCurrentRow(0)
    QTest.keyClick(kinds.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(kinds.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert kinds.codes() == frozenset()
    third = kinds.list.visualItemRect(kinds.list.item(2)).center()
    QTest.mouseClick(kinds.list.viewport(), Qt.MouseButton.LeftButton, pos=third)
    assert kinds.codes() == {code_at(kinds, 2)}
    assert len(kinds.list.selectedItems()) == 1


def test_offences_and_what_a_step_asks_hear_it_as_well(qtbot: QtBot) -> None:
    offences = OffenceList(LISTS["offence"].entries, ())
    asked = TickList()
    asked.show_choices([Choice(code, code.title()) for code in ("ONE", "TWO")], ())
    for ticks in (offences, asked):
        qtbot.addWidget(ticks)
        ticks.show()
        with qtbot.waitSignal(ticks.picked):
            toggle_line(ticks, 1)
    assert offences.code() == LISTS["offence"].entries[1].code
    assert asked.codes() == ("TWO",)


def test_no_list_gives_boxes_to_its_lines_by_another_road() -> None:
    by_hand = [
        path.name
        for path in UI.rglob("*.py")
        if "ItemIsUserCheckable" in path.read_text(encoding="utf-8")
    ]
    assert by_hand == ["ticking_list.py"]
