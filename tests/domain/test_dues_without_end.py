"""A deadline longer than any table of holidays hides nothing else that falls due."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from komma_desk.definitions.procedure import read_procedure
from komma_desk.domain.case import CaseEvent
from komma_desk.domain.deadlines.free_days import Calendar, Land
from komma_desk.domain.dues.of_case import Due, Light, due_of
from komma_desk.domain.procedure.definition import Deadline
from komma_desk.domain.procedure.interval import Interval
from komma_desk.domain.procedure.movement import start
from komma_desk.system.holidays_by_land import HolidaysByLand
from tests.fakes.shipped import RULES

SHIPPED = Path(__file__).parents[2] / "resources" / "procedures" / "komma-small-town.toml"
CALENDAR = Calendar(holidays=HolidaysByLand(Land.BAVARIA))


def due_within(within: str, *remind: str) -> Due:
    procedure = read_procedure(SHIPPED)
    deadline = Deadline(
        within=Interval.from_text(within),
        remind=tuple(one for text in remind if (one := Interval.from_text(text))),
    )
    states = tuple(replace(one, deadline=deadline) for one in procedure.states)
    procedure = replace(procedure, states=states)
    received = CaseEvent(
        at=datetime(2026, 3, 2, 9, 0, tzinfo=UTC),
        by=None,
        action="received",
        entered=start(procedure).active(procedure),
    )
    (due,) = due_of(procedure, [received], (), CALENDAR, RULES, date(2026, 3, 3))
    return due


def test_a_length_that_cannot_be_reckoned_is_told_and_stops_nothing() -> None:
    due = due_within("9999 M")
    assert (due.light, due.safe) == (Light.NOT_RUNNING, None)
    assert "2859" in due.explanation[0].spoken()


@pytest.mark.parametrize("remind", ["9999 WD", "9999 M", "9999 D", "9999 h"])
def test_a_reminder_longer_than_its_deadline_comes_when_that_begins(remind: str) -> None:
    assert due_within("48 h", remind).remind_on == (date(2026, 3, 2),)
