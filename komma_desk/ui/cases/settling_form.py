"""What became of a deadline, and taking that back; both leave their reason in the history."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtWidgets import QPlainTextEdit

from komma_desk.domain.clock import SettledHow
from komma_desk.domain.clock_deeds import DayInFuture, DoesNotSettleThis
from komma_desk.domain.clock_words import BECAME
from komma_desk.domain.deadlines.rules import ALWAYS_SETTLES
from komma_desk.domain.identifiers import CaseId
from komma_desk.ui.cases.clock_rows import ClockRow, settled_said, what_said, whom_said
from komma_desk.ui.cases.day_field import DayField
from komma_desk.ui.cases.deed_form import DeedForm, empty_text, not_a_day
from komma_desk.ui.parts.choices import Choice, RadioRow
from komma_desk.usecases.commands.reopen_clock import ReopenClock
from komma_desk.usecases.commands.settle_clock import SettleClock
from komma_desk.usecases.effects.clock_lines import ClockLine
from komma_desk.words import _


class SettlingForm(DeedForm):
    refused_at = MappingProxyType({DayInFuture: "day", DoesNotSettleThis: "how"})
    text_field = "text"

    def __init__(self, case: CaseId, row: ClockRow, line: ClockLine) -> None:
        super().__init__(
            _("Settle the deadline: {title}").format(title=what_said(row)),
            whom_said(row),
            _("&Keep it"),
        )
        self.place = f"settling {line.clock.id}"
        self._case, self._clock = case, line.clock.id
        ways = ALWAYS_SETTLES if line.rule is None else line.rule.settled_ways
        self.how = RadioRow([Choice(str(way), _(BECAME[way])) for way in ways], across=False)
        self.day, self.text = DayField(), QPlainTextEdit()
        self.add("how", _("What became of it"), self.how, required=True)
        self.add("day", _("On which day"), self.day, required=True)
        self.add(
            "text",
            _("What there is to say about it"),
            self.text,
            help_text=_("Needed where nothing was done, so that it can be understood later."),
        )
        self.setFocusProxy(self.how)
        self.begin()

    def problems(self) -> dict[str, str]:
        wrong = {"day": not_a_day(self.day)}
        how = self.how.code()
        if not how:
            wrong["how"] = _("Please choose what became of it.")
        elif SettledHow(how) in ALWAYS_SETTLES:
            wrong["text"] = empty_text(self.text)
        return wrong

    def command(self) -> SettleClock:
        day, text = self.day.day(), self.text.toPlainText()
        assert day is not None
        return SettleClock(
            case=self._case,
            clock=self._clock,
            on=day,
            how=SettledHow(self.how.code()),
            text=text if text.strip() else "",
        )


class TakingBackForm(DeedForm):
    text_field = "reason"

    def __init__(self, case: CaseId, row: ClockRow, line: ClockLine) -> None:
        told = _("The deadline then goes on as if it had never stopped.")
        super().__init__(
            _("Take the settlement back: {title}").format(title=what_said(row)),
            "\n".join((whom_said(row), settled_said(line), told)),
            _("Ta&ke it back"),
        )
        self.place = f"reopening {line.clock.id}"
        self._case, self._clock = case, line.clock.id
        self.reason = QPlainTextEdit()
        self.add("reason", _("Why it was not settled after all"), self.reason, required=True)
        self.setFocusProxy(self.reason)
        self.begin()

    def problems(self) -> dict[str, str]:
        return {"reason": empty_text(self.reason)}

    def command(self) -> ReopenClock:
        return ReopenClock(case=self._case, clock=self._clock, reason=self.reason.toPlainText())
