"""A quiet button that opens a store in another folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.words import _


class StoreChoice(Button):
    """Emits the folder as text; whether a store lies there is not decided here."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Open an existing s&tore …"), ButtonKind.QUIET, "cases", parent)
        self.clicked.connect(self._choose)

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, _("Choose the folder of a store"), str(Path.home())
        )
        if folder:
            self.chosen.emit(folder)
