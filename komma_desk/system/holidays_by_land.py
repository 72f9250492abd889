"""The statutory holidays of a Land, from the one library that knows their tables."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from komma_desk.domain.deadlines.free_days import Land
from komma_desk.domain.deadlines.office_days import FIRST_YEAR, LAST_YEAR
from komma_desk.domain.errors import Refusal
from komma_desk.words import N_


class NoTableOfHolidays(Refusal):
    sentence = N_("The holidays of the year {year} are not known here.")
    advice = N_("Please check the day; years from {first} to {last} can be reckoned.")


class HolidaysByLand:
    """Fulfils `Holidays`; `catholic` for municipalities where more feasts are kept."""

    def __init__(self, land: Land, *, catholic: bool = False) -> None:
        from holidays.countries.germany import Germany

        also = ("public", "catholic") if catholic else ("public",)
        self._table = Germany(subdiv=land.value, categories=also, language="de")

    def name_of(self, day: date) -> str | None:
        """Raises NoTableOfHolidays outside the years the library knows."""
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise NoTableOfHolidays(year=day.year, first=FIRST_YEAR, last=LAST_YEAR)
        return self._table.get(day)


@lru_cache(maxsize=4)
def holidays_at(land: Land, *, catholic: bool = False) -> HolidaysByLand:
    """Fulfils `HolidaysAt`; every question of an open desk asks the same table."""
    return HolidaysByLand(land, catholic=catholic)
