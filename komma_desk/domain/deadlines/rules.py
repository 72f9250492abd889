"""A rule of reckoning as data: how long, from what, and what happens to an end on a free day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Self

from komma_desk.domain.clock import SettledHow
from komma_desk.domain.errors import Refusal
from komma_desk.words import N_, Bilingual

OWN_RULE: Final = "working_days"  # days an office sets itself; every other rule is of law
_WRITTEN: Final = re.compile(r"([1-9][0-9]{0,2}) (h|WD|D|M|Y)")


class LengthUnit(StrEnum):
    HOURS = "h"
    WORKING_DAYS = "WD"
    DAYS = "D"
    MONTHS = "M"
    YEARS = "Y"


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    count: int
    unit: LengthUnit

    @classmethod
    def from_text(cls, text: str) -> Self | None:
        """The length a text such as "3 M" means, or None if it means none."""
        found = _WRITTEN.fullmatch(text)
        return cls(count=int(found[1]), unit=LengthUnit(found[2])) if found else None


ALWAYS_SETTLES: Final = (SettledHow.DOES_NOT_APPLY, SettledHow.PASSED)


class EndOnFreeDay(StrEnum):
    """What the law makes of an end that falls on a free day."""

    NEXT = "next"
    STAYS = "stays"


class NeedsMoment(Refusal):
    sentence = N_("This deadline runs by the hour.")
    advice = N_("Please give day and time, as 2026-10-31T14:30.")


class NeedsDay(Refusal):
    sentence = N_("This deadline runs by the day.")
    advice = N_("Please give the day without a time, as 2026-10-31.")


class NumberOfDaysMissing(Refusal):
    sentence = N_("How many working days it is about was not said.")
    advice = N_("Please give their number, from 1 to 999.")


class NumberOfDaysFixed(Refusal):
    sentence = N_("The length of this deadline is fixed.")
    advice = N_("Please leave the number of days out.")


class NoPauseHere(Refusal):
    sentence = N_("This deadline does not pause.")
    advice = N_("Please leave the pause out.")


class NoEarlierEventHere(Refusal):
    sentence = N_("No other event ends this deadline earlier.")
    advice = N_("Please leave the earlier event out.")


class OffenderDoesNotMatter(Refusal):
    sentence = N_("This deadline runs whether or not the offender is known.")
    advice = N_("Please give the day it runs from.")


class BackwardsPause(Refusal):
    sentence = N_("The pause ends before it begins.")
    advice = N_("Please give the earlier day first.")


class PauseAfterEnd(Refusal):
    sentence = N_("The pause begins after the deadline was over ({day}).")
    advice = N_("It cannot bring the deadline back. Please check both days.")


class NotYetInForce(Refusal):
    sentence = N_("This rule holds for events from {day} on.")
    advice = N_("Please check the day, or ask for legal advice.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """From the receipt of an application for conciliation, say, until its certificate."""

    first_on: date
    until: date

    def __post_init__(self) -> None:
        if self.until < self.first_on:
            raise BackwardsPause

    def days_after(self, anchor: date) -> int:
        """The days of it that lie after the anchor: before it nothing ran that could pause."""
        return max(0, (self.until - max(self.first_on, anchor)).days)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    id: str
    title: Bilingual
    anchor: Bilingual
    norm: str
    lengths: tuple[Length, ...]
    end: EndOnFreeDay
    valid_from: date
    notes: Bilingual | None = None
    asks_number: bool = False
    pauses: bool = False
    waits_for_offender: bool = False
    earlier_event: Bilingual | None = None
    settled_by: tuple[SettledHow, ...] = ()

    @property
    def named(self) -> Bilingual:
        """Its title with the first norm it stands in, as lists and pictures call it."""
        norm = self.norm.partition(";")[0]
        return Bilingual(de=f"{self.title.de} ({norm})", en=f"{self.title.en} ({norm})")

    @property
    def settled_ways(self) -> tuple[SettledHow, ...]:
        """What can become of a clock by this rule; two ways fit every one."""
        return (*self.settled_by, *ALWAYS_SETTLES)

    @property
    def by_the_hour(self) -> bool:
        return self.lengths[0].unit is LengthUnit.HOURS


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRules:
    """All rules of one version of the data."""

    version: str
    rules: tuple[DeadlineRule, ...]

    def get(self, rule_id: str) -> DeadlineRule | None:
        return next((rule for rule in self.rules if rule.id == rule_id), None)

    def name_of(self, rule_id: str) -> Bilingual:
        """What a rule is called; of one nobody here knows, as it is written."""
        known = self.get(rule_id)
        return known.named if known else Bilingual(de=rule_id, en=rule_id)


NO_RULES: Final = DeadlineRules(version="", rules=())  # until the office has said which it has
