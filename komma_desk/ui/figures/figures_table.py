"""One table of figures: numbers at the right, no scrolling of its own, copied as a whole."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from komma_desk.domain.figures.labels import COUNT_HEADING, HEADINGS
from komma_desk.domain.figures.tables import MARGIN, Cell, Table
from komma_desk.ui.figures.figure_words import label_of, shown
from komma_desk.words import _

_ROOM_AROUND = 14
_NUMBER_WIDTH = 140


class FiguresTable(QTableWidget):
    """Two columns; Ctrl+C copies the whole table as text, cells parted by tabs."""

    def __init__(self, table: Table, labels: Mapping[str, str]) -> None:
        super().__init__(len(table.cells), 2)
        self._headings = tuple(
            heading.spoken() for heading in (*(HEADINGS[by] for by in table.by), COUNT_HEADING)
        )
        self.setAccessibleName(table.title.spoken())
        self.setAccessibleDescription(_("Ctrl+C copies the table."))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        # The hidden header would make every row as high as a heading.
        self.verticalHeader().setStyleSheet("QHeaderView::section { padding: 0; }")
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, _NUMBER_WIDTH)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for column, side in ((0, left), (1, right)):
            heading = QTableWidgetItem(self._headings[column])
            heading.setTextAlignment(side)
            self.setHorizontalHeaderItem(column, heading)
        for row, cell in enumerate(table.cells):
            for column, item in enumerate(_items(cell, labels)):
                item.setTextAlignment(right if column else left)
                self.setItem(row, column, item)
        self._fit()

    def text(self) -> str:
        """The table as text for a spreadsheet, with its headings."""
        cells = self.model()
        rows = [
            [str(cells.index(row, column).data()) for column in range(2)]
            for row in range(self.rowCount())
        ]
        return "\n".join("\t".join(map(_for_a_spreadsheet, row)) for row in (self._headings, *rows))

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """As high as its rows: the page scrolls, not the table."""
        self.verticalHeader().setMinimumSectionSize(self.fontMetrics().height() + _ROOM_AROUND)
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(rows + header + 2 * self.frameWidth() + 4)


def _items(cell: Cell, labels: Mapping[str, str]) -> tuple[QTableWidgetItem, QTableWidgetItem]:
    label = QTableWidgetItem(", ".join(label_of(code, labels) for code in cell.at))
    number = QTableWidgetItem(shown(cell.value))
    if cell.value is None:
        number.setToolTip(_("Not shown"))
        number.setData(Qt.ItemDataRole.AccessibleTextRole, _("Not shown"))
    if MARGIN in cell.at:
        for item in (label, number):
            font = item.font()
            font.setBold(True)
            item.setFont(font)
    return label, number


def _for_a_spreadsheet(text: str) -> str:
    """One cell stays one cell, and no cell becomes a formula."""
    plain = " ".join(text.split())
    return f"'{plain}" if plain[:1] in {"=", "+", "-", "@"} else plain
