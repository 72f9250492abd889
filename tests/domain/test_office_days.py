"""The days on which an office is closed, as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.deadlines.free_days import Land
from komma_desk.domain.deadlines.land_names import LAND_NAMES
from komma_desk.domain.deadlines.office_days import (
    FreeDay,
    NoSuchDay,
    OfficeDays,
    TooManyDays,
    calendar_from,
    days_of_text,
    text_of_days,
)
from komma_desk.system.holidays_by_land import holidays_at
from komma_desk.words import Language, speaking

DAYS = st.dates(date(1991, 1, 1), date(2099, 12, 31))
FREE_DAYS = st.builds(
    lambda day, every: FreeDay(month=day.month, day=day.day, year=None if every else day.year),
    DAYS,
    st.booleans(),
)


@given(st.frozensets(FREE_DAYS, max_size=20), st.booleans())
def test_days_read_back_as_they_were_written(days: frozenset[FreeDay], german: bool) -> None:
    written = text_of_days(tuple(sorted(days, key=FreeDay.to_text)), german=german)
    assert frozenset(days_of_text(written)) == days


@pytest.mark.parametrize("text", ["24.13.", "30.2.", "31.12", "morgen", "2026-02-29", "1.1.26"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(NoSuchDay):
        days_of_text(text)


def test_a_long_list_is_refused() -> None:
    with pytest.raises(TooManyDays):
        days_of_text(" ".join(date.fromordinal(738_000 + n).isoformat() for n in range(101)))


def test_a_day_of_every_year_is_free_in_every_year_and_one_of_a_year_only_there() -> None:
    days = OfficeDays(
        land=Land.HESSE,
        own=days_of_text("08.08."),
        internal=days_of_text("24.12., 09.11.2026, 29.02."),
    )
    calendar = calendar_from(days, holidays_at)
    assert calendar is not None
    assert calendar.is_free(date(2028, 8, 8))
    assert not calendar.is_working(date(2026, 12, 24))
    assert not calendar.is_free(date(2026, 12, 24))
    assert not calendar.is_working(date(2026, 11, 9))
    assert calendar.is_working(date(2027, 11, 9))
    assert not calendar.is_working(date(2028, 2, 29))
    with speaking(Language.ENGLISH):
        assert calendar.why_free(date(2026, 12, 24)) == "internal free day"


def test_without_a_land_there_is_no_calendar() -> None:
    assert calendar_from(OfficeDays(), holidays_at) is None


def test_every_land_has_a_name() -> None:
    assert set(LAND_NAMES) == set(Land)
