"""Months, quarters and years: what figures are counted by, written as 2026-10, 2026-Q4, 2026."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from komma_desk.domain.errors import Refusal
from komma_desk.words import N_, Bilingual

_MONTHS = (
    ("Januar", "January"),
    ("Februar", "February"),
    ("März", "March"),
    ("April", "April"),
    ("Mai", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("August", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Dezember", "December"),
)
_LAST_MONTH = 12
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")
_YEAR = re.compile(r"[0-9]{4}")


class UnknownPeriod(Refusal):
    """What was written is no month, quarter or year."""

    sentence = N_("This is not a period: {text}")
    advice = N_("Write a month as 2026-10, a quarter as 2026-Q4 or a year as 2026.")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Month:
    """A calendar month; ordered in time."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Month:
        """The month written as 2026-10; anything else raises UnknownPeriod."""
        if not (found := _MONTH.fullmatch(text)) or int(found[1]) < 1:
            raise UnknownPeriod(text=text[:20])
        return cls(year=int(found[1]), number=int(found[2]))

    @classmethod
    def of(cls, day: date) -> Month:
        return cls(year=day.year, number=day.month)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    def __contains__(self, month: Month) -> bool:
        return month == self

    @property
    def months(self) -> tuple[Month, ...]:
        return (self,)

    @property
    def last_month(self) -> Month:
        return self

    @property
    def quarter(self) -> Quarter:
        return Quarter(year=self.year, number=(self.number + 2) // 3)

    @property
    def last_day(self) -> date:
        following = self.following
        return date(following.year, following.number, 1) - timedelta(days=1)

    @property
    def following(self) -> Month:
        if self.number == _LAST_MONTH:
            return Month(year=self.year + 1, number=1)
        return Month(year=self.year, number=self.number + 1)

    @property
    def name(self) -> Bilingual:
        german, english = _MONTHS[self.number - 1]
        return Bilingual(de=f"{german} {self.year}", en=f"{english} {self.year}")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Quarter:
    """Three months of a calendar year."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """The quarter written as 2026-Q4; anything else raises UnknownPeriod."""
        if not (found := _QUARTER.fullmatch(text)) or int(found[1]) < 1:
            raise UnknownPeriod(text=text[:20])
        return cls(year=int(found[1]), number=int(found[2]))

    def __str__(self) -> str:
        return f"{self.year:04}-Q{self.number}"

    def __contains__(self, month: Month) -> bool:
        return month.quarter == self

    @property
    def months(self) -> tuple[Month, ...]:
        first = 3 * self.number - 2
        return tuple(Month(year=self.year, number=first + step) for step in range(3))

    @property
    def last_month(self) -> Month:
        return self.months[-1]

    @property
    def name(self) -> Bilingual:
        return Bilingual(
            de=f"{self.number}. Quartal {self.year}", en=f"quarter {self.number} of {self.year}"
        )


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Year:
    """A calendar year."""

    year: int

    @classmethod
    def parse(cls, text: str) -> Year:
        """The year written as 2026; anything else raises UnknownPeriod."""
        if not _YEAR.fullmatch(text) or int(text) < 1:
            raise UnknownPeriod(text=text[:20])
        return cls(year=int(text))

    def __str__(self) -> str:
        return f"{self.year:04}"

    def __contains__(self, month: Month) -> bool:
        return month.year == self.year

    @property
    def months(self) -> tuple[Month, ...]:
        return tuple(Month(year=self.year, number=number) for number in range(1, _LAST_MONTH + 1))

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        return tuple(Quarter(year=self.year, number=number) for number in range(1, 5))

    @property
    def last_month(self) -> Month:
        return Month(year=self.year, number=_LAST_MONTH)

    @property
    def name(self) -> Bilingual:
        return Bilingual(de=str(self.year), en=str(self.year))


Period = Month | Quarter | Year


def parse_period(text: str) -> Period:
    """The month, quarter or year written here; anything else raises UnknownPeriod."""
    if _MONTH.fullmatch(text):
        return Month.parse(text)
    return Quarter.parse(text) if _QUARTER.fullmatch(text) else Year.parse(text)


def is_over(period: Period, today: date) -> bool:
    """Whether the last day of the period lies behind us."""
    return period.last_month.last_day < today


def months_between(first: Month, last: Month) -> Iterator[Month]:
    """Every month from the first to the last, both included."""
    while first <= last:
        yield first
        first = first.following
