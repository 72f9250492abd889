"""What falls due where a pause comes late, a case leads back another way, or is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.deadlines.free_days import Calendar, Land
from komma_desk.domain.deadlines.rules import Pause
from komma_desk.domain.dues.internal import days_before, reckon_within
from komma_desk.domain.dues.of_case import Due, due_of
from komma_desk.domain.procedure.definition import Procedure, StateId, StepId
from komma_desk.domain.procedure.interval import Interval
from komma_desk.domain.procedure.movement import destination, start
from komma_desk.system.holidays_by_land import HolidaysByLand
from komma_desk.words import Language, speaking
from tests.fakes.shipped import AGG, RULES, STANDARD

CALENDAR = Calendar(holidays=HolidaysByLand(Land.HESSE))
MONDAY = datetime(2026, 10, 5, 8, 30, tzinfo=UTC)
SATURDAY = datetime(2026, 10, 10, 8, 30, tzinfo=UTC)


def interval(text: str) -> Interval:
    found = Interval.from_text(text)
    assert found is not None
    return found


def history(procedure: Procedure, *steps: tuple[str, int]) -> tuple[CaseEvent, ...]:
    """Each step so many days after the case was received."""
    position = start(procedure)
    told = [CaseEvent(at=MONDAY, by=None, action="received", entered=position.active(procedure))]
    for name, days in steps:
        after = destination(procedure, position, procedure.step_by_id[StepId(name)])
        assert after is not None, name
        was, now = position.active(procedure), after.active(procedure)
        told.append(
            CaseEvent(
                at=MONDAY + timedelta(days=days),
                by=None,
                action=name,
                left=tuple(one for one in was if one not in now),
                entered=tuple(one for one in now if one not in was),
            )
        )
        position = after
    return tuple(told)


def dues(procedure: Procedure, *steps: tuple[str, int]) -> tuple[Due, ...]:
    told = history(procedure, *steps)
    return due_of(procedure, told, (), CALENDAR, RULES, date(2026, 11, 2))


def test_days_that_were_over_before_a_pause_stay_over() -> None:
    late = Pause(first_on=date(2026, 10, 20), until=date(2026, 10, 25))
    found = reckon_within(interval("3 D"), MONDAY, CALENDAR, (late,))
    assert found.nominal == date(2026, 10, 8)


def test_what_ends_before_anybody_works_says_to_act_at_once() -> None:
    found = reckon_within(interval("1 D"), SATURDAY, CALENDAR)
    assert found.safe == date(2026, 10, 9)
    with speaking(Language.ENGLISH):
        assert found.explanation[-1].spoken() == (
            "The safe day is over before it begins: act at once."
        )


@pytest.mark.parametrize(
    ("day", "before", "reminded"),
    [
        (date(2026, 10, 12), "1 D", date(2026, 10, 9)),  # not on Sunday
        (date(2026, 12, 14), "1 M", date(2026, 11, 13)),  # not on Saturday
    ],
)
def test_a_reminder_comes_on_a_day_somebody_works(day: date, before: str, reminded: date) -> None:
    assert days_before(day, interval(before), CALENDAR) == reminded


def test_where_a_case_waits_without_resting_its_deadline_runs_on() -> None:
    waiting = replace(
        STANDARD, states=tuple(replace(each, rests=False) for each in STANDARD.states)
    )
    there_and_back = (("accept", 0), ("rest", 1), ("resume", 8))
    (alone,) = dues(STANDARD, ("accept", 0))
    (ran_on,) = dues(waiting, *there_and_back)
    (paused,) = dues(STANDARD, *there_and_back)
    assert ran_on.nominal == alone.nominal
    assert paused.nominal != alone.nominal


def test_out_of_rest_by_another_step_a_deadline_begins_anew() -> None:
    resume = STANDARD.step_by_id[StepId("resume")]
    onward = replace(resume, id=StepId("take_up"), to=StateId("triage"))
    procedure = replace(STANDARD, steps=(*STANDARD.steps, onward))
    (found,) = dues(procedure, ("accept", 0), ("rest", 1), ("take_up", 8))
    assert found.anchor == (MONDAY + timedelta(days=8)).date()


def test_a_case_that_is_over_asks_for_no_beginning_any_more() -> None:
    into = next(step.id for step in STANDARD.steps if step.to == "in_hand")
    opened = next(step.id for step in STANDARD.steps if step.sources == ("criminal_none",))
    way = (("accept", 0), (into, 0), (opened, 1))
    assert "stgb77b" in {due.rule for due in dues(STANDARD, *way)}
    assert dues(STANDARD, *way, ("withdraw", 2)) == ()


def test_a_state_under_a_rule_of_law_asks_for_its_beginning_while_the_case_rests() -> None:
    way = (("accept", 0), ("examine_without_name", 0))
    assert "agg15_4" in {due.rule for due in dues(AGG, *way, ("rest", 1))}
