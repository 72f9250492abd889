"""The list of the dry run: each case, where it is, and where it goes on or what is in the way."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from komma_desk.ui.moving.moving_words import fate_said, titles_said
from komma_desk.ui.parts import icons, tokens
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.usecases.queries.move_preview import MoveReport
from komma_desk.words import _

_FATE = 2


class FatesTable(QTableWidget):
    def __init__(self) -> None:
        super().__init__(0, 3)
        self.setAccessibleName(_("What would happen to each case"))
        self.setHorizontalHeaderLabels(
            [_("Case"), _("Now in"), _("Then in, or what is in the way")]
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(_FATE, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(0, 120)
        self.setColumnWidth(1, 260)

    def show_report(self, report: MoveReport) -> None:
        """Those that cannot be moved come first."""
        lines = sorted(report.lines, key=lambda line: not line.obstacles)
        stop = icons.icon("warning", tokens.current().colours()["warning"])
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, text in enumerate((line.number, titles_said(line.now), fate_said(line))):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(text))
                if line.obstacles and column == _FATE:
                    item.setIcon(stop)
                self.setItem(row, column, item)
