"""What data protection gets of the log: per case who read it on which day, and no content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from komma_desk.domain.errors import NOT_AS_WRITTEN, Refusal
from komma_desk.words import N_


class NotADigest(Refusal):
    sentence = N_("This letter holds no list of accesses.")
    advice = N_("Please ask the clearing office for a new one.")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfReads:
    """One person on one day at one case; `name` is empty for somebody nobody knows any more."""

    on: date
    name: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReads:
    """Listed by case: there is no list by person, and none can be made of it in the programme."""

    number: str
    days: tuple[DayOfReads, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyOpening:
    """A case restricted to others was opened; `excluded`: by whom its circle shuts out."""

    on: date
    number: str
    name: str
    excluded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LogDigest:
    """Every read of the days from `first_on` to `last_on`, by case number and day."""

    first_on: date
    last_on: date
    cases: tuple[CaseReads, ...]
    emergencies: tuple[EmergencyOpening, ...] = ()

    def as_words(self) -> dict[str, Any]:
        return {
            "first_on": self.first_on.isoformat(),
            "last_on": self.last_on.isoformat(),
            "cases": [
                {
                    "number": case.number,
                    "days": [[day.on.isoformat(), day.name, day.times] for day in case.days],
                }
                for case in self.cases
            ],
            "emergencies": [
                [each.on.isoformat(), each.number, each.name, each.excluded]
                for each in self.emergencies
            ],
        }

    @classmethod
    def read(cls, words: Mapping[str, Any]) -> Self:
        """Raises NotADigest."""
        try:
            return cls(
                first_on=date.fromisoformat(words["first_on"]),
                last_on=date.fromisoformat(words["last_on"]),
                cases=tuple(
                    CaseReads(
                        number=str(case["number"]),
                        days=tuple(
                            DayOfReads(on=date.fromisoformat(on), name=str(name), times=int(times))
                            for on, name, times in case["days"]
                        ),
                    )
                    for case in words["cases"]
                ),
                emergencies=tuple(
                    EmergencyOpening(
                        on=date.fromisoformat(on),
                        number=str(number),
                        name=str(name),
                        excluded=excluded is True,
                    )
                    for on, number, name, excluded in words.get("emergencies", [])
                ),
            )
        except NOT_AS_WRITTEN as unreadable:
            raise NotADigest from unreadable


def digest_of(
    reads: Iterable[tuple[str, date, str]], *, first_on: date, last_on: date
) -> LogDigest:
    """`reads` are case number, day and name, one for each read."""
    counted = Counter(reads)
    by_case: dict[str, list[DayOfReads]] = {}
    for (number, on, name), times in sorted(counted.items()):
        by_case.setdefault(number, []).append(DayOfReads(on=on, name=name, times=times))
    return LogDigest(
        first_on=first_on,
        last_on=last_on,
        cases=tuple(CaseReads(number=number, days=tuple(days)) for number, days in by_case.items()),
    )
