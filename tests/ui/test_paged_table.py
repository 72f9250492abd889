"""A list shows any number of rows and holds only the few pages it was asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from komma_desk.ui.parts import paged_table
from komma_desk.ui.parts.paged_table import PagedTable
from komma_desk.ui.parts.paged_table_model import WAITING, Column, Order, PagedTableModel
from komma_desk.ui.shell.application import Desk
from tests.ui.typing_text import press

COLUMNS = (
    Column(key="number", title="Number", text=lambda row: f"No {row}", sort_key="number"),
    Column(key="half", title="Half", text=lambda row: str(row // 2), to_the_right=True),
)


class Shelf:
    """Stands for the store: notes what was asked and answers at once or when told."""

    def __init__(self, count: int, *, at_once: bool = True) -> None:
        self.count, self.at_once = count, at_once
        self.asked: list[tuple[int, int, Order | None]] = []
        self.waiting: list[Callable[[], None]] = []

    def fetch(
        self, offset: int, limit: int, order: Order | None, deliver: Callable[..., None]
    ) -> None:
        self.asked.append((offset, limit, order))
        rows: Sequence[int] = range(self.count)
        if order is not None and order.descending:
            rows = rows[::-1]
        found, count = rows[offset : offset + limit], self.count
        if self.at_once:
            deliver(found, count)
        else:
            self.waiting.append(lambda: deliver(found, count))


@pytest.mark.parametrize("count", [0, 1, 450])
def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester, count: int) -> None:
    model = PagedTableModel(COLUMNS, Shelf(count).fetch)
    model.refresh()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt is untyped here


def cell(model: PagedTableModel, row: int, column: int = 0) -> Any:
    return model.data(model.index(row, column))


def test_a_far_row_costs_one_page() -> None:
    shelf = Shelf(100_000)
    model = PagedTableModel(COLUMNS, shelf.fetch)
    model.refresh()
    cell(model, 90_001)
    assert cell(model, 90_001) == "No 90001"
    assert [offset for offset, _limit, _order in shelf.asked] == [0, 90_000]


def test_a_row_on_its_way_says_so_and_is_asked_for_once() -> None:
    shelf = Shelf(1_000)
    model = PagedTableModel(COLUMNS, shelf.fetch)
    model.refresh()
    shelf.at_once = False
    assert [cell(model, row) for row in (500, 501)] == [WAITING, WAITING]
    assert len(shelf.waiting) == 1
    shelf.waiting.pop()()
    assert cell(model, 501) == "No 501"


def test_an_answer_from_before_the_refresh_is_dropped() -> None:
    shelf = Shelf(3, at_once=False)
    model = PagedTableModel(COLUMNS, shelf.fetch)
    model.refresh()
    shelf.count = 5
    model.refresh()
    old, new = shelf.waiting
    new()
    old()
    assert model.rowCount() == 5


def test_a_list_that_grew_between_two_pages_starts_again() -> None:
    shelf = Shelf(400)
    model = PagedTableModel(COLUMNS, shelf.fetch)
    model.refresh()
    shelf.count = 401
    cell(model, 300)
    assert model.rowCount() == 401


def test_no_row_is_kept_after_locking() -> None:
    model = PagedTableModel(COLUMNS, Shelf(10).fetch)
    model.refresh()
    model.clear()
    assert (model.rowCount(), model.rows_here()) == (0, [])


def shown_table(qtbot: QtBot, shelf: Shelf) -> tuple[PagedTable, PagedTableModel]:
    model = PagedTableModel(COLUMNS, shelf.fetch)
    table = PagedTable(model, "Cases", remembered_as="test", identity=lambda row: row)
    qtbot.addWidget(table)
    model.refresh()
    table.show()
    return table, model


def test_enter_opens_the_row_under_the_cursor(qtbot: QtBot, desk: Desk) -> None:
    table, _model = shown_table(qtbot, Shelf(10))
    table.choose(4)
    with qtbot.waitSignal(table.opened) as opened:
        press(table, Qt.Key.Key_Return)
    assert opened.args == [4]


def test_a_click_on_a_heading_lets_the_store_sort(qtbot: QtBot, desk: Desk) -> None:
    shelf = Shelf(10)
    table, model = shown_table(qtbot, shelf)
    table.horizontalHeader().sectionClicked.emit(0)
    assert shelf.asked[-1][2] == Order("number")
    table.horizontalHeader().sectionClicked.emit(0)
    assert shelf.asked[-1][2] == Order("number", descending=True)
    assert cell(model, 0) == "No 9"


def test_a_list_is_sorted_by_keys_and_says_so(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(paged_table, "announce", lambda _speaker, text: said.append(text))
    shelf = Shelf(10)
    table, model = shown_table(qtbot, shelf)
    press(table, Qt.Key.Key_F4)
    assert shelf.asked[-1][2] == Order("number")
    press(table, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert shelf.asked[-1][2] == Order("number", descending=True)
    assert cell(model, 0) == "No 9"
    press(table, Qt.Key.Key_F4)
    assert said == [
        "Sorted by Number, rising",
        "Sorted by Number, falling",
        "Sorted by Number, rising",
    ]


def test_a_column_the_store_cannot_sort_keeps_the_order(qtbot: QtBot, desk: Desk) -> None:
    shelf = Shelf(10)
    table, _model = shown_table(qtbot, shelf)
    table.horizontalHeader().sectionClicked.emit(1)
    assert len(shelf.asked) == 1
    assert table.horizontalHeader().sortIndicatorSection() == -1


def test_the_cursor_stays_on_the_same_thing_after_a_refresh(qtbot: QtBot, desk: Desk) -> None:
    table, model = shown_table(qtbot, Shelf(10))
    table.choose(2)
    model.set_order(Order("number", descending=True))
    model.refresh()
    assert table.chosen_row() == 2
    assert table.currentIndex().row() == 7


def test_a_row_is_copied_as_it_is_seen(qtbot: QtBot, desk: Desk) -> None:
    table, _model = shown_table(qtbot, Shelf(10))
    table.choose(5)
    table.horizontalHeader().moveSection(1, 0)
    table.copy_row()
    assert QGuiApplication.clipboard().text() == "2\tNo 5"
    QGuiApplication.clipboard().clear()


def test_column_widths_are_remembered(qtbot: QtBot, desk: Desk) -> None:
    table, _model = shown_table(qtbot, Shelf(3))
    table.setColumnWidth(0, 222)
    again, _other = shown_table(qtbot, Shelf(3))
    assert again.columnWidth(0) == 222
