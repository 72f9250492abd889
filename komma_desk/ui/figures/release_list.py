"""The frozen releases to choose from, newest first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from komma_desk.ui.figures.figure_words import period_in_words
from komma_desk.ui.parts.day_words import day_in_words
from komma_desk.usecases.queries.figures_list import ReleaseLine
from komma_desk.words import _

_LEAST_WIDTH = 270
_ROOM_AROUND = 44


class ReleaseList(QListWidget):
    """Emits the period of the release under the cursor, like 2026-10."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Figures provided so far"))
        self.setFixedWidth(_LEAST_WIDTH)
        self.setStyleSheet("QListWidget::item { padding: 9px 10px; }")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._tell)

    def show_lines(self, lines: tuple[ReleaseLine, ...], period: str) -> None:
        """Show the releases and put the cursor on one without telling anybody."""
        self.blockSignals(True)
        self.clear()
        widest = 0
        for line in lines:
            about = _("No. {number} · {day}").format(
                number=line.number, day=day_in_words(line.prepared_on)
            )
            item = QListWidgetItem(f"{period_in_words(line.period)}\n{about}")
            item.setData(Qt.ItemDataRole.UserRole, line.period)
            self.addItem(item)
            widest = max(widest, self.fontMetrics().horizontalAdvance(about))
            if line.period == period:
                self.setCurrentItem(item)
        self.setFixedWidth(max(_LEAST_WIDTH, widest + _ROOM_AROUND))
        self.blockSignals(False)

    def take_cursor_away(self) -> None:
        self.blockSignals(True)
        self.setCurrentRow(-1)
        self.clearSelection()
        self.blockSignals(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt chooses a row when the focus comes, also from a button that waits: nobody did."""
        was_away = self.currentRow() < 0
        self.blockSignals(True)
        super().focusInEvent(event)
        self.blockSignals(False)
        if was_away:
            self.take_cursor_away()

    def period(self) -> str:
        row = self.currentRow()
        return str(self.item(row).data(Qt.ItemDataRole.UserRole)) if row >= 0 else ""

    def _tell(self) -> None:
        if self.period():
            self.chosen.emit(self.period())
