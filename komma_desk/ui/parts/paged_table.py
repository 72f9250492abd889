"""The view of a paged list: fixed rows, remembered columns, keys for everything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from komma_desk.ui.parts.announce import announce
from komma_desk.ui.parts.column_fit import ColumnFit, Fit
from komma_desk.ui.parts.paged_table_model import Index, Order, PagedTableModel
from komma_desk.words import _

ROW_HEIGHT = 40
_TURNED = Qt.KeyboardModifier.ShiftModifier


class PagedTable(QTableView):
    """Emits the frozen object of a row; Enter or a double click opens it."""

    opened = Signal(object)
    chosen = Signal(object)
    """The row under the cursor, or None."""
    menu_wanted = Signal(object, QPoint)
    """The row a context menu is wanted for (mouse or menu key) and the place on the screen."""

    def __init__(
        self,
        model: PagedTableModel,
        name: str,
        *,
        remembered_as: str,
        identity: Callable[[Any], object] | None = None,
        fits: Sequence[Fit] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`remembered_as` keys the column widths; `identity` finds the chosen row again.

        With `fits` a narrow list shows fewer columns instead of a bar to scroll sideways.
        """
        super().__init__(parent)
        self._paged, self._key = model, f"columns/{remembered_as}"
        self._identity = identity
        self._chosen: object | None = None
        self._row_before = 0
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self._set_up_header()
        self.columns_fit = (
            ColumnFit(self.horizontalHeader(), model.columns, fits, self._key) if fits else None
        )
        if self.columns_fit is None:
            self._remember_widths()
        self.doubleClicked.connect(self._open_index)
        model.modelReset.connect(self._find_again)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(60)
        for number, column in enumerate(self._paged.columns):
            header.resizeSection(number, column.width)
        # The order is the page's word, not the memory's: an arrow must never lie about the rows.
        header.setSortIndicatorShown(True)
        self._show_order(self._paged.order())
        self.setSortingEnabled(False)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort_by)

    def _remember_widths(self) -> None:
        header = self.horizontalHeader()
        state = QSettings().value(self._key)
        if state is not None:
            header.restoreState(state)
            self._show_order(self._paged.order())
        header.sectionResized.connect(self._remember)
        header.sectionMoved.connect(self._remember)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self.columns_fit is not None:
            self.columns_fit.settle(self.viewport().width())
        super().resizeEvent(event)

    def use_fits(self, fits: Sequence[Fit]) -> None:
        """Other columns from now on; only for a list that was made with fits."""
        assert self.columns_fit is not None
        self.columns_fit.use(fits, self.viewport().width())
        self._show_order(self._paged.order())

    def _show_order(self, order: Order | None) -> None:
        sort_keys = [column.sort_key for column in self._paged.columns]
        header = self.horizontalHeader()
        if order is None or order.key not in sort_keys:
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            return
        way = Qt.SortOrder.DescendingOrder if order.descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(sort_keys.index(order.key), way)

    def _sort_by(self, section: int) -> None:
        key = self._paged.columns[section].sort_key
        if key is None:
            self._show_order(self._paged.order())
            return
        before = self._paged.order()
        descending = before is not None and before.key == key and not before.descending
        way = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._sort(section, way)

    def _sort(self, section: int, way: Qt.SortOrder) -> None:
        self._paged.sort(section, way)
        self._show_order(self._paged.order())
        rises = way == Qt.SortOrder.AscendingOrder
        said = _("Sorted by {column}, rising") if rises else _("Sorted by {column}, falling")
        announce(self, said.format(column=self._paged.columns[section].title))

    def sort_on(self, *, turned: bool) -> None:
        """By the next column that is seen, or by the same one the other way round."""
        header, order = self.horizontalHeader(), self._paged.order()
        seen = (header.logicalIndex(place) for place in range(header.count()))
        keys = [(each, self._paged.columns[each].sort_key) for each in seen]
        sections = [each for each, key in keys if key and not self.isColumnHidden(each)]
        if not sections:
            return
        now = next((each for each, key in keys if order is not None and key == order.key), None)
        if turned and now is not None:
            falls = order is not None and order.descending
            self._sort(now, Qt.SortOrder.AscendingOrder if falls else Qt.SortOrder.DescendingOrder)
            return
        place = sections.index(now) + 1 if now in sections else 0
        self._sort(sections[place % len(sections)], Qt.SortOrder.AscendingOrder)

    def _remember(self) -> None:
        QSettings().setValue(self._key, self.horizontalHeader().saveState())

    def chosen_row(self) -> Any | None:
        index = self.currentIndex()
        return self._paged.row(index.row()) if index.isValid() else None

    def choose(self, number: int) -> None:
        """Put the cursor on a row and show it."""
        self.selectRow(number)
        self.scrollTo(self._paged.index(number, 0))

    def look_for(self, identity: object) -> None:
        """Put the cursor on this thing as soon as it is among the rows."""
        self._chosen = identity

    def begin_again(self) -> None:
        """With no row under the cursor, go on where the last one stood."""
        rows = self._paged.rowCount()
        if rows and not self.selectionModel().hasSelection():
            self.choose(min(self._row_before, rows - 1))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        row = self._paged.row(current.row()) if current.isValid() else None
        if current.isValid():
            self._row_before = current.row()
        if row is not None and self._identity is not None:
            self._chosen = self._identity(row)
        if current.row() != previous.row():
            self.chosen.emit(row)

    def _find_again(self) -> None:
        """After a refresh the cursor stays on the same thing, if it is among the loaded rows."""
        if self._identity is None or self._chosen is None:
            return
        for number, row in self._paged.rows_here():
            if self._identity(row) == self._chosen:
                self.selectionModel().setCurrentIndex(
                    self._paged.index(number, 0),
                    QItemSelectionModel.SelectionFlag.ClearAndSelect
                    | QItemSelectionModel.SelectionFlag.Rows,
                )
                return
        self._chosen = None
        self.chosen.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open_index(self.currentIndex())
        elif event.key() == Qt.Key.Key_F4 and not event.modifiers() & ~_TURNED:
            self.sort_on(turned=bool(event.modifiers() & _TURNED))
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_row()
        else:
            super().keyPressEvent(event)

    def copy_row(self) -> None:
        """The chosen row as text, cells separated by tabs, in the order they are seen."""
        row = self.chosen_row()
        if row is not None:
            header = self.horizontalHeader()
            seen = (header.logicalIndex(place) for place in range(header.count()))
            cells = (self._paged.columns[section].text(row) for section in seen)
            QGuiApplication.clipboard().setText("\t".join(cells))

    def _open_index(self, index: QModelIndex) -> None:
        row = self._paged.row(index.row())
        if row is not None:
            self.opened.emit(row)

    def _ask_for_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if not index.isValid():
            index = self.currentIndex()
            place = self.visualRect(index).center()
        row = self._paged.row(index.row()) if index.isValid() else None
        if row is not None:
            self.menu_wanted.emit(row, self.viewport().mapToGlobal(place))
