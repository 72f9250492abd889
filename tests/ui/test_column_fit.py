"""A list shows the columns it has room for; nobody scrolls sideways."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.ui.parts.column_fit import Fit
from komma_desk.ui.parts.paged_table import PagedTable
from komma_desk.ui.parts.paged_table_model import Column, PagedTableModel

COLUMNS = tuple(
    Column(key=key, title=key, text=str, width=width)
    for key, width in (("number", 100), ("form", 150), ("state", 140), ("place", 160))
)
FITS = (
    Fit(at_least=600, keys=("number", "form", "state", "place"), stretched="form"),
    Fit(at_least=0, keys=("number", "form"), stretched="form"),
)


def a_table(qtbot: QtBot, width: int) -> PagedTable:
    def no_rows(*_asked: object) -> None:
        """An empty list will do: this is about its head."""

    model = PagedTableModel(COLUMNS, no_rows)
    table = PagedTable(model, "Cases", remembered_as="fitting", fits=FITS)
    qtbot.addWidget(table)
    table.resize(width, 300)
    table.show()
    return table


def seen(table: PagedTable) -> list[str]:
    return [one.key for place, one in enumerate(COLUMNS) if not table.isColumnHidden(place)]


@pytest.mark.parametrize("width", [300, 380, 599, 640, 900])
def test_no_width_needs_sideways_scrolling(qtbot: QtBot, width: int) -> None:
    table = a_table(qtbot, width)
    assert table.horizontalHeader().length() == table.viewport().width()


def test_a_list_that_grows_shows_more_and_gives_it_back(qtbot: QtBot) -> None:
    table = a_table(qtbot, 380)
    assert seen(table) == ["number", "form"]
    table.resize(900, 300)
    assert seen(table) == ["number", "form", "state", "place"]
    table.resize(380, 300)
    assert seen(table) == ["number", "form"]


def test_a_width_a_person_set_is_kept_for_this_fit_only(qtbot: QtBot) -> None:
    table = a_table(qtbot, 900)
    table.horizontalHeader().resizeSection(0, 177)
    again = a_table(qtbot, 900)
    assert again.columnWidth(0) == 177
    again.resize(380, 300)
    assert again.columnWidth(0) == 100
