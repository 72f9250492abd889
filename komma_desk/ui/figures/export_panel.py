"""What was written out: each file with what it is for, and the folder they lie in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QWidget

from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.labels import IconLabel, PlainLabel, TextKind
from komma_desk.words import N_, _

_MEANING = {
    ".txt": N_("The notes that belong to the tables"),
    ".csv": N_("One table, for a spreadsheet"),
    ".pdf": N_("The sheet to print, with chart, tables and notes: for council and press"),
    ".json": N_("Everything that is published, for other programmes and for checking"),
}


class ExportPanel(Card):
    """Shown after the files were written."""

    def __init__(self, files: tuple[Path, ...], parent: QWidget | None = None) -> None:
        folder = files[0].parent
        super().__init__(_("The figures have been written"), parent=parent)
        self._folder = folder
        show_folder = Button(_("Open the f&older"), ButtonKind.QUIET)
        show_folder.clicked.connect(self._open)
        self.add_action(show_folder)
        place = PlainLabel(
            _("Folder: {folder}").format(folder=folder), TextKind.STRONG, copyable=True
        )
        place.setAccessibleName(_("Folder of the files"))
        self.add(place)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        for row, path in enumerate(files):
            grid.addWidget(IconLabel("check", "success"), row, 0)
            grid.addWidget(PlainLabel(path.name, wrap=False), row, 1)
            meaning = _MEANING.get(path.suffix.lower(), "")
            grid.addWidget(PlainLabel(_(meaning) if meaning else "", TextKind.MUTED), row, 2)
        self.body.addLayout(grid)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
