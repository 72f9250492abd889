"""What each column of a list becomes, with the cell of the first row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from komma_desk.domain.import_preview import ColumnRead
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.words import _

_ROW: Final = 28  # pixels
_SHOWN: Final = 60  # characters of a cell


class ColumnsTable(QTableWidget):
    def __init__(self) -> None:
        heads = (_("Column"), _("Becomes"), _("First row"))
        super().__init__(0, len(heads))
        self.setHorizontalHeaderLabels(heads)
        self.setAccessibleName(_("What the columns become"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMinimumHeight(_ROW * 7)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_columns(self, columns: Sequence[ColumnRead]) -> None:
        self.setRowCount(len(columns))
        for row, each in enumerate(columns):
            becomes = ", ".join(each.becomes) or _("is not read")
            for place, text in enumerate((each.heading, becomes, each.sample)):
                line = " ".join(text.split())
                cell = QTableWidgetItem(line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…")
                cell.setToolTip(plain_tip(line[:1000]))
                self.setItem(row, place, cell)
        if columns:
            self.setCurrentCell(0, 0)
