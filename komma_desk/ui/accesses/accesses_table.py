"""Case, day, person and how often, in the order of the cases; plain text in every cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from komma_desk.domain.log_digest import CaseReads
from komma_desk.ui.parts.day_words import day_in_digits
from komma_desk.words import _

_WHO = 2


class AccessesTable(QTableWidget):
    """Nothing is sorted by a click, and nothing is copied out of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self.setAccessibleName(_("Accesses by case and day"))
        self.setHorizontalHeaderLabels([_("Case"), _("Day"), _("Who"), _("Times")])
        self.setSortingEnabled(False)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_WHO, QHeaderView.ResizeMode.Stretch)

    def show_cases(self, cases: Sequence[CaseReads]) -> None:
        lines = [(case.number, day) for case in cases for day in case.days]
        self.setRowCount(len(lines))
        for row, (number, day) in enumerate(lines):
            told = (
                number or _("erased"),
                day_in_digits(day.on),
                " ".join(day.name.split()) or _("a person who has left"),
                str(day.times),
            )
            for column, text in enumerate(told):
                self.setItem(row, column, QTableWidgetItem(text))
