"""Standing in for the clearing office: from a first to a last day, perhaps for one colleague."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId
from komma_desk.words import N_

LONGEST_DAYS: Final = 366


class NoTerm(Refusal):
    sentence = N_("A substitute needs a first and a last day.")
    advice = N_("Please say from when until when this person stands in.")


class TermBackwards(Refusal):
    sentence = N_("The last day lies before the first.")


class TermOver(Refusal):
    sentence = N_("The last day has passed already.")
    advice = N_("Please give a later one; whoever was invited only, please invite again.")


class TermTooLong(Refusal):
    sentence = N_("A substitution lasts {days} days at most.")
    advice = N_("Who stays longer belongs to the clearing office. Or give a new term later.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitution:
    """Both days count. `stands_in_for` is the colleague whose cases she finds by a view."""

    first_on: date
    last_on: date
    stands_in_for: PersonId | None = None

    def holds_on(self, day: date) -> bool:
        return self.first_on <= day <= self.last_on

    def is_over(self, day: date) -> bool:
        return day > self.last_on

    def reaches_beyond(self, other: Substitution) -> bool:
        """Whether it allows a day that the other does not."""
        return self.first_on < other.first_on or self.last_on > other.last_on

    def require_sense(self, today: date) -> None:
        """Raises TermBackwards, TermOver or TermTooLong."""
        if self.last_on < self.first_on:
            raise TermBackwards
        if self.is_over(today):
            raise TermOver
        if (self.last_on - self.first_on).days >= LONGEST_DAYS:
            raise TermTooLong(days=LONGEST_DAYS)

    def said(self) -> str:
        """As clearing signs it with the person's keys."""
        return f"{self.first_on.isoformat()}/{self.last_on.isoformat()}/{self.stands_in_for or ''}"
