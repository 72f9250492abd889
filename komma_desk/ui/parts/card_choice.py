"""Asks for an office card, in the system's own dialog; what the file is, is not decided here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.words import _


def ask_for_file(parent: QWidget, title: str, kind: str, then: Callable[[Path], None]) -> None:
    dialog = QFileDialog(parent, title, str(Path.home()))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kind)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


class CardChoice(Button):
    """A quiet button on the windows before the desk: to report with an office card."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Report without an &account …"), ButtonKind.QUIET, "report", parent)
        self.clicked.connect(self.choose)

    def choose(self) -> None:
        ask_for_file(
            self,
            _("Choose the office card"),
            _("Office cards (*.komma-card)"),
            lambda path: self.chosen.emit(str(path)),
        )
