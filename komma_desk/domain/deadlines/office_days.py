"""Where an office lies and which days it does not work: from these its calendar is made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, Protocol, Self

from komma_desk.domain.deadlines.free_days import Calendar, Holidays, Land
from komma_desk.domain.errors import Refusal
from komma_desk.words import N_

# The years the table of holidays knows; a day of every year is free in all of them.
FIRST_YEAR: Final = 1991
LAST_YEAR: Final = 2099
MOST_DAYS: Final = 100

_LEAP_YEAR: Final = 2000
_GERMAN: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})?")
_ISO: Final = re.compile(r"(?:(\d{4})-)?(\d{2})-(\d{2})")
_BETWEEN: Final = re.compile(r"[\s,;]+")


class NoSuchDay(Refusal):
    sentence = N_("“{text}” is no day.")
    advice = N_("Please write 24.12. for every year, or 08.05.2026 for one; commas between days.")


class TooManyDays(Refusal):
    sentence = N_("These are more than {most} days.")
    advice = N_("Please enter only the days on which nobody works.")


class HolidaysAt(Protocol):
    """The statutory holidays of a Land, if asked for with those of Catholic municipalities."""

    def __call__(self, land: Land, *, catholic: bool = False) -> Holidays: ...


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class FreeDay:
    """A day of every year, or of one."""

    month: int
    day: int
    year: int | None = None

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Raises NoSuchDay for what is neither 24.12., 08.05.2026, 12-24 nor 2026-05-08."""
        if found := _GERMAN.fullmatch(text):
            day, month, year = found.groups()
        elif found := _ISO.fullmatch(text):
            year, month, day = found.groups()
        else:
            raise NoSuchDay(text=text)
        try:
            date(int(year or _LEAP_YEAR), int(month), int(day))
        except ValueError:
            raise NoSuchDay(text=text) from None
        return cls(month=int(month), day=int(day), year=int(year) if year else None)

    def to_text(self) -> str:
        return f"{self.year:04}-{self._short}" if self.year else self._short

    def in_german(self) -> str:
        return f"{self.day:02}.{self.month:02}.{self.year or ''}"

    @property
    def _short(self) -> str:
        return f"{self.month:02}-{self.day:02}"

    def days(self) -> tuple[date, ...]:
        years = range(FIRST_YEAR, LAST_YEAR + 1) if self.year is None else (self.year,)
        return tuple(date(year, self.month, self.day) for year in years if self._is_in(year))

    def _is_in(self, year: int) -> bool:
        try:
            date(year, self.month, self.day)
        except ValueError:
            return False
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeDays:
    """Own days are holidays of this place alone; on internal ones the office does not work."""

    land: Land | None = None
    catholic: bool = False
    own: tuple[FreeDay, ...] = ()
    internal: tuple[FreeDay, ...] = ()


NOT_SAID: Final = OfficeDays()


def days_of_text(text: str) -> tuple[FreeDay, ...]:
    """Each day once; raises NoSuchDay and TooManyDays."""
    found = {FreeDay.from_text(one) for one in _BETWEEN.split(text.strip()) if one}
    if len(found) > MOST_DAYS:
        raise TooManyDays(most=MOST_DAYS)
    return tuple(sorted(found, key=FreeDay.to_text))


def text_of_days(days: tuple[FreeDay, ...], *, german: bool) -> str:
    return ", ".join(one.in_german() if german else one.to_text() for one in days)


def calendar_from(days: OfficeDays, holidays_at: HolidaysAt) -> Calendar | None:
    """None where the Land was never said: no day is guessed."""
    if days.land is None:
        return None
    return Calendar(
        holidays=holidays_at(days.land, catholic=days.catholic),
        own=_every(days.own),
        internal=_every(days.internal),
    )


@lru_cache(maxsize=16)
def _every(days: tuple[FreeDay, ...]) -> frozenset[date]:
    return frozenset(day for one in days for day in one.days())
