"""Replays a case: its history, folded through the step function, gives the position it is in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from komma_desk.domain.case import CaseEvent, ProcedureRef
from komma_desk.domain.errors import Trouble
from komma_desk.domain.procedure.definition import Procedure, StateId, StepId
from komma_desk.domain.procedure.movement import concludes, destination, start, unfinished_strands
from komma_desk.domain.procedure.position import Position, UnknownPosition
from komma_desk.domain.procedure.vocabulary import LOG_WORDS
from komma_desk.words import N_

RECEIVED: Final = "received"
MOVED: Final = "moved"  # to another version, which takes the case up where this entry says
POSITION: Final = "position"  # the fact of such an entry: the text of that position


class NotReplayable(Trouble):
    """The history of a case cannot have happened as it is written; `entry` is counted from 1."""

    sentence = N_("Entry {entry} of the history of a case cannot have happened as it is written.")
    advice = N_("Nothing was changed. Please keep the folder as it is, and ask your administrator.")

    def __init__(self, entry: int) -> None:
        super().__init__(entry=entry)
        self.entry = entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayable:
    """What of a case is needed to replay it; nothing of its content."""

    number: str
    procedure: ProcedureRef
    state: str
    ended: bool
    position: str
    history: tuple[CaseEvent, ...]


def replayed(procedure: Procedure, events: Sequence[CaseEvent]) -> Position:
    """Where a history, oldest first, leads by the version the case follows now.

    Conditions of people are not asked again: what they were then is not what they are today. But
    every step must start where the case was, and lead where its entry says. Raises NotReplayable.
    """
    begins = max((at for at, one in enumerate(events) if one.action == MOVED), default=0)
    if not events:
        raise NotReplayable(entry=1)
    position = _begun(procedure, events[begins], begins + 1)
    for entry, event in enumerate(events[begins + 1 :], start=begins + 2):
        if _is_a_step(procedure, event):
            position = _after(procedure, position, event, entry)
    return position


def is_where_it_says(procedure: Procedure, case: Replayable) -> bool:
    """Whether what is stored of a case is what its history gives; raises NotReplayable."""
    position = replayed(procedure, case.history)
    try:
        stored = Position.from_text(case.position, procedure)
    except UnknownPosition:
        return False
    ended = procedure.state_by_id[position.main].end
    return (stored, case.state, case.ended) == (position, position.main, ended)


def _begun(procedure: Procedure, event: CaseEvent, entry: int) -> Position:
    if event.action == MOVED:
        try:
            return Position.from_text(event.facts.get(POSITION, ""), procedure)
        except UnknownPosition as unknown:
            raise NotReplayable(entry=entry) from unknown
    position = start(procedure)
    if event.action != RECEIVED or (event.left, event.entered) != ((), position.active(procedure)):
        raise NotReplayable(entry=entry)
    return position


def _is_a_step(procedure: Procedure, event: CaseEvent) -> bool:
    """What moved a case says so; an entry of another kind moves nothing and is passed over."""
    moves = bool(event.left or event.entered)
    return moves or (event.action not in LOG_WORDS and event.action in procedure.step_by_id)


def _after(procedure: Procedure, before: Position, event: CaseEvent, entry: int) -> Position:
    step = procedure.step_by_id.get(StepId(event.action))
    after = destination(procedure, before, step) if step else None
    if step is None or after is None:
        raise NotReplayable(entry=entry)
    if concludes(procedure, before, step) and unfinished_strands(procedure, before):
        raise NotReplayable(entry=entry)
    was, now = before.active(procedure), after.active(procedure)
    if (event.left, event.entered) != (_without(was, now), _without(now, was)):
        raise NotReplayable(entry=entry)
    return after


def _without(states: tuple[StateId, ...], others: tuple[StateId, ...]) -> tuple[StateId, ...]:
    return tuple(state for state in states if state not in others)
