"""Begin a statutory deadline by hand, or correct what one runs from: rule, for whom, since when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from komma_desk.domain.clock import Clock
from komma_desk.domain.clock_deeds import (
    ClockThereAlready,
    DayInFuture,
    DayMissing,
    NotInTheCase,
    OffenderMissing,
)
from komma_desk.domain.deadlines.rules import (
    OWN_RULE,
    DeadlineRule,
    NotYetInForce,
    NumberOfDaysMissing,
    PauseAfterEnd,
)
from komma_desk.domain.home_time import HOME, at_home
from komma_desk.domain.text import LONGEST_LINE
from komma_desk.ui.cases.day_field import DayField
from komma_desk.ui.cases.deed_form import DeedForm, empty_text, not_a_day
from komma_desk.ui.cases.entitled_choice import entitled_choices, entitled_key, entitled_of
from komma_desk.ui.cases.knowledge_form import NAMED, UNKNOWN
from komma_desk.ui.parts.choices import Choice, CodeCombo, RadioRow
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.reporting.typed_moment import read_time, written_time
from komma_desk.usecases.commands.start_clock import StartClock
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _

_MOST_DAYS: Final = 999


class BeginningForm(DeedForm):
    """Only what the chosen rule asks for is to be seen."""

    refused_at = MappingProxyType(
        {
            DayInFuture: "day",
            DayMissing: "day",
            NotYetInForce: "day",
            PauseAfterEnd: "day",
            ClockThereAlready: "day",
            OffenderMissing: "offender",
            NumberOfDaysMissing: "number",
            NotInTheCase: "whom",
        }
    )
    text_field = "source"

    def __init__(
        self,
        view: CaseView,
        rules: Sequence[DeadlineRule],
        *,
        rule: str = "",
        corrects: Clock | None = None,
    ) -> None:
        """`rule` is the one chosen at first; with `corrects` no other can be chosen."""
        super().__init__(
            _("Correct since when a deadline runs") if corrects else _("Start a deadline"),
            _("What stood here before stays in the history.") if corrects else "",
            _("&Keep it"),
        )
        self.place = f"beginning {corrects.id if corrects else rule}".strip()
        self._view, self._corrects = view, corrects
        self._rules = {each.id: each for each in rules}
        self.rule = CodeCombo(
            [Choice(each.id, each.named.spoken()) for each in rules],
            _("Please choose"),
        )
        self.anchor = PlainLabel("", TextKind.SMALL)
        self.whom = CodeCombo(entitled_choices(view.file, corrects), _("Please choose"))
        self.known = RadioRow(
            [
                Choice(NAMED, _("known by name or description")),
                Choice(UNKNOWN, _("nobody knows who it was")),
            ],
            across=False,
        )
        self.offender, self.day, self.time = QLineEdit(), DayField(), QLineEdit()
        self.offender.setMaxLength(LONGEST_LINE)
        self.time.setPlaceholderText(_("for example 14:30"))
        self.time.setMaximumWidth(120)
        self.number, self.earlier, self.source = QLineEdit(), DayField(), QPlainTextEdit()
        self.number.setMaximumWidth(120)
        self.add("rule", _("Which deadline"), self.rule, required=True).add_below(self.anchor)
        self.add("whom", _("For whom it runs"), self.whom, required=True)
        self.add("known", _("Who did it"), self.known, required=True)
        self.add("offender", _("Name or description of the offender"), self.offender, required=True)
        self.add("day", _("On which day it began"), self.day, required=True)
        self.add("time", _("At what time"), self.time, required=True)
        self.add("number", _("How many working days"), self.number, required=True)
        self._earlier_row = self.add(
            "earlier", _("What ends it earlier, if anything"), self.earlier
        )
        self.add("source", _("How this is known"), self.source)
        self._fill(rule, corrects)
        self.rule.picked.connect(self._settle)
        self.known.picked.connect(self._settle)
        self._settle()
        self.setFocusProxy(self.whom if rule or corrects else self.rule)
        self.begin()

    def _fill(self, rule: str, clock: Clock | None) -> None:
        self.known.set_code(NAMED)
        self.rule.set_code(clock.rule if clock else rule)
        if clock is None:
            return
        self.fields.row("rule").setEnabled(False)
        self.whom.set_code(entitled_key(clock.entitled, clock.person))
        self.offender.setText(clock.offender)
        if clock.anchored_at is not None:
            here = at_home(clock.anchored_at)
            self.day.show_day(here.date().isoformat())
            self.time.setText(written_time(here.time()))
        elif clock.anchored_on is not None:
            self.day.show_day(clock.anchored_on.isoformat())
        self.number.setText("" if clock.number is None else str(clock.number))
        self.earlier.show_day(clock.earlier.isoformat() if clock.earlier else "")
        self.source.setPlainText(clock.source)

    def _chosen(self) -> DeadlineRule | None:
        return self._rules.get(self.rule.code())

    def _settle(self) -> None:
        rule = self._chosen()
        by_offender = rule is not None and rule.waits_for_offender
        named = self.known.code() != UNKNOWN
        for key, shown in (
            ("known", by_offender),
            ("offender", by_offender and named),
            ("day", not by_offender or named),
            ("time", rule is not None and rule.by_the_hour),
            ("number", rule is not None and rule.asks_number),
            ("earlier", rule is not None and rule.earlier_event is not None),
        ):
            self.fields.row(key).setVisible(shown)
        told = []
        if rule is not None:
            told.append(_("It runs from: {anchor}.").format(anchor=rule.anchor.spoken()))
            if rule.earlier_event is not None:
                event = rule.earlier_event.spoken()
                told.append(_("This ends it earlier: {event}.").format(event=event))
            if rule.notes is not None:
                told.append(rule.notes.spoken())
            if rule.id != OWN_RULE:
                told.append(rule.norm)
        self.anchor.setText("\n".join(told))
        self.anchor.setVisible(bool(told))

    def _asks(self, key: str) -> bool:
        return not self.fields.row(key).isHidden()

    def problems(self) -> dict[str, str]:
        wrong = {}
        if self._chosen() is None:
            wrong["rule"] = _("Please choose which deadline begins.")
        if not self.whom.code():
            wrong["whom"] = _("Please choose for whom it runs.")
        if self._asks("offender"):
            wrong["offender"] = empty_text(self.offender)
        if self._asks("day"):
            wrong["day"] = not_a_day(self.day)
        if self._asks("time") and read_time(self.time.text()) is None:
            wrong["time"] = _("Please write the time like this: 14:30.")
        if self._asks("number") and self._number() is None:
            wrong["number"] = _("Please write a number from 1 to 999.")
        if self._asks("earlier") and self.earlier.text().strip():
            wrong["earlier"] = not_a_day(self.earlier)
        return wrong

    def _number(self) -> int | None:
        typed = self.number.text().strip()
        if not (typed.isascii() and typed.isdecimal()):
            return None
        return int(typed) if 1 <= int(typed) <= _MOST_DAYS else None

    def _when(self) -> date | datetime | None:
        day = self.day.day() if self._asks("day") else None
        if day is None or not self._asks("time"):
            return day
        time = read_time(self.time.text())
        return None if time is None else datetime.combine(day, time, tzinfo=HOME)

    def command(self) -> StartClock:
        rule = self._chosen()
        assert rule is not None
        entitled, person = entitled_of(self.whom.code())
        text = self.source.toPlainText()
        return StartClock(
            case=self._view.file.case.id,
            rule=rule.id,
            anchor=self._when(),
            entitled=entitled,
            person=person,
            offender=self.offender.text() if self._asks("offender") else "",
            offender_unknown=self._asks("known") and self.known.code() == UNKNOWN,
            source=text if text.strip() else "",
            earlier=self.earlier.day() if self._asks("earlier") else None,
            number=self._number() if self._asks("number") else None,
            corrects=None if self._corrects is None else self._corrects.id,
        )
