"""Bars with their numbers on them, and the same numbers as a table beside the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from komma_desk.ui.parts import tokens
from komma_desk.words import _

BAR_LINE = 36


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; a value of None was withheld and `shown` says so (for example "<5")."""

    label: str
    value: int | None
    shown: str


class BarChart(QWidget):
    """Lying bars: long words fit, the number stands at the end of each bar."""

    def __init__(self, title: str, bars: Sequence[Bar] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._title = title
        self._bars: tuple[Bar, ...] = ()
        self.setAccessibleName(title)
        self.show_bars(bars)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self._bars = tuple(bars)
        said = "; ".join(f"{bar.label}: {bar.shown}" for bar in self._bars)
        self.setAccessibleDescription(_("Bar chart. {numbers}").format(numbers=said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(520, max(1, len(self._bars)) * BAR_LINE + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, max(1, len(self._bars)) * BAR_LINE + 8)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        colours = tokens.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(bar.label) for bar in self._bars), default=0)
        labels = min(widest + 4, int(self.width() * 0.42))
        numbers = max((metrics.horizontalAdvance(bar.shown) for bar in self._bars), default=0) + 16
        start = labels + 16
        room = max(40, self.width() - start - numbers)
        most = max((bar.value or 0 for bar in self._bars), default=0) or 1
        for number, bar in enumerate(self._bars):
            top = number * BAR_LINE + 4
            line = QRectF(0, top, labels, BAR_LINE - 8)
            words = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, labels)
            painter.setPen(QColor(colours.text))
            painter.drawText(
                line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words
            )
            length = room * (bar.value or 0) / most
            shape = QRectF(start, top + 3, max(length, 2), BAR_LINE - 14)
            if bar.value is None:
                painter.setPen(QPen(QColor(colours.border), 1, Qt.PenStyle.DashLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                shape.setWidth(24)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.charts[0]))
            painter.drawRoundedRect(shape, 3, 3)
            painter.setPen(QColor(colours.text))
            beside = QRectF(shape.right() + 8, top, numbers, BAR_LINE - 8)
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, bar.shown)
        painter.end()


class ChartWithTable(QTabWidget):
    """The chart, and the same numbers as a table that every screen reader can walk."""

    def __init__(
        self,
        title: str,
        label_heading: str,
        value_heading: str,
        bars: Sequence[Bar] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._headings = [label_heading, value_heading]
        self.setAccessibleName(title)
        self.chart = BarChart(title)
        self.table = QTableWidget(0, 2)
        self.table.setAccessibleName(title)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        picture = QWidget()
        column = QVBoxLayout(picture)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.chart)
        column.addStretch(1)
        self.addTab(picture, _("Chart"))
        self.addTab(self.table, _("Table"))
        self.show_bars(bars)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self.chart.show_bars(bars)
        self.table.setRowCount(len(bars))
        self.table.setHorizontalHeaderLabels(self._headings)
        for number, bar in enumerate(bars):
            self.table.setItem(number, 0, QTableWidgetItem(bar.label))
            value = QTableWidgetItem(bar.shown)
            value.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(number, 1, value)
        self.table.setColumnWidth(0, 320)
