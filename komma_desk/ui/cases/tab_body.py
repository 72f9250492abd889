"""A tab of a case: a scrolling column on the ground of the card it lies in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from komma_desk.ui.parts.page import ScrollBody


class TabBody(ScrollBody):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inner = self.widget()
        if inner is not None:
            inner.setProperty("part", "tab")
            inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.column.setContentsMargins(2, 12, 8, 8)
