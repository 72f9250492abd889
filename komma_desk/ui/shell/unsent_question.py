"""Asks before a desk is locked or left while texts would be lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.dialog_frame import dialog_column, put_deeds
from komma_desk.words import _


class UnsentQuestion(QDialog):
    """Going back is what Enter and Esc do."""

    def __init__(
        self, texts: Sequence[str], deed: str, leave: Callable[[], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("KommA Desk")
        self.setMinimumWidth(480)
        self.leave = Button(deed, ButtonKind.DANGER)
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.accept)
        self.back = Button(_("&Back to my text"), ButtonKind.PRIMARY)
        self.back.setDefault(True)
        self.back.clicked.connect(self.reject)
        self.accepted.connect(leave)
        deeds = QHBoxLayout()
        deeds.setSpacing(12)
        deeds.addStretch(1)
        deeds.addWidget(self.leave)
        deeds.addWidget(self.back)
        column = dialog_column(self)
        title = _("Texts that are not sent will be lost")
        self.alert = Alert(Tone.WARNING, "\n".join(texts), title)
        column.addWidget(self.alert)
        put_deeds(self, deeds)
        self.setAccessibleDescription(f"{title}: {'; '.join(texts)}")
        self.back.setFocus()
