"""An application for conciliation pauses a deadline; without a first day it is taken back."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtWidgets import QPlainTextEdit

from komma_desk.domain.clock_deeds import DayInFuture, NoPauseToEnd
from komma_desk.domain.deadlines.rules import BackwardsPause, PauseAfterEnd
from komma_desk.domain.identifiers import CaseId
from komma_desk.ui.cases.clock_rows import ClockRow, what_said, whom_said
from komma_desk.ui.cases.day_field import DayField
from komma_desk.ui.cases.deed_form import DeedForm, empty_text, not_a_day
from komma_desk.usecases.commands.pause_clock import PauseClock
from komma_desk.usecases.effects.clock_lines import ClockLine
from komma_desk.words import _


class PauseForm(DeedForm):
    refused_at = MappingProxyType(
        {
            DayInFuture: "first",
            NoPauseToEnd: "first",
            PauseAfterEnd: "first",
            BackwardsPause: "until",
        }
    )
    text_field = "source"

    def __init__(self, case: CaseId, row: ClockRow, line: ClockLine) -> None:
        super().__init__(
            _("Conciliation pause: {title}").format(title=what_said(row)),
            whom_said(row),
            _("&Keep it"),
        )
        self.place = f"pause {line.clock.id}"
        self._case, self._clock = case, line.clock.id
        self._is_there = line.clock.paused_on is not None
        self.first, self.until, self.source = DayField(), DayField(), QPlainTextEdit()
        self.add(
            "first",
            _("Receipt of the application for conciliation"),
            self.first,
            help_text=_("Leave it empty to take back a pause that was a mistake.")
            if self._is_there
            else "",
            required=not self._is_there,
        )
        self.add(
            "until",
            _("Day of the certificate"),
            self.until,
            help_text=_("Leave it empty as long as it is missing; no day is added until then."),
        )
        self.add("source", _("How this is known"), self.source, required=True)
        for part, day in ((self.first, line.clock.paused_on), (self.until, line.clock.resumed_on)):
            part.show_day(day.isoformat() if day else "")
        self.setFocusProxy(self.first)
        self.begin()

    def problems(self) -> dict[str, str]:
        wrong = {"source": empty_text(self.source)}
        if self.first.text().strip() or not self._is_there:
            wrong["first"] = not_a_day(self.first)
        if self.until.text().strip():
            wrong["until"] = not_a_day(self.until)
        return wrong

    def command(self) -> PauseClock:
        return PauseClock(
            case=self._case,
            clock=self._clock,
            first_on=self.first.day(),
            until=self.until.day(),
            source=self.source.toPlainText(),
        )
