"""A table of things, some inside others: arrows walk it, Enter leads to the properties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from komma_desk.domain.procedure.findings import Severity
from komma_desk.ui.parts import icons, tokens
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.ui.procedure_editor.twin_rows import Row
from komma_desk.words import N_, _

_PLACE, _ICON = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.DecorationRole
_BESIDE, _ABOVE, _LOWEST, _HIGHEST = 22, 12, 34, 400
_FEWEST, _READABLE = 3, 100  # columns; pixels for a word of a title
_MARKS = {
    Severity.ERROR: ("danger", N_("{title}, has an error")),
    Severity.WARNING: ("warning", N_("{title}, has a remark")),
}


class _WrappedCells(QStyledItemDelegate):
    """As high as its words need in the width of their column."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        hint = super().sizeHint(option, index)
        tree, room = self._tree, self._tree.columnWidth(index.column()) - _BESIDE
        if index.column() == 0:
            inside = index.parent()
            while inside.isValid():
                room -= tree.indentation()
                inside = inside.parent()
            room -= tree.indentation() * tree.rootIsDecorated()
            room -= option.decorationSize.width() * (index.data(_ICON) is not None)
        flags = Qt.TextFlag.TextWordWrap
        words = tree.fontMetrics().boundingRect(
            QRect(0, 0, max(room, 1), _HIGHEST), flags, str(index.data() or "")
        )
        return QSize(hint.width(), max(words.height() + _ABOVE, _LOWEST))


class ThingTree(QTreeView):
    chosen = Signal(str)
    """The place of the row somebody went to."""
    opened = Signal()
    remove_wanted = Signal()
    move_wanted = Signal(int)

    def __init__(self, name: str, columns: Sequence[str], shares: Sequence[int]) -> None:
        """Each column gets its share of the width; what does not fit goes on in the next line."""
        super().__init__()
        self._shares = tuple(shares)
        self._rows: tuple[Row, ...] = ()
        self._marks: Mapping[str, Severity] = {}
        self._items: dict[str, QStandardItem] = {}
        self._things = QStandardItemModel(0, len(columns), self)
        self._things.setHorizontalHeaderLabels(list(columns))
        self.setModel(self._things)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setWordWrap(True)
        self.setItemDelegate(_WrappedCells(self))
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QTreeView::item { padding: 5px 6px; }")
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.sectionResized.connect(self.scheduleDelayedItemsLayout)
        self.selectionModel().currentChanged.connect(self._tell)
        self.activated.connect(lambda _index: self.opened.emit())

    def show_rows(self, rows: tuple[Row, ...], place: str) -> None:
        """Show them anew only where something changed; the cursor stays on its thing."""
        if rows != self._rows:
            self._rows = rows
            self.selectionModel().blockSignals(True)
            self._things.removeRows(0, self._things.rowCount())
            self._items = {}
            self._fill(self._things.invisibleRootItem(), rows)
            self.expandAll()
            self.selectionModel().blockSignals(False)
            self._draw_marks()
        self.point_at(place)

    def show_marks(self, marks: Mapping[str, Severity]) -> None:
        if marks != self._marks:
            self._marks = dict(marks)
            self._draw_marks()

    def point_at(self, place: str) -> None:
        """Show where this is, without telling anybody; nothing is chosen if it is not here."""
        item = self._items.get(place)
        chooser = self.selectionModel()
        chooser.blockSignals(True)
        if item is None:
            self.clearSelection()
            chooser.clearCurrentIndex()
        else:
            flags = QItemSelectionModel.SelectionFlag
            chooser.setCurrentIndex(item.index(), flags.ClearAndSelect | flags.Rows)
            self.scrollTo(item.index())
        chooser.blockSignals(False)
        self.viewport().update()

    def place(self) -> str:
        index = self.currentIndex()
        return str(index.siblingAtColumn(0).data(_PLACE) or "") if index.isValid() else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room, shown = self.viewport().width(), len(self._shares)
        while shown > _FEWEST and self._narrowest(room, shown) < _READABLE:
            shown -= 1  # what the last ones say stands in the properties beside the table too
        whole = sum(self._shares[:shown])
        for number, share in enumerate(self._shares):
            self.setColumnHidden(number, number >= shown)
            if number < shown - 1:
                self.header().resizeSection(number, room * share // whole)

    def _narrowest(self, room: int, shown: int) -> int:
        return room * min(self._shares[:shown]) // sum(self._shares[:shown])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        match event.key():
            case Qt.Key.Key_Up if with_alt:
                self.move_wanted.emit(-1)
            case Qt.Key.Key_Down if with_alt:
                self.move_wanted.emit(1)
            case Qt.Key.Key_Delete:
                self.remove_wanted.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit()
            case _:
                super().keyPressEvent(event)

    def _fill(self, under: QStandardItem, rows: Sequence[Row]) -> None:
        for row in rows:
            items = [QStandardItem(text) for text in row.cells]
            for item, text in zip(items, row.cells, strict=True):
                item.setToolTip(plain_tip(text))
            items[0].setData(row.place, _PLACE)
            self._items[row.place] = items[0]
            under.appendRow(items)
            self._fill(items[0], row.inner)

    def _draw_marks(self) -> None:
        colours = tokens.current().colours()
        for place, item in self._items.items():
            severity = self._marks.get(place)
            if severity is None:
                item.setIcon(QIcon())
                item.setData(None, Qt.ItemDataRole.AccessibleTextRole)
            else:
                name, words = _MARKS[severity]
                item.setIcon(icons.icon(name, colours[name]))
                said = _(words).format(title=item.text())
                item.setData(said, Qt.ItemDataRole.AccessibleTextRole)

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(str(index.siblingAtColumn(0).data(_PLACE)))
