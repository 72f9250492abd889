"""What holds for every day from 2020 to 2040, in every Land, by every rule."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.definitions.deadlines import read_deadline_rules
from komma_desk.domain.deadlines.free_days import Calendar, Land
from komma_desk.domain.deadlines.reckoning import Circumstances, add_months, reckon
from komma_desk.domain.deadlines.rules import DeadlineRule
from komma_desk.system.holidays_by_land import HolidaysByLand

RULES = read_deadline_rules(Path(__file__).resolve().parents[2] / "resources" / "deadlines.toml")
BY_DAY = [rule for rule in RULES.rules if not rule.by_the_hour]
FIRST, LAST = date(2020, 1, 1), date(2040, 12, 31)
EVERY_DAY = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]


@cache
def at(land: Land) -> Calendar:
    return Calendar(holidays=HolidaysByLand(land))


def known(rule: DeadlineRule) -> Circumstances:
    return Circumstances(number=3 if rule.asks_number else None)


@pytest.mark.parametrize("months", [1, 2, 3, 24, 36])
def test_months_are_added_as_an_independent_library_adds_them(months: int) -> None:
    assert [
        day for day in EVERY_DAY if add_months(day, months) != day + relativedelta(months=months)
    ] == []


@pytest.mark.parametrize("rule", BY_DAY, ids=lambda rule: rule.id)
def test_on_every_day_the_safe_day_is_early_enough_and_no_free_day(rule: DeadlineRule) -> None:
    calendar = at(Land.NORTH_RHINE_WESTPHALIA)
    before = FIRST
    for day in EVERY_DAY:
        if day < rule.valid_from:
            continue
        found = reckon(rule, day, calendar, known(rule))
        assert not calendar.is_free(found.safe)
        assert found.safe <= found.nominal <= found.statutory_end
        assert found.nominal > day
        assert found.statutory_end >= before
        before = found.statutory_end


@given(
    rule=st.sampled_from(BY_DAY),
    land=st.sampled_from(list(Land)),
    day=st.dates(date(2024, 1, 1), LAST),
    later=st.integers(0, 40),
)
def test_who_learns_later_never_has_to_act_earlier(
    rule: DeadlineRule, land: Land, day: date, later: int
) -> None:
    first = reckon(rule, day, at(land), known(rule))
    second = reckon(rule, day + timedelta(days=later), at(land), known(rule))
    assert first.nominal <= second.nominal
    assert first.statutory_end <= second.statutory_end
    assert first.safe <= second.safe


@given(day=st.dates(date(2024, 1, 1), LAST), land=st.sampled_from(list(Land)))
def test_the_end_by_law_is_the_next_day_that_is_not_free(day: date, land: Land) -> None:
    calendar = at(land)
    rule = RULES.get("stgb77b")
    assert rule is not None
    found = reckon(rule, day, calendar)
    assert not calendar.is_free(found.statutory_end)
    skipped = (found.statutory_end - found.nominal).days
    assert all(calendar.is_free(found.nominal + timedelta(days=each)) for each in range(skipped))
