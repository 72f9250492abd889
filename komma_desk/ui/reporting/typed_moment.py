"""Reads a day and a time of day as people type them, in German or English habit."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from komma_desk.ui.reporting.time_words import LEAST_OF_MONTH, MONTHS, WEEKDAYS, begun, named

_DAY = re.compile(
    r"(?P<day>\d{1,2})(?P<mark>[./ -])(?P<month>\d{1,2})(?:(?P=mark)(?P<year>\d{4}|\d{2})?)?"
)
_SPACED = re.compile(r"(?P<day>\d{1,2})\. (?P<month>\d{1,2})\. ?(?P<year>\d{4})?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED = re.compile(
    r"(?P<day>\d{1,2})(?:\.|st|nd|rd|th)? (?:of )?(?P<month>[^\W\d]+)\.?"
    r"(?:,? (?P<year>\d{4}|\d{2}))?"
)
_NAMED_FIRST = re.compile(
    r"(?P<month>[^\W\d]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<year>\d{4}))?"
)
_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?(?:\s*(?:uhr|h|o'clock))?")
_CLOCK_HALF = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\.?")
_HALF_A_DAY = 12
_DAYS_AGO = {
    "heute": 0,
    "gestern": 1,
    "vorgestern": 2,
    "today": 0,
    "yesterday": 1,
    "the day before yesterday": 2,
    "vorhin": 0,
    "gerade eben": 0,
    "just now": 0,
}
_ON = re.compile(r"(?:am|on|vom|den|der|the) ")
_BEFORE = re.compile(r"(?:am )?(?:letzte[nrs]?|vergangene[nrs]?|vorige[nrs]?|last) ")
_CENTURY, _SHORT_YEAR, _WEEK = 2000, 2, 7


def read_day(typed: str, today: date | None) -> date | None:
    """The day meant, or None.

    Without a year the last such day is meant; words for days by their first letters, too.
    """
    text = typed.strip().casefold()
    if today is not None and text:
        for word, ago in _DAYS_AGO.items():
            if word.startswith(text):
                return today - timedelta(days=ago)
        if (weekday := _weekday(text, today)) is not None:
            return weekday
    text = _ON.sub("", text, count=1) if _ON.match(text) else text
    return _in_figures(text, today) or _in_letters(text, today)


def _in_figures(text: str, today: date | None) -> date | None:
    if iso := _ISO.fullmatch(text):
        return day_of(int(iso[1]), int(iso[2]), int(iso[3]))
    if found := _DAY.fullmatch(text) or _SPACED.fullmatch(text):
        return _day_in(found["year"], int(found["month"]), int(found["day"]), today)
    return None


def _in_letters(text: str, today: date | None) -> date | None:
    found = _NAMED.fullmatch(text) or _NAMED_FIRST.fullmatch(text)
    month = named(found["month"], MONTHS, LEAST_OF_MONTH) if found else None
    if found is None or month is None:
        return None
    return _day_in(found["year"], month, int(found["day"]), today)


def _weekday(text: str, today: date) -> date | None:
    """The last such day; "last Monday" is never today."""
    before = _BEFORE.match(text)
    word = text[before.end() :] if before else begun(text, _ON)
    weekday = named(word.rstrip("."), WEEKDAYS)
    if weekday is None:
        return None
    ago = (today.isoweekday() - weekday) % _WEEK
    return today - timedelta(days=_WEEK if before and not ago else ago)


def _day_in(year: str | None, month: int, day: int, today: date | None) -> date | None:
    if year:
        short = len(year) == _SHORT_YEAR
        return day_of(int(year) + (_CENTURY if short else 0), month, day)
    return None if today is None else _last_such_day(month, day, today)


def _last_such_day(month: int, day: int, today: date) -> date | None:
    this_year = day_of(today.year, month, day)
    if this_year is not None and this_year <= today:
        return this_year
    return day_of(today.year - 1, month, day)


def day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_time(typed: str) -> time | None:
    text = typed.strip().casefold()
    if half := _CLOCK_HALF.fullmatch(text):
        hour = int(half[1])
        if not 1 <= hour <= _HALF_A_DAY:
            return None
        hour = hour % _HALF_A_DAY + (_HALF_A_DAY if half[3] == "p" else 0)
        return _time_of(hour, int(half[2] or 0))
    found = _TIME.fullmatch(text)
    return None if found is None else _time_of(int(found[1]), int(found[2] or 0))


def _time_of(hour: int, minute: int) -> time | None:
    try:
        return time(hour, minute)
    except ValueError:
        return None


def written_day(day: date | None) -> str:
    return "" if day is None else f"{day.day:02}.{day.month:02}.{day.year:04}"


def written_time(at: time | None) -> str:
    return "" if at is None else f"{at.hour:02}:{at.minute:02}"
