"""One deadline in full: its three days, how they came about, and what settles it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from komma_desk.domain.clock import Entitled
from komma_desk.domain.clock_words import WHOSE
from komma_desk.domain.dues.due_words import LIGHT_WORDS, settled_said
from komma_desk.domain.dues.of_case import Due, DueKind
from komma_desk.domain.roles import ROLE_NAMES, Role, StepRole
from komma_desk.ui.deadlines.radar_words import (
    LIGHT_TONES,
    days_left_said,
    kind_said,
    reminders_said,
    three_dates,
    whom_said,
)
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Chip
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.page import NORMAL_TEXT, ScrollBody
from komma_desk.usecases.queries.deadline_radar import RadarLine
from komma_desk.words import _

_WIDTH = 380
_GROWTH = 12  # pixels for each pixel of text more
_ESCALATED = {
    StepRole.HEAD: ROLE_NAMES[Role.HEAD],
    StepRole.CLEARING: ROLE_NAMES[Role.CLEARING],
    StepRole.AFFECTED: WHOSE[Entitled.AFFECTED],
}


class DuePane(QFrame):
    """Shows the line under the cursor; what is in it can be selected and copied by key."""

    open_wanted = Signal(object)
    """The `RadarLine`."""

    def __init__(
        self, responsible: Callable[[RadarLine], str], parent: QWidget | None = None
    ) -> None:
        """`responsible` says who works on the case of a line."""
        super().__init__(parent)
        self._responsible = responsible
        self.setProperty("part", "card")
        self._widen()
        self._line: RadarLine | None = None
        self.title = PlainLabel("", TextKind.SECTION, copyable=True)
        self.title.setAccessibleName(_("Deadline"))
        self.light = Chip("")
        self.about = PlainLabel("", TextKind.MUTED)
        self.dates = QGridLayout()
        self.dates.setHorizontalSpacing(16)
        self.dates.setVerticalSpacing(4)
        self.dates.setColumnStretch(1, 1)
        self.arithmetic = PlainLabel("", copyable=True)
        self.arithmetic.setAccessibleName(_("How the days came about"))
        self.settle = PlainLabel("")
        self.more = PlainLabel("", TextKind.SMALL)
        self.open = Button(_("O&pen the case at its steps"), ButtonKind.PRIMARY)
        self.open.clicked.connect(self._open)
        held = ScrollBody(at_the_top=True)
        # On the ground of the card, not of the page.
        for ground in (held.widget(), held.viewport()):
            if ground is not None:
                ground.setProperty("part", "plain")
                ground.setAutoFillBackground(False)
        inner = held.column
        inner.setSpacing(8)
        inner.addWidget(self.title)
        inner.addWidget(self.light, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addWidget(self.about)
        inner.addLayout(self.dates)
        self._headings = [
            self._section(held, _("How the days came about"), self.arithmetic),
            self._section(held, _("What settles it"), self.settle),
        ]
        inner.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 10, 14)
        column.addWidget(held, 1)
        column.addWidget(self.open)
        self.show_line(None)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._widen()
        super().changeEvent(event)

    def _widen(self) -> None:
        """As larger letters need it; the list beside it scrolls."""
        larger = max(self.font().pixelSize(), NORMAL_TEXT) - NORMAL_TEXT
        self.setFixedWidth(_WIDTH + _GROWTH * larger)

    def _section(self, held: ScrollBody, heading: str, text: PlainLabel) -> PlainLabel:
        label = PlainLabel(heading, TextKind.STRONG)
        held.column.addWidget(label)
        held.column.addWidget(text)
        return label

    def show_line(self, line: RadarLine | None) -> None:
        self._line = line
        self._clear_dates()
        for part in (self.light, self.arithmetic, self.settle, self.more, self.open):
            part.setVisible(line is not None)
        for heading in self._headings:
            heading.setVisible(line is not None)
        if line is None:
            self.title.setText(_("No deadline chosen"))
            self.about.setText(_("Choose one in the list to see how its days came about."))
            return
        due = line.due
        by_law = due.kind is DueKind.STATUTORY
        self.open.setText(
            _("O&pen the case at this deadline") if by_law else _("O&pen the case at its steps")
        )
        self.title.setText(due.title.spoken())
        left = f" · {days_left_said(due)}" if due.safe is not None else ""
        self.light.show_state(_(LIGHT_WORDS[due.light]) + left, LIGHT_TONES[due.light])
        self.about.setText(
            _("Case {number}, {state} · for: {whom}").format(
                number=line.number, state=line.state.spoken(), whom=whom_said(due)
            )
        )
        for row, (name, day) in enumerate(three_dates(due)):
            self.dates.addWidget(PlainLabel(name, TextKind.MUTED, wrap=False), row, 0)
            kind = TextKind.BODY if row else TextKind.STRONG
            self.dates.addWidget(PlainLabel(day, kind, copyable=True), row, 1)
        arithmetic = [f"– {each.spoken()}" for each in due.explanation]
        self.arithmetic.setText("\n".join((kind_said(due), *arithmetic)))
        self.settle.setText(_settled(due))
        self._show_more(line)

    def _show_more(self, line: RadarLine) -> None:
        due = line.due
        told = [_("Responsible: {name}").format(name=self._responsible(line))]
        if due.remind_on:
            told.append(_("Reminders: {days}").format(days=reminders_said(due)))
        if due.escalate_to is not None:
            who = _ESCALATED[due.escalate_to]
            told.append(_("If it passes, turn to: {who}").format(who=_(who)))
        if line.ended:
            told.append(_("The case is over; deadlines by law go on."))
        self.more.setText("\n".join(told))

    def _clear_dates(self) -> None:
        while (item := self.dates.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()

    def _open(self) -> None:
        if self._line is not None:
            self.open_wanted.emit(self._line)


def _settled(due: Due) -> str:
    """A step ends no deadline by law: it ends when it is on record what became of it."""
    ways = [f"– {each}" for each in settled_said(due)]
    if due.kind is DueKind.STATUTORY:
        ways.insert(0, _("You record in the case, under “Deadlines”:"))
    return "\n".join(ways)
