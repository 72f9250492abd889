"""A table to choose a row from: plain text in every cell, nothing sorted by a click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from komma_desk.ui.parts.plain_tips import plain_tip

_LEAST = 150  # pixels high
_LETTERS = 60  # wide


class PlainTable(QTableWidget):
    """`picked` carries the key of the row, or an empty text; Enter and a double click open it.

    The `optional` columns are left out where the table is narrow; the dialogs show them.
    """

    picked = Signal(str)
    opened = Signal(str)

    def __init__(
        self,
        name: str,
        head: Sequence[str],
        stretched: Sequence[int],
        optional: Sequence[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(0, len(head), parent)
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(head))
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in stretched:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._optional = tuple(optional)
        self.setMinimumHeight(_LEAST)
        self._keys: tuple[str, ...] = ()
        self.itemSelectionChanged.connect(lambda: self.picked.emit(self.key()))
        self.itemActivated.connect(lambda _item: self.opened.emit(self.key()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for all columns, the words themselves are what stays."""
        narrow = self.width() < self.fontMetrics().averageCharWidth() * _LETTERS
        for column in self._optional:
            self.setColumnHidden(column, narrow)
        super().resizeEvent(event)

    def stretch(self, column: int, *, on: bool) -> None:
        mode = QHeaderView.ResizeMode.Stretch if on else QHeaderView.ResizeMode.ResizeToContents
        self.horizontalHeader().setSectionResizeMode(column, mode)

    def key(self) -> str:
        rows = self.selectionModel().selectedRows()
        return self._keys[rows[0].row()] if rows else ""

    def show_rows(self, rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Keys and cells; the row chosen before stays chosen, and one that was added is."""
        kept, before = self.key(), frozenset(self._keys)
        with QSignalBlocker(self):
            self._keys = tuple(key for key, _cells in rows)
            self.setRowCount(len(rows))
            for row, (_key, cells) in enumerate(rows):
                for column, text in enumerate(cells):
                    item = QTableWidgetItem(" ".join(text.split()))
                    item.setToolTip(plain_tip(item.text()))
                    self.setItem(row, column, item)
            self.clearSelection()
            added = [key for key in self._keys if key not in before]
            if len(added) == 1 and before and before < frozenset(self._keys):
                kept = added[0]
            if kept in self._keys:
                self.selectRow(self._keys.index(kept))
        self.picked.emit(self.key())

    def choose(self, key: str) -> None:
        if key in self._keys:
            self.selectRow(self._keys.index(key))
