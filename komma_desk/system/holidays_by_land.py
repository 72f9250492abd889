"""The statutory holidays of a Land, from the one library that knows their tables."""

from __future__ import annotations

from datetime import date
from typing import Final

from komma_desk.domain.deadlines.free_days import Land
from komma_desk.domain.errors import Refusal
from komma_desk.words import N_

FIRST_YEAR: Final = 1991
LAST_YEAR: Final = 2099


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
