"""One step on offer: a button, or one that only looks shut, with every reason and a way out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from komma_desk.domain.procedure.movement import Offer
from komma_desk.domain.procedure.reasons import (
    ExceptionNeedsSecondPerson,
    FourEyesActedLast,
    FourEyesConcerned,
    HeadDecides,
    MissingConsent,
    Reason,
    StrandsStillOpen,
)
from komma_desk.ui.cases.step_order import blocking, by_exception_only
from komma_desk.ui.parts.announce import announce
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.labels import IconLabel, PlainLabel, TextKind
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.words import N_, _

# The places a window can lead to; empty fields are asked for by the step itself.
_WAYS: tuple[tuple[type[Reason], str], ...] = (
    (MissingConsent, N_("Go to the consents")),
    (StrandsStillOpen, N_("Show the open strands")),
    (FourEyesConcerned, N_("Go to the people")),
)
_ASKED_ABOUT = (FourEyesActedLast, HeadDecides, ExceptionNeedsSecondPerson)
_SHUT = (
    "QPushButton { color: palette(placeholder-text); background: palette(window);"
    " border: 1px dashed palette(mid); }"
    "QPushButton:focus { border: 3px solid palette(text); }"
)


class OfferRow(QWidget):
    """Emits the offer to open its panel, or the place where what blocks it is put right."""

    opened = Signal(object)
    mend_wanted = Signal(object)
    """The `Reason` to be mended."""
    approval_wanted = Signal(object)
    """The `Offer` somebody is to be asked about at her own desk."""

    def __init__(self, offer: Offer, kind: ButtonKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offer = offer
        self.reasons = blocking(offer)
        self.button = Button(offer.step.title.spoken().replace("&", "&&") + " …", kind)
        self.button.clicked.connect(self._press)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.ways: list[Button] = []
        if self.reasons:
            self._shut()
        elif offer.step.irreversible:
            self._column.addWidget(PlainLabel(_("Cannot be taken back."), TextKind.SMALL))

    def _shut(self) -> None:
        words = " ".join(each.spoken() for each in self.reasons)
        self.button.setText(self.offer.step.title.spoken().replace("&", "&&"))
        self.button.setStyleSheet(_SHUT)
        self.button.setAccessibleName(
            _("Not possible now: {step}").format(step=self.offer.step.title.spoken())
        )
        self.button.setAccessibleDescription(words)
        self.button.setToolTip(plain_tip(words))
        inner = QFrame()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 0, 0, 6)
        column.setSpacing(4)
        for reason in self.reasons:
            column.addLayout(self._line(reason))
        if by_exception_only(self.offer):
            self._add_way(column, _("Use the exception …"), self._open)
        self._column.addWidget(inner)

    def _line(self, reason: Reason) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconLabel("lock", "muted", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(reason.spoken(), TextKind.SMALL), 1)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addLayout(row)
        for kind, text in _WAYS:
            if isinstance(reason, kind):
                self._add_way(column, _(text), lambda: self.mend_wanted.emit(reason))
        if isinstance(reason, _ASKED_ABOUT):
            self._add_way(column, _("Ask for an approval …"), self._ask)
        return column

    def _ask(self) -> None:
        self.approval_wanted.emit(self.offer)

    def _add_way(self, column: QVBoxLayout, text: str, deed: Callable[[], None]) -> None:
        way = Button(text, ButtonKind.QUIET)
        way.setAccessibleDescription(self.offer.step.title.spoken())
        way.clicked.connect(deed)
        self.ways.append(way)
        column.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)

    def _open(self) -> None:
        self.opened.emit(self.offer)

    def _press(self) -> None:
        if not self.reasons:
            self._open()
            return
        announce(self, self.button.accessibleDescription(), urgent=True)
        if self.ways:
            self.ways[0].setFocus()
