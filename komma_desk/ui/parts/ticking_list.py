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
from PySide6.QtWidgets import QAbstractItemView, QListWidget

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
    after = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
    index.model().setData(index, after, role)
