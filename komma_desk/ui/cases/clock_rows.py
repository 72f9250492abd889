"""The rows of the deadlines of a case: what falls due by its safe day, then what is settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QIcon

from komma_desk.domain.clock_words import BECAME, WHOSE
from komma_desk.domain.deadlines.rules import DeadlineRule
from komma_desk.domain.dues.due_words import LIGHT_WORDS
from komma_desk.domain.dues.of_case import Due, DueKind, Light
from komma_desk.domain.identifiers import ClockId
from komma_desk.ui.deadlines.radar_words import LIGHT_TONES, days_left_said, safe_said
from komma_desk.ui.parts import icons, tokens
from komma_desk.ui.parts.alert import ICON_OF, INK_OF, Tone
from komma_desk.ui.parts.column_fit import Fit
from komma_desk.ui.parts.day_words import day_in_digits
from komma_desk.ui.parts.paged_table_model import Column
from komma_desk.usecases.effects.clock_lines import ClockLine
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _

_BESIDE: Final = ("safe", "left", "what")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockRow:
    """`due` is None for what is settled; `line` is None for what nobody recorded."""

    key: str
    due: Due | None
    line: ClockLine | None = None

    @property
    def rule(self) -> DeadlineRule | None:
        return None if self.line is None else self.line.rule


def key_of(clock: ClockId) -> str:
    """What names the deadline of a clock inside its case, running or settled."""
    return f"clock {clock}"


def rows_of(view: CaseView) -> tuple[ClockRow, ...]:
    lines = {line.clock.id: line for line in view.clocks}
    running = (
        ClockRow(key=due.key, due=due, line=lines.get(due.clock) if due.clock else None)
        for due in view.dues
    )
    settled = (
        ClockRow(key=key_of(line.clock.id), due=None, line=line)
        for line in view.clocks
        if line.clock.is_settled
    )
    return (*running, *settled)


def lacks_calendar(view: CaseView) -> bool:
    return any(due.light is Light.NO_CALENDAR for due in view.dues)


def columns() -> tuple[Column, ...]:
    """No tip holds what somebody typed: Qt takes a tip that looks like mark-up for mark-up."""
    return (
        Column(
            key="light", title=_("Light"), text=light_said, width=140, icon=_icon, tip=light_said
        ),
        Column(key="safe", title=_("Safe day"), text=_safe, width=118),
        Column(key="left", title=_("Days left"), text=_left, width=164, icon=_icon, tip=light_said),
        Column(key="what", title=_("What"), text=_what, width=220, tip=what_said),
    )


def fits() -> tuple[Fit, ...]:
    """The light is a word where there is room, else an icon beside the days."""
    return (
        Fit(at_least=760, keys=("light", *_BESIDE), stretched="what"),
        Fit(at_least=0, keys=_BESIDE, stretched="what"),
    )


def light_said(row: ClockRow) -> str:
    return _("settled") if row.due is None else _(LIGHT_WORDS[row.due.light])


def tone_of(row: ClockRow) -> Tone:
    return Tone.NEUTRAL if row.due is None else LIGHT_TONES[row.due.light]


def what_said(row: ClockRow) -> str:
    if row.due is not None:
        return row.due.title.spoken()
    if row.rule is not None:
        return row.rule.title.spoken()
    return row.line.clock.rule if row.line else ""


def whom_said(row: ClockRow) -> str:
    """Whose right it is, and against whom where that is known."""
    if row.line is not None:
        return whose_said(row.line)
    return "" if row.due is None else _(WHOSE[row.due.entitled])


def whose_said(line: ClockLine) -> str:
    whose = _(WHOSE[line.clock.entitled])
    if line.person is not None:
        whose = f"{whose} ({line.person.name})"
    return f"{whose} · {against}" if (against := against_said(line)) else whose


def against_said(line: ClockLine) -> str:
    if line.clock.offender_unknown:
        return _("Against: {offender}").format(offender=_("nobody knows who it was"))
    if line.clock.offender:
        return _("Against: {offender}").format(offender=line.clock.offender)
    return ""


def settled_said(line: ClockLine) -> str:
    clock = line.clock
    if clock.settled_on is None or clock.settled_how is None:
        return ""
    day, how = day_in_digits(clock.settled_on), _(BECAME[clock.settled_how])
    return _("Settled on {day}: {how}.").format(day=day, how=how)


def _safe(row: ClockRow) -> str:
    return "–" if row.due is None else safe_said(row.due)


def _left(row: ClockRow) -> str:
    """Where no day is known, the word for that; never a sign alone."""
    if row.due is None or row.due.safe is None:
        return light_said(row)
    return days_left_said(row.due)


def _what(row: ClockRow) -> str:
    by_law = row.due is None or row.due.kind is DueKind.STATUTORY
    return f"{what_said(row)} · {whom_said(row)}" if by_law else what_said(row)


def _icon(row: ClockRow) -> QIcon:
    if row.due is None:
        return icons.icon("check", tokens.current().colours()["text"])
    tone = tone_of(row)
    return icons.icon(ICON_OF[tone], tokens.current().colours()[INK_OF[tone]])
