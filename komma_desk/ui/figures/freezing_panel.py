"""The second look before figures are frozen: what it means, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from komma_desk.domain.figures.periods import Period
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.words import _


class FreezingPanel(Alert):
    """Names the period; nothing happens until its button is pressed."""

    agreed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Tone.WARNING, parent=parent)
        self.agree = Button("", ButtonKind.PRIMARY, "lock")
        self.stay = Button(_("Not &yet"))
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.agree)
        row.addWidget(self.stay)
        self.add(buttons)
        self.agree.clicked.connect(self.agreed)
        self.stay.clicked.connect(self.left)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.activated.connect(self.left)

    def ask(self, period: Period) -> None:
        name = period.name.spoken()
        self.show_notice(
            Tone.WARNING,
            _(
                "Afterwards these figures can no longer be changed or taken back, not even by late "
                "reports or corrections: those count in the next month. Earlier months without "
                "figures are frozen with them. The figures go sealed to the integration officers, "
                "who can write them out."
            ),
            _("Freeze the figures for {period}?").format(period=name),
        )
        self.agree.setText(_("Freeze {period} for &good").format(period=name))
        self.show()
        self.stay.setFocus()
        self.speak()
