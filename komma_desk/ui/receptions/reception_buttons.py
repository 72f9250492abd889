"""On the page of cases: something new to enter, and what was begun and waits."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.ui.parts.shortcuts import NEW_ENTRY, spoken_key
from komma_desk.ui.receptions.reception_desk import ReceptionDesk
from komma_desk.words import _

_SIGN_ONLY = 48  # pixels


class NewEntryButton(Button):
    """In a narrow window only its sign; its name is said all the same."""

    def __init__(self) -> None:
        self._words = _("New entry …")
        super().__init__(self._words, ButtonKind.PRIMARY, "plus")
        told = _("What came by telephone, in person, on paper or by mail ({key})")
        told = told.format(key=spoken_key(NEW_ENTRY))
        self.setAccessibleName(self._words)
        self.setAccessibleDescription(told)
        self.setToolTip(plain_tip(told))
        self.ensurePolished()
        self._whole = self.sizeHint()

    def sizeHint(self) -> QSize:
        return self._whole if hasattr(self, "_whole") else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(_SIGN_ONLY, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setText(self._words if self.width() >= self._whole.width() else "")
        super().resizeEvent(event)


class ReceptionButtons(QWidget):
    """Both open the window; this line is only there while something is begun."""

    def __init__(self, desk: ReceptionDesk, page: QWidget) -> None:
        super().__init__()
        self.new = NewEntryButton()
        self.begun = Button("", ButtonKind.QUIET)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.begun, 0, Qt.AlignmentFlag.AlignRight)
        self.hide()
        self.new.clicked.connect(desk.open)
        self.begun.clicked.connect(desk.open_begun)
        QShortcut(NEW_ENTRY, page).activated.connect(self.new.click)
        desk.counted.connect(self._show_count)

    def _show_count(self, number: int) -> None:
        self.begun.setText(_("Begun entries: {n}").format(n=number))
        self.setVisible(number > 0)
