"""What happened to the case, newest first, to read with the arrow keys and to copy."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from komma_desk.domain.code_list import CodeLists
from komma_desk.ui.cases.history_words import HistoryLine, dated_lines, with_reads
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.usecases.queries.case_readers import ReadLine
from komma_desk.words import _


class HistoryTab(QWidget):
    """A table, one row an event; Ctrl+C copies the row. Cells show plain text only."""

    reads_wanted = Signal()

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
        self._events: tuple[tuple[datetime, HistoryLine], ...] = ()
        self._reads: tuple[ReadLine, ...] = ()
        self.reads = QCheckBox(_("Show who &read the case"))
        self.reads.toggled.connect(self._switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 12, 8, 8)
        column.addWidget(self.reads)
        column.addWidget(self.table)

    def show_view(self, view: CaseView, lists: CodeLists, *, other_case: bool) -> None:
        """Laid out anew only when something happened."""
        self._events = dated_lines(view, lists)
        if other_case:
            self._reads = ()
            self.reads.setChecked(False)
        elif self.reads.isChecked():
            self.reads_wanted.emit()
        self._lay_out(anew=other_case)

    def show_reads(self, reads: tuple[ReadLine, ...]) -> None:
        """Among the rest of the history, by their time."""
        self._reads = reads if self.reads.isChecked() else ()
        self._lay_out()

    def _switch(self, on: bool) -> None:
        if on:
            self.reads_wanted.emit()
        else:
            self.show_reads(())

    def _lay_out(self, *, anew: bool = False) -> None:
        lines = with_reads(self._events, self._reads)
        if lines == self._lines and not anew:
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
