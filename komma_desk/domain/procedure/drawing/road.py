"""The main road of a procedure: in which order its states are passed, and which lie beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from komma_desk.domain.procedure.definition import Procedure, StateId

Pairs = Sequence[tuple[StateId, StateId]]

_MANY_SOURCES: Final = 3  # a step offered nearly everywhere says nothing about the order
_MOST_ROUNDS: Final = 20


def main_road(procedure: Procedure) -> tuple[StateId, ...]:
    """The longest way from the start to an end along the order of the states."""
    mains = [state.id for state in procedure.main_states()]
    mains = list(dict.fromkeys(mains))
    if not mains:
        return ()
    start = procedure.start if procedure.start in mains else mains[0]
    pairs = _pairs(procedure, mains)
    pairs = _without_loops(pairs, start)
    order = _in_order(start, mains, pairs)
    at = {state: place for place, state in enumerate(order)}
    end = {state.id for state in procedure.states if state.end}
    declared = {state: place for place, state in enumerate(mains)}
    best: dict[StateId, tuple[StateId, ...]] = {start: (start,)}
    for state in order:
        way = best.get(state)
        if way is None:
            continue
        for source, target in pairs:
            if source == state and at[target] > at[state]:
                longer = (*way, target)
                if len(longer) > len(best.get(target, ())):
                    best[target] = longer
    ways = [way for state, way in best.items() if state in end] or list(best.values())
    return min(ways, key=lambda way: (-len(way), declared[way[-1]]))


def _pairs(procedure: Procedure, mains: Sequence[StateId]) -> list[tuple[StateId, StateId]]:
    known = set(mains)
    resting = {state.id for state in procedure.states if state.rests}
    found = [
        (source, step.to)
        for step in procedure.steps
        if not step.reopens and len(step.sources) < _MANY_SOURCES
        for source in step.sources
        if source in known and step.to in known and source != step.to
        if not resting.intersection((source, step.to))
    ]
    onward = {(state.id, state.then) for state in procedure.states if state.then}
    at = {state: place for place, state in enumerate(mains)}
    # To and fro between two states: the text says which way is onward.
    return [
        (source, target)
        for source, target in dict.fromkeys(found)
        if (target, source) not in found
        or (source, target) in onward
        or ((target, source) not in onward and at[source] < at[target])
    ]


def _without_loops(pairs: Pairs, start: StateId) -> list[tuple[StateId, StateId]]:
    """Without those that lead back to where every case that comes here has been before."""
    onward: dict[StateId, list[StateId]] = {}
    for source, target in pairs:
        onward.setdefault(source, []).append(target)
    everywhere = _reached(start, onward, None)
    around = {target: _reached(start, onward, target) for _source, target in pairs}
    return [
        (source, target)
        for source, target in pairs
        if source not in everywhere or source in around[target]
    ]


def _reached(
    start: StateId, onward: Mapping[StateId, Sequence[StateId]], without: StateId | None
) -> set[StateId]:
    if start == without:
        return set()
    reached, waiting = {start}, [start]
    while waiting:
        for state in onward.get(waiting.pop(), ()):
            if state != without and state not in reached:
                reached.add(state)
                waiting.append(state)
    return reached


def _in_order(start: StateId, mains: Sequence[StateId], pairs: Pairs) -> list[StateId]:
    """The order as written, each state moved where the fewest steps lead backwards."""
    order = [start, *(state for state in mains if state != start)]
    for _round in range(_MOST_ROUNDS):
        before = list(order)
        for state in before[1:]:
            order = _sifted(order, state, pairs)
        if order == before:
            break
    return order


def _sifted(order: list[StateId], state: StateId, links: Pairs) -> list[StateId]:
    rest = [one for one in order if one != state]
    into = {source for source, target in links if target == state}
    out = {target for source, target in links if source == state}
    now = order.index(state)

    def backwards(place: int) -> int:
        before, after = rest[:place], rest[place:]
        return len(out.intersection(before)) + len(into.intersection(after))

    place = min(range(1, len(order)), key=lambda at: (backwards(at), abs(at - now)))
    return [*rest[:place], state, *rest[place:]]
