"""What happened to the case, newest first, to read with the arrow keys and to copy."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from komma_desk.domain.code_list import CodeLists
from komma_desk.ui.cases.history_words import HistoryLine, history_lines
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _


class HistoryTab(QWidget):
    """A table, one row an event; Ctrl+C copies the row. Cells show plain text only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = QTableWidget(0, 3)
        self.table.setAccessibleName(_("History of the case"))
        self.table.setHorizontalHeaderLabels([_("When"), _("Who"), _("What")])
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across = self.table.horizontalHeader()
        across.setHighlightSections(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.setVerticalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        self.table.setStyleSheet("QTableView::item { padding: 6px 8px; }")
        self.table.installEventFilter(self)
        self._lines: tuple[HistoryLine, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 12, 8, 8)
        column.addWidget(self.table)

    def show_view(self, view: CaseView, lists: CodeLists, *, other_case: bool) -> None:
        """Laid out anew only when something happened."""
        lines = history_lines(view, lists)
        if lines == self._lines and not other_case:
            return
        self._lines = lines
        self.table.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for place, text in enumerate((line.at, line.by, line.told())):
                cell = QTableWidgetItem(text)
                cell.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self.table.setItem(row, place, cell)

    def copy_row(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._lines):
            QGuiApplication.clipboard().setText(self._lines[row].whole())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Copy)
        ):
            self.copy_row()
            return True
        return super().eventFilter(watched, event)
