"""A history that cannot have happened is no history, however well its entries fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.procedure.definition import Step, StepId
from komma_desk.domain.procedure.movement import destination, start
from komma_desk.domain.procedure.position import Position
from komma_desk.domain.procedure.replay import NotReplayable, replayed
from tests.fakes.shipped import STANDARD

NOON = datetime(2026, 10, 5, 12, tzinfo=UTC)


def taken(before: Position, step: Step) -> tuple[CaseEvent, Position]:
    after = destination(STANDARD, before, step)
    assert after is not None
    was, now = before.active(STANDARD), after.active(STANDARD)
    event = CaseEvent(
        at=NOON,
        by=None,
        action=step.id,
        left=tuple(one for one in was if one not in now),
        entered=tuple(one for one in now if one not in was),
    )
    return event, after


def test_no_case_goes_on_while_one_of_its_strands_is_unfinished() -> None:
    into = next(step for step in STANDARD.steps if step.to == "in_hand")
    opening = next(step for step in STANDARD.steps if step.sources == ("criminal_none",))
    onward = next(
        step
        for step in STANDARD.steps
        if "in_hand" in step.sources and step.to == STANDARD.state_by_id[into.to].then
    )
    position = start(STANDARD)
    told = [CaseEvent(at=NOON, by=None, action="received", entered=position.active(STANDARD))]
    for step in (STANDARD.step_by_id[StepId("accept")], into):
        event, position = taken(position, step)
        told.append(event)
    done, _position = taken(position, onward)
    replayed(STANDARD, [*told, done])
    opened, position = taken(position, opening)
    too_early, _position = taken(position, onward)
    with pytest.raises(NotReplayable) as refused:
        replayed(STANDARD, [*told, opened, too_early])
    assert refused.value.entry == len(told) + 2


def test_every_history_begins_with_the_receipt() -> None:
    begun = start(STANDARD).active(STANDARD)
    received = CaseEvent(at=NOON, by=None, action="received", entered=begun)
    assert replayed(STANDARD, [received]) == start(STANDARD)
    with pytest.raises(NotReplayable):
        replayed(STANDARD, [replace(received, action="message")])
