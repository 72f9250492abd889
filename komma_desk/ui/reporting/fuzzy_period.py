"""Reads periods and rough distances: "last week", "Anfang Oktober", "vor zwei Wochen"."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from komma_desk.domain.moment import Moment, Precision
from komma_desk.ui.reporting.time_words import LEAST_OF_MONTH, MONTHS, NUMBERS, named

_THIS = r"(?:in )?(?:diese[mnrs]?|this)"
_LAST = r"(?:in )?(?:der |the )?(?:letzte[mnrs]?|vergangene[mnrs]?|vorige[mnrs]?|last)"
_BEFORE_LAST = r"(?:in )?(?:der |the )?(?:vorletzte[mnrs]?|week before last|month before last)"
_WHICH = re.compile(
    rf"(?P<which>{_THIS}|{_LAST}|{_BEFORE_LAST})"
    r"(?: (?P<unit>wochenende|weekend|woche|week|monat|month|jahr|year))?"
)
_WEEKEND = re.compile(r"(?:am|at the|on the) (?:wochenende|weekend)")
_LATELY = re.compile(r"(?:in )?(?:den |the )?(?:letzten|last) (?:few |paar )?(?:tagen|tage|days)")
_PART_OF_MONTH = re.compile(
    r"(?:(?:in )?(?P<part>anfang|mitte|ende|early|mid|late|(?:at )?the beginning of|beginning of"
    r"|the middle of|middle of|(?:at )?the end of|end of)[ -])?(?:im |in )?"
    r"(?P<month>[^\W\d]+)\.?(?: (?P<year>\d{4}))?"
)
_AGO = re.compile(
    r"vor (?P<de>[\w ]+?) (?P<einheit>tag|woche|monat|jahr)(?:en|n|e)?"
    r"|(?P<en>[\w ]+?) (?P<unit>day|week|month|year)s? ago"
)
_THIRD, _TWO_THIRDS, _WEEK, _YEAR_OF_MONTHS = 10, 20, 7, 12
_MOST = 1000
_PART_OF = {"anfang": 1, "early": 1, "mitte": 2, "mid": 2, "ende": 3, "late": 3}
_DAYS = {"tag": 1, "day": 1, "woche": 7, "week": 7}
_MONTHS = {"monat": 1, "month": 1, "jahr": 12, "year": 12}


def read_period(text: str, today: date) -> Moment | None:
    """Weeks begin on Monday; no period reaches beyond today."""
    if _WEEKEND.fullmatch(text):
        return _span(*_weekend(today), today)
    if _LATELY.fullmatch(text):
        return _span(today - timedelta(days=_WEEK), today, today)
    if (found := _WHICH.fullmatch(text)) is not None:
        unit = found["unit"] or ("week" if "week" in text else "month")
        if found["unit"] or "before last" in text:
            return _span(*_period(unit, _how_long_ago(found["which"]), today), today)
    found = _PART_OF_MONTH.fullmatch(text)
    if found is None or (month := named(found["month"], MONTHS, LEAST_OF_MONTH)) is None:
        return None
    year = int(found["year"] or (today.year if month <= today.month else today.year - 1))
    if year < 1:
        return None
    return _span(*_thirds(year, month, found["part"] or ""), today)


def read_about_then(text: str, today: date) -> Moment | None:
    """So many days ago is a day; so many weeks, months or years ago is about then."""
    found = _AGO.fullmatch(text)
    if found is None:
        return None
    said, unit = (found["de"] or found["en"]), (found["einheit"] or found["unit"])
    number = int(said) if said.isdecimal() else NUMBERS.get(said)
    if number is None or number > _MOST:
        return None
    exact = unit in {"tag", "day"}
    if unit in _DAYS:
        day = today - timedelta(days=number * _DAYS[unit])
    else:
        day = _months_before(today, number * _MONTHS[unit])
    return Moment(precision=Precision.DAY if exact else Precision.ABOUT, first_on=day)


def _how_long_ago(which: str) -> int:
    if re.fullmatch(_THIS, which):
        return 0
    return 1 if re.fullmatch(_LAST, which) else 2


def _period(unit: str, ago: int, today: date) -> tuple[date, date]:
    if unit in {"wochenende", "weekend"}:
        first, last = _weekend(today)
        # On a Sunday, "last weekend" is not the one that is going on.
        weeks = timedelta(days=_WEEK * (ago if first <= today <= last else max(ago - 1, 0)))
        return first - weeks, last - weeks
    if unit in {"woche", "week"}:
        first = today - timedelta(days=today.weekday() + _WEEK * ago)
        return first, first + timedelta(days=_WEEK - 1)
    if unit in {"jahr", "year"}:
        year = today.year - ago
        return date(year, 1, 1), date(year, 12, 31)
    before = _months_before(today.replace(day=1), ago)
    return _thirds(before.year, before.month, "")


def _weekend(today: date) -> tuple[date, date]:
    """The last one that has begun."""
    saturday = today - timedelta(days=(today.isoweekday() - 6) % _WEEK)
    return saturday, saturday + timedelta(days=1)


def _thirds(year: int, month: int, part: str) -> tuple[date, date]:
    last = calendar.monthrange(year, month)[1]
    third = _PART_OF.get(part) or next(
        (n for word, n in (("beginning", 1), ("middle", 2), ("end", 3)) if word in part), 0
    )
    first_day, last_day = {
        0: (1, last),
        1: (1, _THIRD),
        2: (_THIRD + 1, _TWO_THIRDS),
        3: (_TWO_THIRDS + 1, last),
    }[third]
    return date(year, month, first_day), date(year, month, last_day)


def _months_before(day: date, months: int) -> date:
    count = day.year * _YEAR_OF_MONTHS + day.month - 1 - months
    year, month = divmod(count, _YEAR_OF_MONTHS)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _span(first: date, last: date, today: date) -> Moment:
    end = last if first > today else min(last, today)
    return Moment(precision=Precision.SPAN, first_on=first, last_on=end)
