"""Where a sealed report is written to: chosen in the system's own dialog."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from komma_desk.words import _


def ask_for_sealed_file(parent: QWidget, take: Callable[[Path], None]) -> None:
    dialog = QFileDialog(parent, _("Save as sealed file"), str(Path.home()))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(_("Sealed reports (*.komma)"))
    dialog.setDefaultSuffix("komma")
    dialog.selectFile(_("report.komma"))
    dialog.fileSelected.connect(lambda name: take(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
