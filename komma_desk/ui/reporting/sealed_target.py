"""Where a sealed report or letter is written to: chosen in the system's own dialog."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from komma_desk.words import _


def ask_for_sealed_file(parent: QWidget, take: Callable[[Path], None]) -> None:
    _ask(parent, _("Sealed reports (*.komma)"), _("report.komma"), take)


def ask_for_letter_file(parent: QWidget, take: Callable[[Path], None]) -> None:
    _ask(parent, _("Sealed letters (*.komma)"), _("letter.komma"), take)


def _ask(parent: QWidget, kind: str, suggested: str, take: Callable[[Path], None]) -> None:
    """The name says nothing; what lies there already is replaced only after asking."""
    dialog = QFileDialog(parent, _("Save as sealed file"), str(Path.home()))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kind)
    dialog.setDefaultSuffix("komma")
    dialog.selectFile(suggested)
    dialog.fileSelected.connect(lambda name: take(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
