"""How a rehearsal begins, how its days pass, and the way back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QWidget

from komma_desk.domain.procedure.probes import PERSONA_NAMES, Persona
from komma_desk.domain.procedure.rehearsal import Rehearsal
from komma_desk.ui.cases.day_field import DayField
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.wrap_row import WrapRow
from komma_desk.words import _

_MOST_DAYS = 3660


class RehearsalStart(QWidget):
    begin_wanted = Signal(object, object)
    """The Persona, and the first day."""
    days_wanted = Signal(int)
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.persona = QComboBox()
        for persona, name in PERSONA_NAMES.items():
            self.persona.addItem(_(name), persona.value)
        self.first_on = DayField()
        self.first_on.setFixedWidth(120)
        self.begin = Button(_("Begin again"), ButtonKind.QUIET)
        self.days = QSpinBox()
        self.days.setRange(1, _MOST_DAYS)
        self.days.setValue(7)
        self.days.setMinimumWidth(90)
        self.pass_days = Button(_("Let days pass"), ButtonKind.SECONDARY)
        self.back = Button(_("Take back"), ButtonKind.SECONDARY)
        row = WrapRow(12, self)
        row.addWidget(_labelled(_("Starting point"), self.persona))
        row.addWidget(_labelled(_("First day"), self.first_on))
        row.addWidget(self.begin)
        row.addWidget(_labelled(_("Days"), self.days, self.pass_days))
        row.addWidget(self.back)
        self.begin.clicked.connect(self._begin)
        self.persona.activated.connect(lambda _index: self._begin())
        self.first_on.returnPressed.connect(self._begin)
        for pressed in (self.pass_days.clicked, self.days.lineEdit().returnPressed):
            pressed.connect(lambda: self.days_wanted.emit(self.days.value()))
        self.back.clicked.connect(self.back_wanted)

    def show_run(self, run: Rehearsal) -> None:
        self.persona.setCurrentIndex(self.persona.findData(run.persona.value))
        if not self.first_on.hasFocus():
            self.first_on.show_day(run.began_on.isoformat())
        self.back.setEnabled(bool(run.moves))

    def _begin(self) -> None:
        first_on: date | None = self.first_on.day()
        if first_on is None:
            self.first_on.selectAll()
            self.first_on.setFocus()
        else:
            self.begin_wanted.emit(Persona(self.persona.currentData()), first_on)


def _labelled(words: str, part: QWidget, *beside: QWidget) -> QWidget:
    """A label and what belongs to it; they go to the next line together."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    label = PlainLabel(words, TextKind.STRONG, wrap=False)
    label.setBuddy(part)
    part.setAccessibleName(words)
    for one in (label, part, *beside):
        row.addWidget(one)
    return both
