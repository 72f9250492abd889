"""Says where the open case lies when the list beside it does not show it any more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from komma_desk.ui.cases.listing import SavedView
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.words import _


class Whereabouts(QFrame):
    wanted = Signal(str)
    """The key of the view to go to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self.told = PlainLabel("", TextKind.SMALL)
        self.go = Button(_("Go &there"), ButtonKind.QUIET)
        self.go.clicked.connect(lambda: self.wanted.emit(self._key))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.told, 1)
        row.addWidget(self.go)
        self.hide()

    def show_view(self, number: str, view: SavedView | None) -> None:
        """Nothing is said where the list shows the case, or where no view has it."""
        self._key = view.key if view else ""
        if view is not None:
            text = _("The open case {number} is now under “{view}”.")
            self.told.setText(text.format(number=number, view=view.title))
            self.go.setAccessibleName(_("Go to “{view}”").format(view=view.title))
        self.setVisible(view is not None)
