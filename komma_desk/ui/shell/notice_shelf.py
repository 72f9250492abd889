"""Where notices stand above every page; takes no room while none is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from komma_desk.ui.parts.page import PAGE_MARGIN

_SHOWN_OR_HIDDEN: Final = frozenset({QEvent.Type.ShowToParent, QEvent.Type.HideToParent})
_GAP: Final = 12


class NoticeShelf(QWidget):
    def __init__(self, notices: Sequence[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self._notices = tuple(notices)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, _GAP, PAGE_MARGIN, 0)
        column.setSpacing(_GAP)
        for notice in self._notices:
            column.addWidget(notice)
            notice.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SHOWN_OR_HIDDEN:
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        self.setVisible(any(not notice.isHidden() for notice in self._notices))
