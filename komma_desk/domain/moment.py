"""When something happened: a day, a span, about then, or unknown. Nobody is forced to be exact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from komma_desk.domain.text import Problem
from komma_desk.words import N_


class Precision(StrEnum):
    DAY = "day"
    ABOUT = "about"
    SPAN = "span"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Local German calendar days; `first_on` alone for a day, both for a span, none if unknown."""

    precision: Precision
    first_on: date | None = None
    last_on: date | None = None
    at: time | None = None

    @classmethod
    def on(cls, day: date, at: time | None = None) -> Moment:
        return cls(precision=Precision.DAY, first_on=day, at=at)

    @classmethod
    def unknown(cls) -> Moment:
        return cls(precision=Precision.UNKNOWN)

    def problem(self, today: date) -> Problem | None:
        if self.precision is Precision.UNKNOWN:
            return None
        if self.first_on is None:
            return Problem(N_("Please choose a day, or say that you do not know it."))
        if self.precision is Precision.SPAN and self.last_on is None:
            return Problem(N_("Please choose the last day of the period too."))
        if max(self.first_on, self.last_on or self.first_on) > today:
            return Problem(N_("This day lies in the future."))
        if self.last_on is not None and self.last_on < self.first_on:
            return Problem(N_("The period ends before it begins."))
        return None
