"""Two small windows of the help menu: the keys, and what this programme is made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.dialog_frame import dialog_column, put_deeds
from komma_desk.ui.parts.labels import IconLabel, PlainLabel, TextKind
from komma_desk.ui.parts.shortcuts import HELP, TABLE
from komma_desk.words import _


class SmallWindow(QDialog):
    """A window to read and to close."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        outer = dialog_column(self)
        outer.addWidget(PlainLabel(title, TextKind.TITLE))
        self.column = QVBoxLayout()
        self.column.setSpacing(8)
        outer.addLayout(self.column)
        outer.addStretch(1)
        close = Button(_("&Close"))
        close.clicked.connect(self.accept)
        deeds = QHBoxLayout()
        deeds.addStretch(1)
        deeds.addWidget(close)
        put_deeds(self, deeds)


class KeysWindow(SmallWindow):
    """The table of keys."""

    def __init__(self, with_handbook: bool, parent: QWidget | None = None) -> None:
        super().__init__(_("Keys"), parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        keys = [key for key in TABLE if with_handbook or key.keys != (HELP,)]
        for line, key in enumerate(keys):
            grid.addWidget(PlainLabel(key.spoken(), TextKind.STRONG, wrap=False), line, 0)
            grid.addWidget(PlainLabel(_(key.deed)), line, 1)
        self.column.addLayout(grid)


class AboutWindow(SmallWindow):
    """Version, licence, and whose work it stands on."""

    def __init__(self, version: str, parent: QWidget | None = None) -> None:
        super().__init__("KommA Desk", parent)
        self.column.addWidget(IconLabel("shield", "action", 48))
        for text in (
            _("Version {version}").format(version=version),
            _("Clearing procedures and reporting office for municipalities."),
            _("Free software under the European Union Public Licence 1.2 (EUPL)."),
            _("Built with Qt for Python (LGPL 3). Typeface: Fira Sans (SIL Open Font Licence)."),
            _("Colours after the KERN UX standard of the German public administration."),
        ):
            self.column.addWidget(PlainLabel(text))
