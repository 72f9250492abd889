"""Days and moments in words, in the language of the screens."""

from __future__ import annotations

from datetime import date, datetime

from komma_desk.domain.figures.periods import Month
from komma_desk.words import _


def day_in_words(day: date) -> str:
    """3 November 2026."""
    month = Month.of(day).name.spoken()
    return _("{day} {month_and_year}").format(day=day.day, month_and_year=month)


def moment_in_words(at: datetime) -> str:
    """3 November 2026, 14:05 by the clock of this computer."""
    here = at.astimezone()
    return _("{day}, {time}").format(day=day_in_words(here.date()), time=f"{here:%H:%M}")
