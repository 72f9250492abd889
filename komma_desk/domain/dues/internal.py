"""Reckons the deadlines an office sets itself: they pause whenever a case rests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from komma_desk.domain.deadlines.arithmetic import FreeDays, Line, line
from komma_desk.domain.deadlines.free_days import Calendar
from komma_desk.domain.deadlines.reckoning import add_months
from komma_desk.domain.deadlines.rules import Length, LengthUnit, Pause
from komma_desk.domain.home_time import at_home, local_day
from komma_desk.domain.procedure.interval import Interval, Unit
from komma_desk.words import N_

_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """When something must be done; `safe` is a working day, `ends_at` there where hours count."""

    nominal: date
    safe: date
    explanation: tuple[Line | FreeDays, ...]
    ends_at: datetime | None = None


def reckon_within(
    within: Interval, began_at: datetime, calendar: Calendar, pauses: Sequence[Pause] = ()
) -> Within:
    """Its first day does not count; of a pause its last day counts again. Pauses, oldest first.

    Hours run from the moment on, through nights and free days.
    """
    length = within.as_length()
    anchor, ends_at = local_day(began_at), None
    if within.unit is Unit.HOURS:
        ends_at, lines = _hours(length, began_at, pauses)
        nominal = (ends_at - timedelta(microseconds=1)).date()
    elif within.unit is Unit.WORKING_DAYS:
        nominal, lines = _working_days(length, anchor, calendar, pauses)
    else:
        nominal, lines = _days(length, anchor, pauses)
    safe = nominal
    while not calendar.is_working(safe):
        safe -= _ONE_DAY
    if safe != nominal:
        over = tuple(nominal - _ONE_DAY * number for number in range((nominal - safe).days))
        sentence = N_("The safe day lies before {days}: {to}.")
        lines.append(FreeDays(sentence, safe, over, calendar))
    if safe < anchor:
        lines.append(line(N_("The safe day is over before it begins: act at once.")))
    return Within(nominal=nominal, safe=safe, explanation=tuple(lines), ends_at=ends_at)


def reminded_on(day: date, interval: Interval, earliest: date, calendar: Calendar) -> date:
    """Never before it began, however long before the day a procedure wants the reminder."""
    if interval.at_least_days() > (day - earliest).days:
        return earliest
    return max(earliest, days_before(day, interval, calendar))


def days_before(day: date, interval: Interval, calendar: Calendar) -> date:
    """The day of a reminder: so long before the day, and never on a day nobody works."""
    match interval.unit:
        case Unit.HOURS:
            return _working(day - timedelta(days=interval.at_most_days()), calendar)
        case Unit.WORKING_DAYS:
            for _each in range(interval.count):
                day = _working(day - _ONE_DAY, calendar)
            return day
        case Unit.DAYS:
            return _working(day - timedelta(days=interval.count), calendar)
        case Unit.MONTHS:
            return _working(add_months(day, -interval.count), calendar)


def _working(day: date, calendar: Calendar) -> date:
    while not calendar.is_working(day):
        day -= _ONE_DAY
    return day


def _hours(
    length: Length, began_at: datetime, pauses: Sequence[Pause]
) -> tuple[datetime, list[Line | FreeDays]]:
    """An hour is an hour, also where the clocks are changed; a pause is kept in whole days."""
    after = timedelta(hours=length.count)
    end = at_home(began_at.astimezone(UTC) + after)
    start = at_home(began_at)
    lines: list[Line | FreeDays] = [
        line(N_("{start} + {length} = {end}"), start=start, length=length, end=end)
    ]
    for pause in pauses:
        days = pause.days_after(start.date())
        if not days or pause.first_on > end.date():
            continue
        end += timedelta(days=days)
        lines.append(_added(pause, days, end))
    return end, lines


def _working_days(
    length: Length, anchor: date, calendar: Calendar, pauses: Sequence[Pause]
) -> tuple[date, list[Line | FreeDays]]:
    day, left = anchor, length.count
    while left:
        day += _ONE_DAY
        rests = any(pause.first_on <= day < pause.until for pause in pauses)
        left -= calendar.is_working(day) and not rests
    lines: list[Line | FreeDays] = [
        line(N_("{start} + {length} = {end}"), start=anchor, length=length, end=day)
    ]
    lines.extend(
        line(
            N_("Days from {first} to before {until} did not count: a pause."),
            first=pause.first_on,
            until=pause.until,
        )
        for pause in pauses
        if pause.first_on <= day and pause.days_after(anchor)
    )
    return day, lines


def _days(
    length: Length, anchor: date, pauses: Sequence[Pause]
) -> tuple[date, list[Line | FreeDays]]:
    if length.unit is LengthUnit.MONTHS:
        end = add_months(anchor, length.count)
    else:
        end = anchor + timedelta(days=length.count)
    lines: list[Line | FreeDays] = [
        line(N_("{start} + {length} = {end}"), start=anchor, length=length, end=end)
    ]
    for pause in pauses:
        days = pause.days_after(anchor)
        # What was over when the case began to rest stays over.
        if not days or pause.first_on > end:
            continue
        end += timedelta(days=days)
        lines.append(_added(pause, days, end))
    return end, lines


def _added(pause: Pause, days: int, end: date) -> Line:
    return line(
        N_("Paused from {first} until {until}: {number} days are added, {day}."),
        first=pause.first_on,
        until=pause.until,
        number=days,
        day=end,
    )
