"""What falls due in a case, whatever way it takes through the procedures that ship."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.definitions.deadlines import read_deadline_rules
from komma_desk.definitions.procedure import read_procedure
from komma_desk.domain.case import CaseEvent
from komma_desk.domain.clock import Clock, Entitled, SettledHow
from komma_desk.domain.deadlines.free_days import Calendar, Land
from komma_desk.domain.deadlines.of_clock import reckoned
from komma_desk.domain.deadlines.reckoning import Reckoned
from komma_desk.domain.dues.of_case import Due, DueKind, Light, due_of
from komma_desk.domain.dues.walked import walked
from komma_desk.domain.identifiers import ClockId
from komma_desk.domain.procedure.definition import Procedure, Step
from komma_desk.domain.procedure.movement import destination, start
from komma_desk.domain.procedure.position import Position
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.system.holidays_by_land import HolidaysByLand
from komma_desk.words import Language, speaking

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
RULES = read_deadline_rules(RESOURCES / "deadlines.toml")
CALENDAR = Calendar(holidays=HolidaysByLand(Land.BAVARIA, catholic=True))
FIRST = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CLOCK = Clock(
    id=ClockId(UUID(int=7)),
    rule="stgb77b",
    entitled=Entitled.AFFECTED,
    anchored_on=date(2026, 3, 1),
)


@cache
def shipped(which: ShippedProcedure) -> Procedure:
    return read_procedure(RESOURCES / "procedures" / f"{which}.toml")


@dataclass
class Walk:
    """A case on its way: what happened so far and where it stands."""

    procedure: Procedure
    position: Position
    history: list[CaseEvent]

    @classmethod
    def begun(cls, procedure: Procedure) -> Walk:
        position = start(procedure)
        received = CaseEvent(
            at=FIRST, by=None, action="received", entered=position.active(procedure)
        )
        return cls(procedure, position, [received])

    def ways(self) -> list[Step]:
        return [
            step
            for step in self.procedure.steps
            if destination(self.procedure, self.position, step) is not None
        ]

    def go(self, step: Step, at: datetime) -> None:
        after = destination(self.procedure, self.position, step)
        assert after is not None
        was, now = self.position.active(self.procedure), after.active(self.procedure)
        self.history.append(
            CaseEvent(
                at=at,
                by=None,
                action=step.id,
                left=tuple(each for each in was if each not in now),
                entered=tuple(each for each in now if each not in was),
            )
        )
        self.position = after

    def named(self, *steps: str, at: datetime) -> None:
        for step in steps:
            self.go(next(each for each in self.procedure.steps if each.id == step), at)


@st.composite
def walks(draw: st.DrawFn) -> Walk:
    walk = Walk.begun(shipped(draw(st.sampled_from(list(ShippedProcedure)))))
    at = FIRST
    for _each in range(draw(st.integers(0, 14))):
        at += timedelta(hours=draw(st.integers(0, 900)))
        walk.go(draw(st.sampled_from(walk.ways())), at)
    return walk


def due_in(walk: Walk, *clocks: Clock, today: date = date(2026, 6, 1)) -> tuple[Due, ...]:
    return due_of(walk.procedure, walk.history, clocks, CALENDAR, RULES, today)


def internal(dues: tuple[Due, ...]) -> dict[str, Due]:
    return {str(due.place): due for due in dues if due.kind is DueKind.INTERNAL}


@given(walks())
def test_a_deadline_of_law_is_the_same_whatever_the_case_does(walk: Walk) -> None:
    alone = reckoned(CLOCK, RULES, CALENDAR)
    assert isinstance(alone, Reckoned)
    (found,) = (due for due in due_in(walk, CLOCK) if due.clock == CLOCK.id)
    assert (found.nominal, found.statutory_end, found.safe) == (
        alone.nominal,
        alone.statutory_end,
        alone.safe,
    )


@given(walks())
def test_the_fold_of_a_history_stands_where_the_case_stands(walk: Walk) -> None:
    found = walked(walk.procedure, walk.history)
    assert found.main == walk.position.main
    assert {stay.place for stay in found.stays} == set(walk.position.active(walk.procedure))
    assert dict(found.leaves) == dict(walk.position.leaves)


@given(walks(), st.dates(date(2026, 1, 1), date(2027, 1, 1)))
def test_the_same_history_gives_the_same_deadlines_each_with_three_dates(
    walk: Walk, today: date
) -> None:
    found = due_in(walk, CLOCK, today=today)
    assert found == due_in(walk, CLOCK, today=today)
    assert len({due.key for due in found}) == len(found)
    for due in found:
        days = (due.safe, due.nominal, due.statutory_end)
        assert None not in days or days == (None, None, None)
        if due.safe is not None:
            assert CALENDAR.is_working(due.safe)
            assert (due.light is Light.OVERDUE) == (due.safe < today)


@given(
    which=st.sampled_from(list(ShippedProcedure)),
    rests=st.lists(st.tuples(st.integers(0, 20), st.integers(0, 60)), max_size=5),
)
def test_resting_pauses_an_internal_deadline_for_exactly_the_days_it_lasts(
    which: ShippedProcedure, rests: list[tuple[int, int]]
) -> None:
    """By days: the end moves by the days rested; by working days: as many of them are left."""
    walk = Walk.begun(shipped(which))
    walk.named("accept", at=FIRST)
    while not any(step.id == "rest" for step in walk.ways()):
        onward = next(step for step in walk.ways() if step.to not in {"closed", walk.position.main})
        walk.go(onward, FIRST)
    place = walk.position.main
    before = internal(due_in(walk))[place]
    assert before.nominal is not None
    at = FIRST
    paused: list[list[date]] = []
    for busy, resting in rests:
        at += timedelta(days=busy)
        so_far = len([day for days in paused for day in days])
        if before.nominal + timedelta(days=so_far) < at.date():
            break
        walk.named("rest", at=at)
        paused.append([at.date() + timedelta(days=number) for number in range(resting)])
        at += timedelta(days=resting)
        walk.named("resume", at=at)
    after = internal(due_in(walk))[place]
    assert after.nominal is not None
    assert after.anchor == before.anchor == FIRST.date()
    rested = {day for days in paused for day in days if day > FIRST.date()}
    within = walk.procedure.state_by_id[place].deadline
    assert within is not None
    assert within.within is not None
    if within.within.unit.value == "WD":
        counted = [
            FIRST.date() + timedelta(days=number)
            for number in range(1, (after.nominal - FIRST.date()).days + 1)
        ]
        worked = [day for day in counted if CALENDAR.is_working(day) and day not in rested]
        assert len(worked) == within.within.count
    else:
        lasted = len([day for days in paused for day in days])
        assert after.nominal == before.nominal + timedelta(days=lasted)


def test_going_back_to_a_state_on_another_way_begins_its_deadline_anew() -> None:
    walk = Walk.begun(shipped(ShippedProcedure.AGG_COMPLAINT))
    walk.named("accept", "withdraw", "reopen", at=FIRST + timedelta(days=30))
    (found,) = internal(due_in(walk)).values()
    assert found.anchor == (FIRST + timedelta(days=30)).date()


def test_a_strand_that_was_opened_says_that_no_beginning_is_recorded() -> None:
    walk = Walk.begun(shipped(ShippedProcedure.STANDARD))
    walk.named("accept", at=FIRST)
    into = next(step for step in walk.ways() if step.to == "in_hand")
    walk.go(into, FIRST)
    assert not [due for due in due_in(walk) if due.rule == "stgb77b"]
    walk.go(next(step for step in walk.ways() if step.sources == ("criminal_none",)), FIRST)
    (missing,) = (due for due in due_in(walk) if due.rule == "stgb77b")
    assert missing.light is Light.NOT_RUNNING
    with speaking(Language.ENGLISH):
        assert missing.explanation[0].spoken() == "No beginning is recorded."
    assert not missing.settled_by
    (running,) = (due for due in due_in(walk, CLOCK) if due.rule == "stgb77b")
    assert running.clock == CLOCK.id
    walk.named("rest", at=FIRST + timedelta(days=1))
    assert [due for due in due_in(walk) if due.rule == "stgb77b"] == [missing]


def test_a_state_under_a_rule_of_law_asks_for_its_beginning_too() -> None:
    walk = Walk.begun(shipped(ShippedProcedure.AGG_COMPLAINT))
    walk.named("accept", "examine_without_name", at=FIRST)
    assert [due.rule for due in due_in(walk)] == ["agg15_4"]


def test_without_a_calendar_no_day_is_guessed() -> None:
    walk = Walk.begun(shipped(ShippedProcedure.STANDARD))
    found = due_of(walk.procedure, walk.history, (CLOCK,), None, RULES, date(2026, 6, 1))
    assert {due.light for due in found} == {Light.NO_CALENDAR}
    assert {due.safe for due in found} == {None}


@pytest.mark.parametrize(
    ("today", "light"),
    [
        (date(2026, 3, 3), Light.RUNNING),
        (date(2026, 3, 4), Light.SOON),
        (date(2026, 3, 5), Light.SOON),
        (date(2026, 3, 6), Light.OVERDUE),
    ],
)
def test_the_light_goes_by_the_safe_day_and_its_reminder(today: date, light: Light) -> None:
    walk = Walk.begun(shipped(ShippedProcedure.STANDARD))
    (found,) = due_in(walk, today=today)
    assert (found.safe, found.light) == (date(2026, 3, 5), light)


def test_a_free_day_of_the_office_moves_its_own_deadlines_and_none_of_law() -> None:
    closed = replace(CALENDAR, internal=frozenset({date(2026, 3, 4)}))
    walk = Walk.begun(shipped(ShippedProcedure.STANDARD))
    own, by_law = due_of(walk.procedure, walk.history, (CLOCK,), closed, RULES, FIRST.date())
    assert own.safe == date(2026, 3, 6)
    assert by_law.safe == date(2026, 6, 1)


def test_a_clock_of_an_unknown_rule_is_said_and_not_left_out() -> None:
    walk = Walk.begun(shipped(ShippedProcedure.STANDARD))
    found = due_in(walk, replace(CLOCK, rule="gone"))
    assert "gone" in {due.rule for due in found}


def test_a_clock_that_is_settled_falls_due_no_more() -> None:
    walk = Walk.begun(shipped(ShippedProcedure.STANDARD))
    settled = replace(CLOCK, settled_how=SettledHow.DONE, settled_on=date(2026, 3, 5))
    assert {due.kind for due in due_in(walk, settled)} == {DueKind.INTERNAL}
