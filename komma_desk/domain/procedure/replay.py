"""Replays a case: its history, folded through the step function, gives the position it is in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
# The facts of such an entry: the text of that position, and both versions as `version_said`.
POSITION: Final = "position"
FROM: Final = "from"
TO: Final = "to"
_Versions = Callable[[ProcedureRef], Procedure | None]


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


def version_said(ref: ProcedureRef) -> str:
    return f"{ref.id} {ref.version} {ref.sha256}"


def is_where_it_says(
    procedure: Procedure, case: Replayable, versions: _Versions = lambda _ref: None
) -> bool:
    """Whether what is stored of a case is what its history gives; raises NotReplayable.

    `versions` are those a moved case followed before, or None for one that is not as it was.
    """
    _require_moves(case, versions)
    position = replayed(procedure, case.history)
    try:
        stored = Position.from_text(case.position, procedure)
    except UnknownPosition:
        return False
    ended = procedure.state_by_id[position.main].end
    return (stored, case.state, case.ended) == (position, position.main, ended)


def _require_moves(case: Replayable, versions: _Versions) -> None:
    """Each move leaves the version the case followed, from where its history had led until then."""
    follows: str | None = None
    for at, event in enumerate(case.history):
        if event.action != MOVED:
            continue
        said = event.facts.get(FROM, "")
        before = _version_of(said, versions)
        if before is None or follows not in {None, said}:
            raise NotReplayable(entry=at + 1)
        if event.left != replayed(before, case.history[:at]).active(before):
            raise NotReplayable(entry=at + 1)
        follows = event.facts.get(TO, "")
        if follows != version_said(case.procedure) and _version_of(follows, versions) is None:
            raise NotReplayable(entry=at + 1)
    if follows not in {None, version_said(case.procedure)}:
        raise NotReplayable(entry=len(case.history))


def _version_of(said: str, versions: _Versions) -> Procedure | None:
    parts = said.split(" ")
    if len(parts) != 3:  # noqa: PLR2004 -- id, version and SHA-256
        return None
    return versions(ProcedureRef(id=parts[0], version=parts[1], sha256=parts[2]))


def _begun(procedure: Procedure, event: CaseEvent, entry: int) -> Position:
    if event.action == MOVED:
        try:
            position = Position.from_text(event.facts.get(POSITION, ""), procedure)
        except UnknownPosition as unknown:
            raise NotReplayable(entry=entry) from unknown
        if event.entered != position.active(procedure):
            raise NotReplayable(entry=entry)
        return position
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
