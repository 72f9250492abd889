"""Is somebody in danger now? Yes shows at once whom to call, and no word is lost."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.choices import Choice, RadioRow
from komma_desk.ui.reporting.close_fit import set_margins
from komma_desk.ui.reporting.first_letter import next_beginning
from komma_desk.words import _

YES, NO = "yes", "no"


class DangerQuestion(QWidget):
    """The focus stays where it is; a screen reader says the notice."""

    picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.answer = RadioRow([Choice(YES, _("Yes, now")), Choice(NO, _("No"))])
        self.notice = Alert(
            Tone.DANGER,
            _("What you have written stays here."),
            _("In acute danger: call 110"),
        )
        set_margins(self.notice, 12, 6)
        self.notice.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.answer)
        column.addWidget(self.notice)
        self.setFocusProxy(self.answer)
        self.answer.picked.connect(self._picked)

    def danger(self) -> bool | None:
        return {YES: True, NO: False}.get(self.answer.code())

    def set_danger(self, danger: bool | None) -> None:
        self.answer.set_code({True: YES, False: NO}.get(danger, "") if danger is not None else "")
        self._show()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.answer.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The first letter answers: there are only two."""
        if (meant := next_beginning(event, self.answer)) is not None:
            meant.setFocus(Qt.FocusReason.TabFocusReason)
            meant.setChecked(True)
        else:
            super().keyPressEvent(event)

    def _picked(self) -> None:
        self._show()
        self.picked.emit()

    def _show(self) -> None:
        danger = self.danger() is True
        if danger and self.notice.isHidden():
            self.notice.speak()
        self.notice.setVisible(danger)
