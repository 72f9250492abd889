"""Which days are free at the place where something must be done: from these, ends are moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, Protocol

from komma_desk.words import N_, _

_SATURDAY: Final = 5
_ONE_DAY: Final = timedelta(days=1)


class Land(StrEnum):
    """The sixteen Länder by the codes of ISO 3166-2:DE."""

    BADEN_WUERTTEMBERG = "BW"
    BAVARIA = "BY"
    BERLIN = "BE"
    BRANDENBURG = "BB"
    BREMEN = "HB"
    HAMBURG = "HH"
    HESSE = "HE"
    LOWER_SAXONY = "NI"
    MECKLENBURG_WESTERN_POMERANIA = "MV"
    NORTH_RHINE_WESTPHALIA = "NW"
    RHINELAND_PALATINATE = "RP"
    SAARLAND = "SL"
    SAXONY = "SN"
    SAXONY_ANHALT = "ST"
    SCHLESWIG_HOLSTEIN = "SH"
    THURINGIA = "TH"


class Holidays(Protocol):
    """The statutory holidays of one place."""

    def name_of(self, day: date) -> str | None:
        """The holiday's name, None on any other day; a Refusal where no table reaches."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Own days are holidays of this place alone; internal ones stop no clock but the office's."""

    holidays: Holidays
    own: frozenset[date] = frozenset()
    internal: frozenset[date] = frozenset()

    def is_free(self, day: date) -> bool:
        return (
            day.weekday() >= _SATURDAY or day in self.own or self.holidays.name_of(day) is not None
        )

    def is_working(self, day: date) -> bool:
        return day not in self.internal and not self.is_free(day)

    def reach(self, *days: date | None) -> None:
        """Raises what `Holidays` raises for a day no table reaches, weekend or not."""
        for day in days:
            if day is not None:
                self.holidays.name_of(day)

    def next(self, day: date) -> date:
        """The first day that is not free, from this one on."""
        while self.is_free(day):
            day += _ONE_DAY
        return day

    def previous(self, day: date) -> date:
        """The last day that is not free, up to this one."""
        while self.is_free(day):
            day -= _ONE_DAY
        return day

    def why_free(self, day: date) -> str:
        """In the language of the screens; a holiday keeps its German name."""
        if holiday := self.holidays.name_of(day):
            return holiday
        if day in self.own:
            return _("holiday of this place")
        if day.weekday() < _SATURDAY:
            return _("internal free day")
        return _("Saturday") if day.weekday() == _SATURDAY else _("Sunday")


WEEKDAYS: Final = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
