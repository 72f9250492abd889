"""The chosen deadline of a case: its three days, how they came about, and what can be done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from komma_desk.domain.deadlines.reckoning import Reckoned
from komma_desk.domain.dues.of_case import DueKind
from komma_desk.ui.cases.clock_rows import (
    ClockRow,
    light_said,
    settled_said,
    tone_of,
    what_said,
    whom_said,
)
from komma_desk.ui.cases.clock_ways import Way, way_words, ways_of
from komma_desk.ui.deadlines.radar_words import days_left_said, kind_said, three_dates
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card, Chip
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.toast import say
from komma_desk.ui.parts.wrap_row import WrapRow
from komma_desk.words import _


class ClockDetails(Card):
    """Everything in it can be selected by key, and copied as a whole."""

    wanted = Signal(object, object)
    """A `Way` and the `ClockRow`."""

    def __init__(self) -> None:
        super().__init__()
        self._row: ClockRow | None = None
        self.title = PlainLabel("", TextKind.SECTION, copyable=True)
        self.title.setAccessibleName(_("Deadline"))
        self.light = Chip("")
        self.about = PlainLabel("", TextKind.MUTED, copyable=True)
        self.about.setAccessibleName(_("About this deadline"))
        self.dates = QGridLayout()
        self.dates.setHorizontalSpacing(16)
        self.dates.setVerticalSpacing(4)
        self.dates.setColumnStretch(1, 1)
        self.heading = PlainLabel(_("How the days came about"), TextKind.STRONG)
        self.arithmetic = PlainLabel("", copyable=True)
        self.arithmetic.setAccessibleName(_("How the days came about"))
        self.settle_heading = PlainLabel(_("What settles it"), TextKind.STRONG)
        self.settle = PlainLabel("", copyable=True)
        self.settle.setAccessibleName(_("What settles it"))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.light, 0, Qt.AlignmentFlag.AlignTop)
        self.buttons = {way: Button(way_words(way), kind) for way, kind in _KINDS.items()}
        for way, button in self.buttons.items():
            button.clicked.connect(partial(self._want, way))
        self.copy = Button(_("Cop&y"), ButtonKind.QUIET)
        self.copy.setAccessibleDescription(_("Days and arithmetic as text"))
        self.copy.clicked.connect(self._copy)
        deeds = WrapRow()
        for each in (*self.buttons.values(), self.copy):
            deeds.addWidget(each)
        self.body.setSpacing(6)
        self.body.addLayout(head)
        self.body.addLayout(self.dates)
        self.body.addLayout(deeds)
        for part in (
            self.about,
            self.heading,
            self.arithmetic,
            self.settle_heading,
            self.settle,
        ):
            self.body.addWidget(part)

    def show_row(self, row: ClockRow | None) -> None:
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        self.title.setText(what_said(row))
        due = row.due
        left = f" · {days_left_said(due)}" if due is not None and due.safe is not None else ""
        self.light.show_state(light_said(row) + left, tone_of(row))
        self.about.setText("\n".join(_about(row)))
        self._show_dates(_dates(row))
        arithmetic = _arithmetic(row)
        self.arithmetic.setText("\n".join(f"– {each}" for each in arithmetic))
        self.arithmetic.setVisible(bool(arithmetic))
        self.heading.setVisible(bool(arithmetic))
        steps = [] if due is None else [each.spoken() for each in due.settled_by]
        self.settle.setText("\n".join(f"– {each}" for each in steps))
        self.settle.setVisible(bool(steps))
        self.settle_heading.setVisible(bool(steps))
        ways = ways_of(row)
        for way, button in self.buttons.items():
            button.setText(way_words(way, row))
            button.setVisible(way in ways)

    def begin(self) -> Button:
        """The cursor goes to what can be done about it."""
        shown = (each for each in self.buttons.values() if not each.isHidden())
        first = next(shown, self.copy)
        first.setFocus()
        return first

    def text(self) -> str:
        """As it goes into the clipboard."""
        row = self._row
        if row is None:
            return ""
        days = [f"{name}: {day}" for name, day in _dates(row)]
        return "\n".join((what_said(row), light_said(row), *_about(row), *days, *_arithmetic(row)))

    def _show_dates(self, dates: tuple[tuple[str, str], ...]) -> None:
        while (item := self.dates.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        for row, (name, day) in enumerate(dates):
            self.dates.addWidget(PlainLabel(name, TextKind.MUTED, wrap=False), row, 0)
            kind = TextKind.BODY if row else TextKind.STRONG
            said = PlainLabel(day, kind, copyable=True)
            said.setAccessibleName(f"{name}: {day}")
            self.dates.addWidget(said, row, 1)

    def _want(self, way: Way) -> None:
        if self._row is not None:
            self.wanted.emit(way, self._row)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
        say(self, _("The deadline is copied."))


_KINDS = {
    Way.STEPS: ButtonKind.PRIMARY,
    Way.KNOWLEDGE: ButtonKind.PRIMARY,
    Way.BEGINNING: ButtonKind.SECONDARY,
    Way.SETTLE: ButtonKind.SECONDARY,
    Way.PAUSE: ButtonKind.SECONDARY,
    Way.REOPEN: ButtonKind.SECONDARY,
}


def _about(row: ClockRow) -> list[str]:
    told = [_("For: {whom}").format(whom=whom_said(row))]
    line, due = row.line, row.due
    if line is not None and line.clock.source:
        told.append(_("Known from: {source}").format(source=line.clock.source))
    if line is not None and line.clock.is_settled:
        told.append(settled_said(line))
        if line.clock.settled_text:
            told.append(line.clock.settled_text)
    if due is not None and row.rule is not None and row.rule.waits_for_offender:
        # A conciliation pauses it; what never does is that the case rests or ends.
        by_law = _("Deadline by law ({norm}); it goes on while the case rests and when it is over.")
        told.append(by_law.format(norm=due.norm))
    elif due is not None:
        told.append(kind_said(due))
    elif row.rule is not None:
        told.append(row.rule.norm)
    return told


def _dates(row: ClockRow) -> tuple[tuple[str, str], ...]:
    return () if row.due is None else three_dates(row.due)


def _arithmetic(row: ClockRow) -> list[str]:
    if row.due is not None:
        told = [each.spoken() for each in row.due.explanation]
    elif row.line is not None and isinstance(row.line.found, Reckoned):
        told = [each.spoken() for each in row.line.found.explanation]
    else:
        told = []
    if row.due is not None and row.due.kind is DueKind.STATUTORY and row.rule and row.rule.notes:
        told.append(row.rule.notes.spoken())
    return told
