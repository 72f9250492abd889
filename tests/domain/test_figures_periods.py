"""Months, quarters and years are read strictly and know what they hold."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.figures.periods import (
    Month,
    Quarter,
    UnknownPeriod,
    Year,
    is_over,
    months_between,
    parse_period,
)


@pytest.mark.parametrize("text", ["2026-10", "2026-Q4", "2026", "0001-01"])
def test_a_period_is_written_as_it_was_read(text: str) -> None:
    assert str(parse_period(text)) == text


@pytest.mark.parametrize(
    "text",
    ["", "2026-13", "2026-00", "2026-Q5", "26", "0000", "0000-01", "2026-1", "٢٠٢٦", "2026\n"],
)
def test_anything_else_is_no_period(text: str) -> None:
    with pytest.raises(UnknownPeriod):
        parse_period(text)


@given(st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31)))
def test_every_day_lies_in_its_month_quarter_and_year(day: date) -> None:
    month = Month.of(day)
    assert month in month.quarter
    assert month in Year(year=day.year)
    assert day <= month.last_day < date(month.following.year, month.following.number, 2)


def test_a_quarter_has_three_months() -> None:
    assert [str(month) for month in Quarter.parse("2026-Q4").months] == [
        "2026-10",
        "2026-11",
        "2026-12",
    ]


def test_a_period_is_over_on_the_day_after_its_last() -> None:
    assert not is_over(Month.parse("2026-02"), date(2026, 2, 28))
    assert is_over(Month.parse("2026-02"), date(2026, 3, 1))


def test_the_months_between_cross_the_year() -> None:
    between = months_between(Month.parse("2025-11"), Month.parse("2026-02"))
    assert [str(month) for month in between] == ["2025-11", "2025-12", "2026-01", "2026-02"]


def test_a_period_has_a_german_name() -> None:
    assert Month.parse("2026-03").name.de == "März 2026"
    assert Quarter.parse("2026-Q1").name.de == "1. Quartal 2026"
