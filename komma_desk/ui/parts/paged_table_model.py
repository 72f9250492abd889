"""A list of any length: the count and a few pages of frozen rows, fetched when they are seen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from komma_desk.ui.parts.plain_tips import plain_tip

PAGE_OF_ROWS = 200
PAGES_KEPT = 20
WAITING = "…"

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its title, what it says of a row, and by what the store sorts it."""

    key: str
    title: str
    text: Callable[[Any], str]
    sort_key: str | None = None
    width: int = 140
    to_the_right: bool = False
    icon: Callable[[Any], Any] | None = None
    tip: Callable[[Any], str] | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """By which sort key the rows come, and which way."""

    key: str
    descending: bool = False


Deliver = Callable[[Sequence[Any], int], None]
# fetch(offset, limit, order, deliver): ask for rows; deliver(rows, count of all) on the UI thread.
Fetch = Callable[[int, int, Order | None, Deliver], None]


class PagedTableModel(QAbstractTableModel):
    """Rows are frozen objects; sorting, filtering and counting are the store's work."""

    arrived = Signal(int)
    """The count of all rows, each time a first answer after `refresh` has come."""

    def __init__(
        self, columns: Sequence[Column], fetch: Fetch, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._count = 0
        self._pages: OrderedDict[int, tuple[Any, ...]] = OrderedDict()
        self._asked: set[int] = set()
        self._generation = 0
        self._order: Order | None = None

    def refresh(self) -> None:
        """Ask anew; what is shown stays until the first answer comes."""
        self._generation += 1
        self._asked.clear()
        self._ask(0, fresh=True)

    def clear(self) -> None:
        """Forget every row (at locking)."""
        self._generation += 1
        self.beginResetModel()
        self._pages.clear()
        self._asked.clear()
        self._count = 0
        self.endResetModel()

    def row(self, number: int) -> Any | None:
        """The object of a row, or None while it is on its way."""
        page = self._pages.get(number // PAGE_OF_ROWS)
        place = number % PAGE_OF_ROWS
        return page[place] if page is not None and place < len(page) else None

    def rows_here(self) -> list[tuple[int, Any]]:
        """The rows that are loaded, with their numbers."""
        return [
            (page * PAGE_OF_ROWS + place, row)
            for page, rows in sorted(self._pages.items())
            for place, row in enumerate(rows)
        ]

    def order(self) -> Order | None:
        return self._order

    def set_order(self, order: Order | None) -> None:
        """Set the order without asking; the first `refresh` uses it."""
        self._order = order

    def _ask(self, page: int, *, fresh: bool = False) -> None:
        self._asked.add(page)
        generation = self._generation

        def deliver(rows: Sequence[Any], count: int) -> None:
            if generation == self._generation:
                self._receive(page, tuple(rows), count, fresh=fresh)

        self._fetch(page * PAGE_OF_ROWS, PAGE_OF_ROWS, self._order, deliver)

    def _receive(self, page: int, rows: tuple[Any, ...], count: int, *, fresh: bool) -> None:
        self._asked.discard(page)
        if fresh or count != self._count:
            # A list that grew or shrank between two pages starts again, so no row shows twice.
            self.beginResetModel()
            self._pages.clear()
            self._count = count
            self._pages[page] = rows
            self.endResetModel()
            self.arrived.emit(count)
            return
        self._pages[page] = rows
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        first = page * PAGE_OF_ROWS
        last = min(first + len(rows), self._count) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._count

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _SERVED or not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.to_the_right else _LEFT
        row = self.row(index.row())
        if row is None:
            page = index.row() // PAGE_OF_ROWS
            if page not in self._asked and page not in self._pages:
                self._ask(page)
            return WAITING if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.DecorationRole:
            return column.icon(row) if column.icon else None
        # Beside the tip of the mouse, what a screen reader says of an icon or of a text cut short.
        tip = column.tip(row) if column.tip else None
        return plain_tip(tip) if tip and role == Qt.ItemDataRole.ToolTipRole else tip

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            if orientation == Qt.Orientation.Horizontal:
                return self.columns[section].title
            return str(section + 1)
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return _RIGHT if self.columns[section].to_the_right else _LEFT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Called by the header: the store sorts, we ask again."""
        key = self.columns[column].sort_key if 0 <= column < len(self.columns) else None
        wanted = Order(key, order == Qt.SortOrder.DescendingOrder) if key else None
        if wanted is not None and wanted != self._order:
            self._order = wanted
            self.refresh()


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SERVED = {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.TextAlignmentRole,
    Qt.ItemDataRole.DecorationRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
}
