"""The saved views at the left of the case list, each with how many cases it holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from komma_desk.ui.cases.listing import SavedView
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.words import _

_KEY = Qt.ItemDataRole.UserRole


class ViewsList(QTreeWidget):
    """One stop of the tab key; the arrow keys walk the views."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(14)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setAccessibleName(_("Saved views"))
        self.setStyleSheet(
            "QTreeView { padding: 6px 0; } QTreeView::item { min-height: 34px; padding: 0 8px; }"
        )
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.currentItemChanged.connect(self._tell)

    def show_views(self, views: Sequence[SavedView], chosen: str) -> None:
        """Show the views anew; the chosen one keeps the cursor."""
        self.blockSignals(True)
        self.clear()
        above: QTreeWidgetItem | None = None
        for view in views:
            item = QTreeWidgetItem([view.title, str(view.count)])
            item.setData(0, _KEY, view.key)
            item.setToolTip(0, plain_tip(view.title))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if view.within and above is not None:
                above.addChild(item)
            else:
                self.addTopLevelItem(item)
                above = item
            if view.key == chosen:
                self.setCurrentItem(item)
        self.expandAll()
        self.blockSignals(False)

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.wanted.emit(str(item.data(0, _KEY)))
