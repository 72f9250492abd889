"""How my request for an emergency opening stands, and the button once it was approved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from komma_desk.domain.break_glass import GlassState, glass_state_said
from komma_desk.domain.errors import Refusal
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.day_words import moment_in_digits
from komma_desk.usecases.queries.glass_requests import AskedByMe
from komma_desk.words import _

_TONES = {
    GlassState.WAITING: Tone.INFO,
    GlassState.APPROVED: Tone.SUCCESS,
    GlassState.DECLINED: Tone.WARNING,
    GlassState.TOO_OLD: Tone.WARNING,
    GlassState.UNUSABLE: Tone.WARNING,
}


class GlassAnswerBox(QWidget):
    wanted = Signal(object)
    """The `AskedByMe` that was approved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._request: AskedByMe | None = None
        self.told = Alert(Tone.INFO)
        self.open = Button(_("Open the case n&ow"), ButtonKind.PRIMARY, "lock")
        self.open.clicked.connect(self._press)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.told)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_request(self, request: AskedByMe | None) -> None:
        self._request = request
        self.setVisible(request is not None)
        if request is None:
            return
        lines = [
            _("Asked {moment}: {reason}").format(
                moment=moment_in_digits(request.asked_at), reason=request.reason
            )
        ]
        if request.answered_by:
            lines.append(
                _("Answer of {name}: {reason}").format(
                    name=request.answered_by, reason=request.answer
                )
            )
        tone = _TONES[request.state]
        self.told.show_notice(tone, "\n".join(lines), glass_state_said(request.state))
        self.open.setVisible(request.state is GlassState.APPROVED)

    def refuse(self, refusal: Refusal) -> None:
        self.told.show_notice(Tone.WARNING, refusal.spoken())
        self.told.speak()

    def rest(self) -> None:
        self.open.setEnabled(True)

    def _press(self) -> None:
        if self._request is not None:
            self.open.setEnabled(False)
            self.wanted.emit(self._request)
