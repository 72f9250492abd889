"""The holidays of 2020 to 2040 are those of the frozen table: a library that changes is noticed."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from komma_desk.domain.deadlines.free_days import Calendar, Land
from komma_desk.system.holidays_by_land import HolidaysByLand, NoTableOfHolidays

TABLE = Path(__file__).resolve().parents[1] / "data" / "holidays" / "de-2020-2040.json"
YEARS = range(2020, 2041)


def _days(land: Land, year: int, *, catholic: bool) -> str:
    table = HolidaysByLand(land, catholic=catholic)
    first = date(year, 1, 1)
    days = (first + timedelta(days=number) for number in range(366))
    return " ".join(
        f"{day:%m%d}" for day in days if day.year == year and table.name_of(day) is not None
    )


@pytest.mark.parametrize("catholic", [False, True], ids=["usual", "catholic"])
@pytest.mark.parametrize("land", Land)
def test_the_holidays_of_a_land_are_those_of_the_frozen_table(land: Land, catholic: bool) -> None:
    frozen = json.loads(TABLE.read_text(encoding="utf-8"))
    usual = frozen["usual"][land.value]
    expected = frozen["catholic"].get(land.value, usual) if catholic else usual
    assert {str(year): _days(land, year, catholic=catholic) for year in YEARS} == expected


def test_names_of_holidays_are_german() -> None:
    table = HolidaysByLand(Land.BERLIN)
    assert table.name_of(date(2027, 3, 8)) == "Frauentag"
    assert table.name_of(date(2027, 3, 9)) is None


@pytest.mark.parametrize("year", [1990, 2100])
def test_a_year_without_a_table_is_refused_and_not_taken_for_one_without_holidays(
    year: int,
) -> None:
    calendar = Calendar(holidays=HolidaysByLand(Land.HESSE))
    with pytest.raises(NoTableOfHolidays):
        calendar.reach(date(year, 5, 1))
