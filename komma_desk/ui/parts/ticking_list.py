"""A list to tick in, by assistive technology too: its “Toggle” ticks as the space key does.

Qt turns that action into a selection; nothing else selects one line without clearing the others.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

_Flag = QItemSelectionModel.SelectionFlag
_Index = QModelIndex | QPersistentModelIndex


class _Aided(QItemSelectionModel):
    def select(  # type: ignore[override]  # one method for both of Qt's
        self, what: QItemSelection | QModelIndex, command: QItemSelectionModel.SelectionFlag
    ) -> None:
        if isinstance(what, QModelIndex) and command in {_Flag.Select, _Flag.Deselect}:
            toggle(what)
        else:
            super().select(what, command)


class TickingList(QListWidget):
    """One line is chosen at a time, though Qt would let several be: else the chosen one is deaf."""

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionModel(_Aided(self.model(), self))

    def new_line(self, words: str, *, ticked: bool = False) -> QListWidgetItem:
        """Not in the list yet. Boxes are given here alone, so that every one hears “Toggle”."""
        item = QListWidgetItem(words)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(_box(ticked=ticked))
        return item

    def is_ticked(self, row: int) -> bool:
        return self.item(row).checkState() == Qt.CheckState.Checked

    def tick(self, row: int, *, ticked: bool) -> None:
        self.item(row).setCheckState(_box(ticked=ticked))

    def selectionCommand(
        self, _index: _Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        moves = event is not None and event.type() == QEvent.Type.MouseMove
        return _Flag.NoUpdate if moves else _Flag.ClearAndSelect

    def selectAll(self) -> None:
        """What is ticked counts, not what is chosen."""


def toggle(index: _Index) -> None:
    role = Qt.ItemDataRole.CheckStateRole
    ticked = Qt.CheckState(index.data(role)) == Qt.CheckState.Checked
    index.model().setData(index, _box(ticked=not ticked), role)


def _box(*, ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
