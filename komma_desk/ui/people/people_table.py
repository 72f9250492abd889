"""Everybody of this store as a table: name, login, roles, and how far each has come."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from komma_desk.ui.parts import icons, tokens
from komma_desk.ui.parts.alert import ICON_OF, INK_OF
from komma_desk.ui.people.people_words import roles_in_words, standing_tone, standing_word
from komma_desk.usecases.queries.people_list import PersonLine
from komma_desk.words import _

_ROW_HEIGHT = 40
_LOGIN, _ROLES, _STANDING = 1, 2, 3


class PeopleTable(QTableWidget):
    """Emits the line under the cursor; Enter or a double click opens it."""

    chosen = Signal(object)
    """A `PersonLine`, or None."""
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self._lines: tuple[PersonLine, ...] = ()
        self.setAccessibleName(_("People of this store"))
        self.setHorizontalHeaderLabels([_("Name"), _("Login"), _("Roles"), _("Standing")])
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setIconSize(QSize(18, 18))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(_ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column in (_LOGIN, _STANDING):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.currentCellChanged.connect(self._tell)
        self.cellDoubleClicked.connect(self._open)

    def show_lines(self, lines: tuple[PersonLine, ...]) -> None:
        """Show these people; the cursor stays on the same person without telling anybody."""
        before = self.line()
        self._lines = lines
        self.blockSignals(True)
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, text in enumerate(_cells(line)):
                self.setItem(row, column, QTableWidgetItem(text))
        self._draw_standings()
        ids = [line.person.id for line in lines]
        if before is not None and before.person.id in ids:
            self.selectRow(ids.index(before.person.id))
        else:
            self.setCurrentCell(-1, -1)
        self.blockSignals(False)

    def line(self) -> PersonLine | None:
        row = self.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def choose(self, line: PersonLine) -> None:
        self.selectRow(self._lines.index(line))

    def show_narrow(self, narrow: bool) -> None:
        """Without logins and roles, while the chosen person stands beside the table with them."""
        for column in (_LOGIN, _ROLES):
            self.setColumnHidden(column, narrow)

    def take_cursor_away(self) -> None:
        self.blockSignals(True)
        self.setCurrentCell(-1, -1)
        self.clearSelection()
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.line()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and line is not None:
            self.opened.emit(line)
        elif event.matches(QKeySequence.StandardKey.Copy) and line is not None:
            QGuiApplication.clipboard().setText("\t".join(_cells(line)))
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_standings()

    def _draw_standings(self) -> None:
        for row, line in enumerate(self._lines):
            tone = standing_tone(line)
            item = self.item(row, _STANDING)
            if item is not None:
                item.setIcon(icons.icon(ICON_OF[tone], tokens.current().colours()[INK_OF[tone]]))

    def _tell(self) -> None:
        self.chosen.emit(self.line())

    def _open(self) -> None:
        if self.line() is not None:
            self.opened.emit(self.line())


def _cells(line: PersonLine) -> tuple[str, str, str, str]:
    person = line.person
    name = " ".join(person.name.split())
    return name, person.login, roles_in_words(person), standing_word(line)
