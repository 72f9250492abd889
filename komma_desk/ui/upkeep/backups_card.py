"""The backups of this store: day, size, by whom, whether checked; one is tried or restored."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from komma_desk.domain.file_size import in_words
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.day_words import moment_in_words
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.usecases.ports.backups import ShelvedBackup
from komma_desk.words import _

_ROW, _MOST_ROWS = 34, 6


class BackupsCard(Card):
    """Both signals carry the folder of the chosen backup."""

    rehearsal_wanted = Signal(object)
    restore_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Backups of this store"), parent=parent)
        self.none = PlainLabel(_("There is no backup yet."), TextKind.MUTED)
        self.add(self.none)
        heads = (_("Made on"), _("Size"), _("Made by"), _("Checked"))
        self.table = QTableWidget(0, len(heads))
        self.table.setHorizontalHeaderLabels(heads)
        self.table.setAccessibleName(_("Backups of this store"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.add(self.table)
        self.rehearse = Button(_("Rehearse this backup …"))
        self.restore = Button(_("Restore into a new folder …"))
        self.rehearse.clicked.connect(lambda: self.rehearsal_wanted.emit(self.chosen()))
        self.restore.clicked.connect(lambda: self.restore_wanted.emit(self.chosen()))
        row = QHBoxLayout()
        row.addWidget(self.rehearse)
        row.addWidget(self.restore)
        row.addStretch(1)
        self.body.addLayout(row)
        self.show_shelf(())

    def chosen(self) -> object:
        found = self.table.item(max(0, self.table.currentRow()), 0)
        return None if found is None else found.data(Qt.ItemDataRole.UserRole)

    def show_shelf(self, shelf: tuple[ShelvedBackup, ...]) -> None:
        before = self.chosen()
        self.none.setVisible(not shelf)
        for part in (self.table, self.rehearse, self.restore):
            part.setVisible(bool(shelf))
        self.table.setRowCount(len(shelf))
        for row, each in enumerate(shelf):
            checked = _("yes") if each.is_checked else _("no, copied closed or with faults")
            told = (moment_in_words(each.taken_at), in_words(each.size), each.by or "–", checked)
            for column, text in enumerate(told):
                cell = QTableWidgetItem(text)
                cell.setData(Qt.ItemDataRole.UserRole, each.folder)
                self.table.setItem(row, column, cell)
            if each.folder == before:
                self.table.setCurrentCell(row, 0)
        if shelf and self.table.currentRow() < 0:
            self.table.setCurrentCell(0, 0)
        height = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(height + _ROW * min(len(shelf), _MOST_ROWS) + 4)
