"""Days and moments as people read them: every clock on the screens is the one of the town hall."""

from __future__ import annotations

from datetime import date, datetime

from komma_desk.domain.figures.periods import Month
from komma_desk.domain.home_time import at_home
from komma_desk.words import _


def day_in_words(day: date) -> str:
    """3 November 2026."""
    month = Month.of(day).name.spoken()
    return _("{day} {month_and_year}").format(day=day.day, month_and_year=month)


def moment_in_words(at: datetime) -> str:
    """3 November 2026, 14:05."""
    here = at_home(at)
    return _("{day}, {time}").format(day=day_in_words(here.date()), time=f"{here:%H:%M}")


def day_in_digits(day: date) -> str:
    """03.11.2026, or 2026-11-03 in English."""
    return day.strftime(_("%Y-%m-%d"))


def moment_in_digits(at: datetime) -> str:
    """03.11.2026, 14:05 Uhr, or 2026-11-03, 14:05 in English."""
    return at_home(at).strftime(_("%Y-%m-%d, %H:%M"))
