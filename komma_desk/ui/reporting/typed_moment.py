"""Reads a day and a time of day as people type them, in German or English habit."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

_DAY = re.compile(r"(\d{1,2})[./ -](\d{1,2})(?:[./ -](\d{4}|\d{2})?)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?(?:\s*(?:uhr|h))?")
_DAYS_AGO = {"heute": 0, "gestern": 1, "vorgestern": 2, "today": 0, "yesterday": 1}
_CENTURY, _CENTURY_LENGTH = 2000, 100


def read_day(typed: str, today: date | None) -> date | None:
    """The day meant, or None.

    Without a year the last such day is meant; words for days by their first letters, too.
    """
    text = typed.strip().casefold()
    if today is not None and text:
        for word, ago in _DAYS_AGO.items():
            if word.startswith(text):
                return today - timedelta(days=ago)
    if iso := _ISO.fullmatch(text):
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    day, month = int(found[1]), int(found[2])
    if found[3]:
        year = int(found[3])
        return _date(year if year >= _CENTURY_LENGTH else _CENTURY + year, month, day)
    return None if today is None else _last_such_day(month, day, today)


def _last_such_day(month: int, day: int, today: date) -> date | None:
    this_year = _date(today.year, month, day)
    if this_year is not None and this_year <= today:
        return this_year
    return _date(today.year - 1, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_time(typed: str) -> time | None:
    found = _TIME.fullmatch(typed.strip().casefold())
    if found is None:
        return None
    try:
        return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        return None


def written_day(day: date | None) -> str:
    return "" if day is None else f"{day.day:02}.{day.month:02}.{day.year:04}"


def written_time(at: time | None) -> str:
    return "" if at is None else f"{at.hour:02}:{at.minute:02}"
