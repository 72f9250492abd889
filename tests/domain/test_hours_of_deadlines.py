"""A deadline by the hour: "48 h" is not "2 days", and runs through nights and weekends."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from komma_desk.definitions.deadlines import read_deadline_rules
from komma_desk.definitions.procedure import read_procedure
from komma_desk.domain.case import CaseEvent
from komma_desk.domain.deadlines.free_days import Calendar, Land
from komma_desk.domain.deadlines.rules import Pause
from komma_desk.domain.dues.internal import Within, days_before, reckon_within
from komma_desk.domain.dues.of_case import due_of
from komma_desk.domain.home_time import HOME
from komma_desk.domain.procedure.definition import Deadline, Procedure
from komma_desk.domain.procedure.findings import Rule
from komma_desk.domain.procedure.interval import Interval
from komma_desk.domain.procedure.interval_words import short_interval, spoken_interval
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.domain.procedure.soundness import check
from komma_desk.system.holidays_by_land import HolidaysByLand
from komma_desk.words import Language, speaking

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
RULES = read_deadline_rules(RESOURCES / "deadlines.toml")
CALENDAR = Calendar(holidays=HolidaysByLand(Land.HESSE))
MONDAY = datetime(2026, 10, 5, 8, 30, tzinfo=UTC)  # half past ten in the town


def written(text: str) -> Interval:
    interval = Interval.from_text(text)
    assert interval is not None
    return interval


def within(text: str, began_at: datetime, *pauses: Pause) -> Within:
    return reckon_within(written(text), began_at, CALENDAR, pauses)


def in_triage(text: str, *, remind: tuple[str, ...] = ()) -> Procedure:
    standard = read_procedure(RESOURCES / "procedures" / f"{ShippedProcedure.STANDARD}.toml")
    deadline = Deadline(within=written(text), remind=tuple(written(one) for one in remind))
    return replace(
        standard,
        states=tuple(
            replace(each, deadline=deadline) if each.id == "triage" else each
            for each in standard.states
        ),
    )


def test_it_ends_at_the_same_time_of_the_day_two_days_later() -> None:
    found = within("48 h", MONDAY)
    assert found.ends_at == datetime(2026, 10, 7, 10, 30, tzinfo=HOME)
    assert (found.nominal, found.safe) == (date(2026, 10, 7), date(2026, 10, 7))


def test_it_runs_through_the_weekend_and_is_safe_on_friday() -> None:
    friday = MONDAY.replace(day=9)
    found = within("48 h", friday)
    assert (found.nominal, found.safe) == (date(2026, 10, 11), date(2026, 10, 9))


def test_an_hour_is_an_hour_when_the_clocks_are_changed() -> None:
    found = within("48 h", datetime(2026, 10, 24, 10, 0, tzinfo=HOME))
    assert found.ends_at == datetime(2026, 10, 26, 9, 0, tzinfo=HOME)


def test_what_ends_at_midnight_ends_on_the_day_before() -> None:
    assert within("24 h", datetime(2026, 10, 6, 0, 0, tzinfo=HOME)).nominal == date(2026, 10, 6)


def test_it_pauses_for_whole_days_while_the_case_rests() -> None:
    rested = Pause(first_on=date(2026, 10, 6), until=date(2026, 10, 13))
    found = within("48 h", MONDAY, rested)
    assert found.ends_at == datetime(2026, 10, 14, 10, 30, tzinfo=HOME)


def test_what_was_over_before_a_pause_stays_over() -> None:
    rested = Pause(first_on=date(2026, 10, 8), until=date(2026, 10, 13))
    assert within("48 h", MONDAY, rested).nominal == date(2026, 10, 7)


def test_its_end_is_told_with_the_time_and_the_arithmetic() -> None:
    came = CaseEvent(at=MONDAY, by=None, action="received", entered=("triage",))
    (due,) = (
        due
        for due in due_of(in_triage("48 h"), [came], (), CALENDAR, RULES, MONDAY.date())
        if due.place == "triage"
    )
    assert due.ends_at == datetime(2026, 10, 7, 10, 30, tzinfo=HOME)
    with speaking(Language.ENGLISH):
        told = [one.spoken() for one in due.explanation]
    assert "Mon 2026-10-05, 10:30 + 48 hours = Wed 2026-10-07, 10:30" in told


@pytest.mark.parametrize(
    ("text", "least", "most"), [("48 h", 2, 2), ("49 h", 2, 3), ("5 h", 0, 1), ("72 h", 3, 3)]
)
def test_it_is_compared_with_days_by_what_it_can_reach(text: str, least: int, most: int) -> None:
    interval = written(text)
    assert (interval.at_least_days(), interval.at_most_days()) == (least, most)


@pytest.mark.parametrize(("reminder", "fits"), [("24 h", True), ("48 h", False), ("2 D", False)])
def test_a_reminder_lies_inside(reminder: str, *, fits: bool) -> None:
    rules = {finding.rule for finding in check(in_triage("48 h", remind=(reminder,)))}
    assert (Rule.REMINDER_OUTSIDE not in rules) is fits


def test_a_reminder_by_the_hour_comes_on_a_working_day() -> None:
    assert days_before(date(2026, 10, 12), written("20 h"), CALENDAR) == date(2026, 10, 9)


def test_hours_and_days_are_two_procedures() -> None:
    assert in_triage("48 h").sha256() != in_triage("2 D").sha256()


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [(Language.GERMAN, "48 Stunden", "48 Std."), (Language.ENGLISH, "48 hours", "48 h")],
)
def test_it_is_told_in_both_languages(language: Language, long: str, short: str) -> None:
    with speaking(language):
        assert (spoken_interval(written("48 h")), short_interval(written("48 h"))) == (long, short)
