"""A button somebody would have in the case, or one that looks shut with its reasons beneath."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from komma_desk.domain.procedure.movement import Offer
from komma_desk.ui.cases.step_order import by_exception_only
from komma_desk.ui.parts.announce import announce
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.words import _

_SHUT = (
    "QPushButton { color: palette(placeholder-text); background: palette(window);"
    " border: 1px dashed palette(mid); text-align: left; }"
    "QPushButton:focus { border: 3px solid palette(text); }"
)
_OPEN = "QPushButton { text-align: left; }"
_NARROWEST = 120


class StepButton(Button):
    """Its words end in dots where the column is too narrow; the whole title is always told."""

    def __init__(self, title: str) -> None:
        super().__init__("", ButtonKind.SECONDARY)
        self._title = title
        self.setAccessibleName(title)
        self.setToolTip(plain_tip(title))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def title(self) -> str:
        return self._title

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 32
        words = self.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        self.setText(words.replace("&", "&&"))


class OfferLine(QWidget):
    wanted = Signal(object)
    """The Offer to be taken."""
    exception_wanted = Signal(object)
    """The Offer that goes only by its exception."""

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self.offer = offer
        self.button = StepButton(offer.step.title.spoken())
        self.button.clicked.connect(self._press)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.button)
        self.reasons = " ".join(each.spoken() for each in offer.reasons)
        self.exception: Button | None = None
        self.button.setStyleSheet(_OPEN if offer.possible else _SHUT)
        if not offer.possible:
            self._shut(column)

    def _shut(self, column: QVBoxLayout) -> None:
        title = self.offer.step.title.spoken()
        self.button.setAccessibleName(_("Not possible now: {step}").format(step=title))
        self.button.setAccessibleDescription(self.reasons)
        for reason in self.offer.reasons:
            column.addWidget(PlainLabel(reason.spoken(), TextKind.SMALL))
        if by_exception_only(self.offer):
            self.exception = Button(_("Use the exception …"), ButtonKind.QUIET)
            self.exception.setAccessibleDescription(title)
            self.exception.clicked.connect(lambda: self.exception_wanted.emit(self.offer))
            column.addWidget(self.exception, 0, Qt.AlignmentFlag.AlignLeft)

    def _press(self) -> None:
        if self.offer.possible:
            self.wanted.emit(self.offer)
        else:
            announce(self, self.reasons, urgent=True)
