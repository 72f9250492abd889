"""In the head of the page of cases: something new to enter, and what was begun and waits."""

from __future__ import annotations

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.ui.parts.shortcuts import NEW_ENTRY, spoken_key
from komma_desk.ui.receptions.reception_desk import ReceptionDesk
from komma_desk.words import _


class ReceptionButtons(QWidget):
    """Both open the window; the second comes only while something is begun."""

    def __init__(self, desk: ReceptionDesk, page: QWidget) -> None:
        super().__init__()
        self.new = Button(_("New entry …"), ButtonKind.PRIMARY, "plus")
        told = _("What came by telephone, in person, on paper or by mail ({key})")
        told = told.format(key=spoken_key(NEW_ENTRY))
        self.new.setToolTip(plain_tip(told))
        self.new.setAccessibleDescription(told)
        self.begun = Button("", ButtonKind.QUIET)
        self.begun.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.begun)
        row.addWidget(self.new)
        self.new.clicked.connect(desk.open)
        self.begun.clicked.connect(desk.open_begun)
        QShortcut(NEW_ENTRY, page).activated.connect(self.new.click)
        desk.counted.connect(self._show_count)

    def _show_count(self, number: int) -> None:
        self.begun.setText(_("Begun entries: {n}").format(n=number))
        self.begun.setVisible(number > 0)
