"""Reckons a deadline: the nominal end, the end by law and the safe day, with the arithmetic."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from komma_desk.domain.deadlines.arithmetic import FreeDays, Line, day_in_both, line
from komma_desk.domain.deadlines.free_days import Calendar
from komma_desk.domain.deadlines.rules import (
    DeadlineRule,
    EndOnFreeDay,
    Length,
    LengthUnit,
    NeedsDay,
    NeedsMoment,
    NoEarlierEventHere,
    NoPauseHere,
    NotYetInForce,
    NumberOfDaysFixed,
    NumberOfDaysMissing,
    OffenderDoesNotMatter,
    Pause,
    PauseAfterEnd,
)
from komma_desk.words import N_, Bilingual

_MONTHS: Final = 12
_ONE_DAY: Final = timedelta(days=1)
_MOST_WORKING_DAYS: Final = 999


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What else is known: a pause, an event that ends it earlier, a number of working days."""

    pause: Pause | None = None
    earlier: date | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """Reminders go by the safe day; `ends_at` is there where the law counts hours."""

    rule: DeadlineRule
    anchor: date
    nominal: date
    statutory_end: date
    safe: date
    explanation: tuple[Line | FreeDays, ...]
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRunning:
    """The deadline has not begun; the explanation says why and what is possible all the same."""

    rule: DeadlineRule
    explanation: tuple[Line, ...]


NOTHING_ELSE: Final = Circumstances()


def add_months(day: date, months: int) -> date:
    """The day of the same number, else the last of that month (§ 188(2), (3) BGB)."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_working_days(
    day: date, number: int, calendar: Calendar, *, pause: Pause | None = None
) -> date:
    """The n-th working day after the day, which does not count; the days of a pause do not either.

    The day on which the pause is over counts again.
    """
    while number:
        day += _ONE_DAY
        rests = pause is not None and pause.first_on <= day < pause.until
        number -= calendar.is_working(day) and not rests
    return day


def offender_unknown(rule: DeadlineRule) -> NotRunning:
    """Raises OffenderDoesNotMatter where the rule does not wait for the offender."""
    if not rule.waits_for_offender:
        raise OffenderDoesNotMatter
    return NotRunning(
        rule=rule,
        explanation=(
            line(N_("It begins when the entitled person knows both act and offender.")),
            line(N_("The application may be made already.")),
            line(N_("Prosecution can become time-barred meanwhile (§ 78 StGB).")),
        ),
    )


def reckon(
    rule: DeadlineRule, anchor: date, calendar: Calendar, known: Circumstances = NOTHING_ELSE
) -> Reckoned:
    """The anchor of a rule by the hour is an aware datetime in the zone of the place."""
    _refuse_unfitting(rule, anchor, known)
    calendar.reach(anchor, known.earlier)
    if known.pause is not None:
        calendar.reach(known.pause.first_on, known.pause.until)
    ends_at: datetime | None = None
    if isinstance(anchor, datetime):
        nominal, ends_at, lines = _hours(rule, anchor)
    else:
        nominal, lines = _days(rule, anchor, calendar, known)
    statutory_end = nominal
    if rule.end is EndOnFreeDay.NEXT and (end := calendar.next(nominal)) != nominal:
        lines.append(
            _moved(N_("By law the end moves over {days} to {to}."), nominal, end, calendar)
        )
        statutory_end = end
    safe = calendar.previous(nominal)
    if safe != nominal:
        lines.append(_moved(N_("The safe day lies before {days}: {to}."), nominal, safe, calendar))
    if safe < (anchor.date() if isinstance(anchor, datetime) else anchor):
        lines.append(line(N_("The safe day is over before it begins: act at once.")))
    return Reckoned(
        rule=rule,
        anchor=anchor,
        nominal=nominal,
        statutory_end=statutory_end,
        safe=safe,
        explanation=tuple(lines),
        ends_at=ends_at,
    )


def _refuse_unfitting(rule: DeadlineRule, anchor: date, known: Circumstances) -> None:
    moment = isinstance(anchor, datetime)
    if rule.by_the_hour and not moment:
        raise NeedsMoment
    if moment and not rule.by_the_hour:
        raise NeedsDay
    if (anchor.date() if isinstance(anchor, datetime) else anchor) < rule.valid_from:
        raise NotYetInForce(day=day_in_both(rule.valid_from))
    if known.pause is not None and not rule.pauses:
        raise NoPauseHere
    if known.earlier is not None and rule.earlier_event is None:
        raise NoEarlierEventHere
    if known.number is not None and not rule.asks_number:
        raise NumberOfDaysFixed
    if rule.asks_number and not 1 <= (known.number or 0) <= _MOST_WORKING_DAYS:
        raise NumberOfDaysMissing


def _hours(rule: DeadlineRule, anchor: datetime) -> tuple[date, datetime, list[Line | FreeDays]]:
    """Hours run through the change of the clocks; an end at midnight belongs to the day before."""
    after = timedelta(hours=sum(length.count for length in rule.lengths))
    ends_at = (anchor.astimezone(UTC) + after).astimezone(anchor.tzinfo)
    lines: list[Line | FreeDays] = [_step(anchor, rule.lengths[0], ends_at)]
    nominal = (ends_at - timedelta(microseconds=1)).date()
    return nominal, ends_at, lines


def _days(
    rule: DeadlineRule, anchor: date, calendar: Calendar, known: Circumstances
) -> tuple[date, list[Line | FreeDays]]:
    day = anchor
    lines: list[Line | FreeDays] = []
    for written in rule.lengths:
        length = Length(count=known.number, unit=written.unit) if known.number else written
        end = _after(day, length, calendar, known.pause)
        lines.append(_step(day, length, end))
        day = end
    if known.pause is not None:
        day = _paused(rule, anchor, day, known.pause, lines)
    if known.earlier is not None and known.earlier < day:
        day = max(known.earlier, anchor)
        event = rule.earlier_event or Bilingual(de="", en="")
        lines.append(line(N_("Earlier: {event} on {day}."), event=event, day=day))
    return day, lines


def _after(day: date, length: Length, calendar: Calendar, pause: Pause | None) -> date:
    match length.unit:
        case LengthUnit.WORKING_DAYS:
            return add_working_days(day, length.count, calendar, pause=pause)
        case LengthUnit.MONTHS:
            return add_months(day, length.count)
        case LengthUnit.YEARS:
            return add_months(day, length.count * _MONTHS)
        case _:
            return day + timedelta(days=length.count)


def _paused(
    rule: DeadlineRule, anchor: date, end: date, pause: Pause, lines: list[Line | FreeDays]
) -> date:
    if pause.first_on > end:
        raise PauseAfterEnd(day=day_in_both(end))
    if rule.lengths[0].unit is LengthUnit.WORKING_DAYS:
        lines.append(
            line(
                N_("Days from {first} to before {until} did not count: a pause."),
                first=pause.first_on,
                until=pause.until,
            )
        )
        return end
    days = pause.days_after(anchor)
    later = end + timedelta(days=days)
    lines.append(
        line(
            N_("Paused from {first} until {until}: {number} days are added, {day}."),
            first=pause.first_on,
            until=pause.until,
            number=days,
            day=later,
        )
    )
    return later


def _step(start: date, length: Length, end: date) -> Line:
    return line(N_("{start} + {length} = {end}"), start=start, length=length, end=end)


def _moved(sentence: str, start: date, to: date, calendar: Calendar) -> FreeDays:
    step = _ONE_DAY if to > start else -_ONE_DAY
    over = tuple(start + step * number for number in range(abs((to - start).days)))
    return FreeDays(sentence, to, over, calendar)
