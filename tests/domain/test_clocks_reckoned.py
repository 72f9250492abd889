"""The dates of a clock: when it runs, when not, and that nothing but the law moves its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.definitions.deadlines import read_deadline_rules
from komma_desk.domain.clock import Clock, SettledHow
from komma_desk.domain.deadlines.free_days import Calendar, Land
from komma_desk.domain.deadlines.of_clock import UnknownRule, reckoned
from komma_desk.domain.deadlines.reckoning import Circumstances, NotRunning, Reckoned, reckon
from komma_desk.domain.deadlines.rules import ALWAYS_SETTLES, DeadlineRule
from komma_desk.system.holidays_by_land import HolidaysByLand
from tests.fakes.clocks import a_clock

RULES = read_deadline_rules(Path(__file__).resolve().parents[2] / "resources" / "deadlines.toml")
KNOWN = {"offender": "Kai", "source": "Gespräch"}
DAYS = st.dates(date(2024, 1, 1), date(2040, 12, 31))


@cache
def at(land: str) -> Calendar:
    return Calendar(holidays=HolidaysByLand(Land(land)))


def found(clock: Clock, land: str = "NW") -> Reckoned:
    dates = reckoned(clock, RULES, at(land))
    assert isinstance(dates, Reckoned)
    return dates


def begun(rule: DeadlineRule, day: date) -> Clock:
    number = 3 if rule.asks_number else None
    anchor = datetime(day.year, day.month, day.day, 9, tzinfo=UTC) if rule.by_the_hour else day
    offender = "Kai" if rule.waits_for_offender else ""
    return a_clock(rule=rule.id, number=number, offender=offender).anchored(anchor)


@pytest.mark.parametrize(
    ("day", "land", "nominal", "end", "safe"),
    [
        ("2026-02-28", "NW", "2026-05-28", "2026-05-28", "2026-05-28"),
        ("2026-11-30", "NW", "2027-02-28", "2027-03-01", "2027-02-26"),
        ("2026-09-25", "NW", "2026-12-25", "2026-12-28", "2026-12-24"),
        ("2026-10-06", "BY", "2027-01-06", "2027-01-07", "2027-01-05"),
        ("2026-08-18", "SN", "2026-11-18", "2026-11-19", "2026-11-17"),
        ("2026-12-08", "BE", "2027-03-08", "2027-03-09", "2027-03-05"),
    ],
)
def test_an_application_has_the_days_of_the_law(
    day: str, land: str, nominal: str, end: str, safe: str
) -> None:
    dates = found(a_clock(**KNOWN, anchored_on=date.fromisoformat(day)), land)
    said = [each.isoformat() for each in (dates.nominal, dates.statutory_end, dates.safe)]
    assert said == [nominal, end, safe]


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_without_a_day_no_clock_runs_and_it_says_what_is_missing(rule: DeadlineRule) -> None:
    dates = reckoned(a_clock(rule=rule.id), RULES, at("NW"))
    assert isinstance(dates, NotRunning)
    assert rule.anchor.spoken() in dates.explanation[0].spoken()


def test_while_nobody_knows_the_offender_no_clock_runs() -> None:
    dates = reckoned(a_clock(offender_unknown=True), RULES, at("NW"))
    assert isinstance(dates, NotRunning)
    assert len(dates.explanation) == 3


@given(rule=st.sampled_from(RULES.rules), day=DAYS, how=st.sampled_from(SettledHow))
def test_settling_a_clock_moves_none_of_its_dates(
    rule: DeadlineRule, day: date, how: SettledHow
) -> None:
    clock = begun(rule, day)
    settled = replace(clock, settled_on=day, settled_how=how, settled_text="so")
    assert found(settled) == found(clock)


@given(rule=st.sampled_from(RULES.rules), day=DAYS)
def test_a_clock_has_the_dates_of_its_rule(rule: DeadlineRule, day: date) -> None:
    clock = begun(rule, day)
    assert clock.anchor is not None
    told = Circumstances(number=clock.number)
    assert found(clock) == reckon(rule, clock.anchor, at("NW"), told)


@given(day=DAYS, first=st.integers(0, 60), length=st.integers(0, 200))
def test_a_pause_adds_its_days_and_no_others(day: date, first: int, length: int) -> None:
    clock = a_clock(**KNOWN, anchored_on=day)
    paused_on = day + timedelta(days=first)
    resumed_on = paused_on + timedelta(days=length)
    paused = replace(clock, paused_on=paused_on, resumed_on=resumed_on)
    assert found(paused).nominal - found(clock).nominal == timedelta(days=length)


@given(day=DAYS)
def test_a_pause_without_an_end_adds_nothing_and_says_so(day: date) -> None:
    clock = a_clock(**KNOWN, anchored_on=day)
    paused = found(replace(clock, paused_on=day))
    assert paused.safe == found(clock).safe
    assert len(paused.explanation) == len(found(clock).explanation) + 1


def test_hours_are_counted_and_shown_in_the_time_of_the_place() -> None:
    clock = a_clock(rule="dsgvo33", anchored_at=datetime(2026, 3, 28, 22, 30, tzinfo=UTC))
    dates = found(clock)
    assert dates.ends_at is not None
    assert dates.ends_at.isoformat() == "2026-04-01T00:30:00+02:00"  # summer time began meanwhile


def test_an_earlier_event_ends_a_deadline_earlier() -> None:
    clock = a_clock(rule="dsgvo14", anchored_on=date(2026, 3, 2), earlier=date(2026, 3, 10))
    assert found(clock).statutory_end == date(2026, 3, 10)
    assert found(replace(clock, earlier=None)).statutory_end == date(2026, 4, 2)


def test_a_rule_that_is_gone_is_named() -> None:
    with pytest.raises(UnknownRule) as refused:
        reckoned(a_clock(rule="früher"), RULES, at("NW"))
    assert refused.value.facts == {"rule": "früher"}


@pytest.mark.parametrize(
    "filled",
    [
        {"offender": "Kai"},
        {"offender_unknown": True},
        {"anchored_on": date(2026, 10, 1)},
        {"source": "Brief"},
        {"paused_on": date(2026, 10, 1)},
        {"settled_on": date(2026, 10, 1)},
        {"revision": 2},
    ],
)
def test_whatever_somebody_put_into_a_clock_is_seen(filled: dict[str, Any]) -> None:
    assert a_clock().is_untouched
    assert not a_clock(**filled).is_untouched


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_every_deadline_says_what_settles_it(rule: DeadlineRule) -> None:
    assert rule.settled_by
    assert rule.settled_ways == (*rule.settled_by, *ALWAYS_SETTLES)
    assert len(set(rule.settled_ways)) == len(rule.settled_ways)
