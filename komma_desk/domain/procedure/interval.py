"""A length of time as procedures write it: "48 h", "3 WD" (working days), "14 D", "3 M"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from komma_desk.domain.deadlines.rules import Length, LengthUnit

_WRITTEN = re.compile(r"([1-9][0-9]{0,3}) (h|WD|D|M)")
_HOURS_A_DAY = 24
_LONGEST_MONTH = 31
_SHORTEST_MONTHS = {1: 28, 2: 59, 3: 89}


class Unit(StrEnum):
    HOURS = "h"  # by the clock, through nights and weekends
    WORKING_DAYS = "WD"
    DAYS = "D"
    MONTHS = "M"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    count: int
    unit: Unit

    @classmethod
    def from_text(cls, text: str) -> Self | None:
        """The interval a text means, or None if it means none."""
        found = _WRITTEN.fullmatch(text)
        return cls(count=int(found[1]), unit=Unit(found[2])) if found else None

    def as_length(self) -> Length:
        """As the reckoning of deadlines takes it, which knows years as well."""
        return Length(count=self.count, unit=LengthUnit(self.unit.value))

    def at_most_days(self) -> int:
        """The most days it can take; a week of working days counts as seven (holidays aside)."""
        if self.unit is Unit.WORKING_DAYS:
            return self.count + 2 * ((self.count + 4) // 5)
        if self.unit is Unit.HOURS:
            return -(-self.count // _HOURS_A_DAY)
        return self.count * (_LONGEST_MONTH if self.unit is Unit.MONTHS else 1)

    def at_least_days(self) -> int:
        """The fewest days it can take, wherever in the calendar it begins."""
        if self.unit is Unit.MONTHS:
            return _SHORTEST_MONTHS.get(self.count, self.count * 30 - 2)
        if self.unit is Unit.HOURS:
            return self.count // _HOURS_A_DAY
        return self.count
