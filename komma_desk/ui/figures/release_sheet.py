"""A release as it is published: the months as a picture, every table, how to read it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from komma_desk.domain.disclosure.notes import WITHHELD_SIGN
from komma_desk.domain.figures.tables import MARGIN, Table
from komma_desk.ui.figures.figure_words import (
    has_withheld,
    is_by_month,
    label_of,
    method_sentence,
    notes_of,
    shown,
)
from komma_desk.ui.figures.figures_table import FiguresTable
from komma_desk.ui.parts.bar_chart import Bar, BarChart
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.toast import say
from komma_desk.usecases.queries.figures_list import FiguresView
from komma_desk.words import _


class ReleaseSheet(QWidget):
    """Shows one release, or the preview of one; made anew for each."""

    def __init__(self, view: FiguresView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        release = view.release
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for table in release.tables:
            column.addWidget(_TableCard(table, view.labels, release.threshold))
        reading = Card(_("How to read these figures"))
        for note in notes_of(release):
            reading.add(PlainLabel(note, TextKind.MUTED))
        column.addWidget(reading)
        column.addStretch(1)


def _legend(base: int) -> PlainLabel:
    return PlainLabel(
        _(
            "{sign} means: not shown, because the number is under {base} or would reveal one that "
            "is. It also stands for zero."
        ).format(sign=WITHHELD_SIGN, base=base),
        TextKind.MUTED,
    )


class _TableCard(Card):
    def __init__(self, table: Table, labels: Mapping[str, str], base: int) -> None:
        super().__init__(table.title.spoken(), method_sentence(table, base))
        self._table = FiguresTable(table, labels)
        copy = Button(_("Copy the table"), ButtonKind.QUIET)
        copy.setAccessibleName(_("Copy the table: {title}").format(title=table.title.spoken()))
        copy.setToolTip(_("As text with tabs, for a spreadsheet (Ctrl+C)"))
        copy.clicked.connect(self._copy)
        self.add_action(copy)
        self.add(_pictured(table, labels, self._table) if is_by_month(table) else self._table)
        if has_withheld(table):
            self.add(_legend(base))

    def _copy(self) -> None:
        self._table.copy()
        say(self, _("The table is copied. You can paste it into a spreadsheet."))


def _pictured(table: Table, labels: Mapping[str, str], twin: FiguresTable) -> QTabWidget:
    """The months as bars, and the same numbers as a table every screen reader can walk."""
    bars = [
        Bar(label_of(cell.at[0], labels), cell.value, shown(cell.value))
        for cell in table.cells
        if MARGIN not in cell.at
    ]
    both = QTabWidget()
    both.setAccessibleName(table.title.spoken())
    for part, name in ((BarChart(table.title.spoken(), bars), _("Chart")), (twin, _("Table"))):
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(part)
        column.addStretch(1)
        both.addTab(held, name)
    return both
