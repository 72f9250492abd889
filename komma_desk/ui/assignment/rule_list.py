"""The rules of the table, one under the other: for which cases, and what those follow."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from komma_desk.domain.procedure.assignment import RuleTable
from komma_desk.domain.procedure.assignment_words import conditions_said, title_said
from komma_desk.usecases.queries.table_of_shelf import TableView
from komma_desk.words import _


class RuleList(QListWidget):
    """One stop of the tab key; Enter changes the rule, Del removes it."""

    change_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Rules of the table"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QListView::item { padding: 6px 8px; }")
        self.setMinimumHeight(110)
        self.itemDoubleClicked.connect(lambda _item: self.change_wanted.emit())

    def show_table(self, table: RuleTable, view: TableView, place: int) -> None:
        self.blockSignals(True)
        self.clear()
        for number, rule in enumerate(table.rules, start=1):
            said = conditions_said(rule, view.code_lists) or (_("Every case"),)
            title = title_said(rule.procedure, view.procedures)
            followed = _("follows: {procedure}").format(procedure=title)
            lines = [f"{number}. {said[0]}", *said[1:], f"→ {followed}"]
            self.addItem(QListWidgetItem("\n".join(lines)))
        self.setCurrentRow(min(place, self.count() - 1))
        self.blockSignals(False)
        self.currentRowChanged.emit(self.currentRow())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentRow() >= 0:
            self.change_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete and self.currentRow() >= 0:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)
