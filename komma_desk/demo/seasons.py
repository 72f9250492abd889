"""When reports come in: more in autumn and before elections, few at weekends."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from random import Random
from typing import Final

# By month, January first.
_SEASON: Final = (1.0, 0.95, 1.0, 0.9, 0.95, 0.9, 0.75, 0.75, 1.2, 1.4, 1.35, 1.05)
_WEEKDAY: Final = (1.25, 1.15, 1.1, 1.15, 0.95, 0.25, 0.15)
_BEFORE_AN_ELECTION: Final = timedelta(days=42)
_CAMPAIGN: Final = 1.9
_SUNDAY: Final = 6


def election_day(year: int) -> date:
    """The invented land votes on the second Sunday of March in even years, else late September."""
    first = date(year, 3, 8) if year % 2 == 0 else date(year, 9, 22)
    return first + timedelta(days=(_SUNDAY - first.weekday()) % 7)


def before_an_election(day: date) -> bool:
    return timedelta(0) <= election_day(day.year) - day <= _BEFORE_AN_ELECTION


def times_of_filing(random: Random, count: int, until: date, months: int) -> list[datetime]:
    """`count` times in office hours, in order, drawn from the months that end with `until`."""
    days = [until - timedelta(days=back) for back in range(round(months * 30.44))]
    days.reverse()
    weights = accumulate(
        _SEASON[day.month - 1]
        * _WEEKDAY[day.weekday()]
        * (_CAMPAIGN if before_an_election(day) else 1.0)
        for day in days
    )
    chosen = random.choices(days, cum_weights=list(weights), k=count)
    return sorted(datetime.combine(day, _office_hour(random), UTC) for day in chosen)


def _office_hour(random: Random) -> time:
    return time(random.randint(6, 16), random.randint(0, 59), random.randint(0, 59))
