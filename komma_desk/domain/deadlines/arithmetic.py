"""The lines that show how a date came about, so that everybody can reckon it again by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from komma_desk.domain.deadlines.free_days import WEEKDAYS, Calendar
from komma_desk.domain.deadlines.rules import Length, LengthUnit
from komma_desk.words import Bilingual, _, n_

Fact = str | int | date | Bilingual | Length


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence to be translated and its facts; spoken only where somebody reads it."""

    sentence: str
    facts: tuple[tuple[str, Fact], ...] = ()

    def spoken(self) -> str:
        return _(self.sentence).format(**{name: _said(fact) for name, fact in self.facts})


@dataclass(frozen=True, slots=True)
class FreeDays:
    """One line: the free days an end was moved over, each with its reason."""

    sentence: str
    to: date
    over: tuple[date, ...]
    calendar: Calendar

    def spoken(self) -> str:
        days = ", ".join(f"{day_said(day)} ({self.calendar.why_free(day)})" for day in self.over)
        return _(self.sentence).format(days=days, to=day_said(self.to))


def line(sentence: str, **facts: Fact) -> Line:
    return Line(sentence, tuple(facts.items()))


def day_in_both(day: date) -> Bilingual:
    """For the sentence of a refusal."""
    return Bilingual(de=f"{day:%d.%m.%Y}", en=day.isoformat())


def day_said(day: date) -> str:
    """The day with its weekday, and with its time where it has one."""
    if isinstance(day, datetime):
        return f"{_(WEEKDAYS[day.weekday()])} {day.strftime(_('%Y-%m-%d, %H:%M'))}"
    return f"{_(WEEKDAYS[day.weekday()])} {day.strftime(_('%Y-%m-%d'))}"


def _said(fact: Fact) -> str | int:
    match fact:
        case date():
            return day_said(fact)
        case Bilingual():
            return fact.spoken()
        case Length():
            return length_said(fact)
        case _:
            return fact


def length_said(length: Length) -> str:
    match length.unit:
        case LengthUnit.HOURS:
            return n_("{n} hour", "{n} hours", length.count)
        case LengthUnit.WORKING_DAYS:
            return n_("{n} working day", "{n} working days", length.count)
        case LengthUnit.DAYS:
            return n_("{n} day", "{n} days", length.count)
        case LengthUnit.MONTHS:
            return n_("{n} month", "{n} months", length.count)
        case LengthUnit.YEARS:
            return n_("{n} year", "{n} years", length.count)
