"""What happened to the case, newest first, to read with the arrow keys and to copy."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from komma_desk.domain.code_list import CodeLists
from komma_desk.ui.cases.history_words import history_lines
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _


class HistoryTab(QWidget):
    """A list, one entry an event; Ctrl+C copies the entry."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setAccessibleName(_("History of the case"))
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        self.list.setUniformItemSizes(False)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.list)

    def show_view(self, view: CaseView, lists: CodeLists, *, other_case: bool) -> None:
        """A list view shows plain text only; nothing in it is interpreted."""
        place = 0 if other_case else self.list.verticalScrollBar().value()
        self.list.clear()
        for line in history_lines(view, lists):
            self.list.addItem(QListWidgetItem(line.whole()))
        self.list.verticalScrollBar().setValue(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Copy)
        ):
            item = self.list.currentItem()
            if item is not None:
                QGuiApplication.clipboard().setText(item.text())
                return True
        return super().eventFilter(watched, event)
