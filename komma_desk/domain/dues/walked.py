"""The history of a case as the clock sees it: where it is, since when, and when it rested."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.deadlines.rules import Pause
from komma_desk.domain.home_time import local_day
from komma_desk.domain.procedure.definition import BACK, Procedure, StateId, StepId, StrandId
from komma_desk.domain.procedure.position import Position, UnknownPosition
from komma_desk.domain.procedure.replay import MOVED, POSITION


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """One stay in a state or leaf; `pauses` are the times the case rested and came back."""

    place: StateId
    began_at: datetime
    pauses: tuple[Pause, ...] = ()

    @property
    def began_on(self) -> date:
        return local_day(self.began_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """Where a history ends: the stays of now, and the leaf each strand is in or was left in."""

    main: StateId | None
    stays: tuple[Stay, ...]
    leaves: Mapping[StrandId, StateId]
    resting: tuple[Stay, ...] = ()  # what the case comes back to when it goes on


@dataclass(frozen=True, slots=True)
class _Left:
    """A stay that is over, and when it was left."""

    stay: Stay
    at: datetime


@dataclass(frozen=True, slots=True)
class _Away:
    """What stays remembered while a step may lead back to it."""

    since_on: date
    stays: Mapping[StateId, Stay]


def walked(procedure: Procedure, history: Iterable[CaseEvent]) -> Walked:
    """The fold of a history, oldest entry first; places of another version are passed over."""
    main: StateId | None = None
    stays: dict[StateId, Stay] = {}
    leaves: dict[StrandId, StateId] = {}
    away: dict[StateId, _Away] = {}
    behind_it: dict[StateId, _Left] = {}
    for event in history:
        if (landed := _landed(procedure, event)) is not None:
            main, leaves = landed.main, dict(landed.leaves)
            away = _away_after(procedure, landed, event, away, behind_it)
            stays = _kept(landed.active(procedure), stays, event.at)
            continue
        entered = _known(procedure, event.entered)
        gone = [place for place in _known(procedure, event.left) if place in stays]
        left = {place: stays.pop(place) for place in gone}
        behind_it |= {place: _Left(stay, event.at) for place, stay in left.items()}
        from_main, to_main = _main_of(procedure, left), _main_of(procedure, entered)
        returning: Mapping[StateId, Stay] = {}
        if to_main is not None and to_main != from_main:
            remembered = away.pop(from_main, None) if from_main is not None else None
            if remembered is not None and _leads_back(procedure, event):
                returning = _resumed(procedure, from_main, remembered, local_day(event.at))
            if to_main in procedure.remembering:
                away[to_main] = _Away(local_day(event.at), left)
            main = to_main
        for place in entered:
            stays[place] = returning.get(place) or Stay(place=place, began_at=event.at)
            if strand := procedure.strand_of_leaf.get(place):
                leaves[strand.id] = place
    behind = away.get(main) if main is not None else None
    resting = () if behind is None else tuple(behind.stays.values())
    return Walked(main=main, stays=tuple(stays.values()), leaves=leaves, resting=resting)


def _landed(procedure: Procedure, event: CaseEvent) -> Position | None:
    """Where a move to another version led; None for every other entry, and for one by hand."""
    if event.action != MOVED:
        return None
    try:
        return Position.from_text(event.facts.get(POSITION, ""), procedure)
    except UnknownPosition:
        return None


def _kept(
    places: Iterable[StateId], before: Mapping[StateId, Stay], moved_at: datetime
) -> dict[StateId, Stay]:
    """A place kept keeps its beginning, a new one begins with the move."""
    return {place: before.get(place) or Stay(place=place, began_at=moved_at) for place in places}


def _away_after(
    procedure: Procedure,
    landed: Position,
    event: CaseEvent,
    away: Mapping[StateId, _Away],
    behind_it: Mapping[StateId, _Left],
) -> dict[StateId, _Away]:
    """What the case would come back to, also where it rests in a place of another name now."""
    found: dict[StateId, _Away] = {}
    for state, origin in landed.origins:
        places = Position(main=origin, leaves=landed.leaves).active(procedure)
        last = behind_it.get(origin)
        left_at = event.at if last is None else last.at
        known = away.get(state) or _Away(
            local_day(left_at),
            {place: each.stay for place, each in behind_it.items() if each.at == left_at},
        )
        found[state] = _Away(known.since_on, _kept(places, known.stays, event.at))
    return found


def _known(procedure: Procedure, places: Iterable[str]) -> tuple[StateId, ...]:
    return tuple(StateId(one) for one in places if one in procedure.state_by_id)


def _main_of(procedure: Procedure, places: Iterable[StateId]) -> StateId | None:
    return next((one for one in places if one not in procedure.strand_of_leaf), None)


def _leads_back(procedure: Procedure, event: CaseEvent) -> bool:
    step = procedure.step_by_id.get(StepId(event.action))
    return step is not None and step.to == BACK


def _resumed(
    procedure: Procedure, from_main: StateId | None, away: _Away, today: date
) -> Mapping[StateId, Stay]:
    """As they were, and longer by the time the case rested; elsewhere the clock ran on."""
    if from_main is None or not procedure.state_by_id[from_main].rests:
        return away.stays
    pause = Pause(first_on=away.since_on, until=max(away.since_on, today))
    return {
        place: replace(stay, pauses=(*stay.pauses, pause)) for place, stay in away.stays.items()
    }
