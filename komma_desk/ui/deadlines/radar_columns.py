"""The columns of the deadline radar: the day first, then in which case, what and for whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtGui import QIcon

from komma_desk.domain.dues.due_words import LIGHT_WORDS, settled_said
from komma_desk.domain.identifiers import PersonId
from komma_desk.ui.deadlines.radar_words import (
    LIGHT_TONES,
    days_left_said,
    safe_said,
    steps_said,
    whom_said,
)
from komma_desk.ui.parts import icons, tokens
from komma_desk.ui.parts.alert import ICON_OF, INK_OF
from komma_desk.ui.parts.column_fit import Fit
from komma_desk.ui.parts.paged_table_model import Column
from komma_desk.usecases.queries.deadline_radar import RadarLine
from komma_desk.words import _

_BESIDE: Final = ("safe", "left", "number", "what")


class RadarColumns:
    """`names` are those of the colleagues, as the last answer brought them."""

    def __init__(self) -> None:
        self.names: Mapping[PersonId, str] = {}

    def all(self) -> tuple[Column, ...]:
        return (
            Column(
                key="light",
                title=_("Light"),
                text=light_said,
                width=150,
                icon=_icon,
                tip=light_said,
            ),
            Column(key="safe", title=_("Safe day"), text=_safe, width=140),
            Column(
                key="left",
                title=_("Days left"),
                text=_left,
                width=158,
                icon=_icon,
                tip=light_said,
            ),
            Column(key="number", title=_("Case"), text=_number, width=112),
            Column(key="what", title=_("What"), text=_what, width=220, tip=_what),
            Column(key="whom", title=_("For whom"), text=_whom, width=182, tip=_whom),
            Column(key="step", title=_("Settled by"), text=_step, width=210, tip=_all_steps),
            Column(
                key="responsible",
                title=_("Responsible"),
                text=self.responsible,
                width=140,
                tip=self.responsible,
            ),
        )

    def fits(self) -> tuple[Fit, ...]:
        """The light is a word where there is room, else an icon beside the days."""
        every = tuple(column.key for column in self.all())
        return (
            Fit(at_least=1260, keys=every, stretched="what"),
            Fit(
                at_least=880,
                keys=("safe", "left", "number", "what", "whom", "responsible"),
                stretched="what",
            ),
            Fit(at_least=780, keys=(*_BESIDE, "whom"), stretched="what"),
            Fit(at_least=0, keys=_BESIDE, stretched="what"),
        )

    def responsible(self, line: RadarLine) -> str:
        if line.responsible is None:
            return _("nobody yet")
        return self.names.get(line.responsible, "–")


def light_said(line: RadarLine) -> str:
    return _(LIGHT_WORDS[line.due.light])


def _icon(line: RadarLine) -> QIcon:
    tone = LIGHT_TONES[line.due.light]
    return icons.icon(ICON_OF[tone], tokens.current().colours()[INK_OF[tone]])


def _safe(line: RadarLine) -> str:
    return safe_said(line.due)


def _left(line: RadarLine) -> str:
    """The light in words where there is no day: its column is not always there."""
    return light_said(line) if line.due.days_left is None else days_left_said(line.due)


def _number(line: RadarLine) -> str:
    return line.number


def _what(line: RadarLine) -> str:
    return line.due.title.spoken()


def _whom(line: RadarLine) -> str:
    return whom_said(line.due)


def _step(line: RadarLine) -> str:
    return steps_said(line.due)


def _all_steps(line: RadarLine) -> str:
    return " · ".join(settled_said(line.due))
