"""Every configuration a case of a procedure can be in, and the steps between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from komma_desk.domain.procedure.definition import Procedure, Step
from komma_desk.domain.procedure.movement import concludes, destination, start, unfinished_strands
from komma_desk.domain.procedure.position import Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Configurations:
    """A graph: for each position the ways out of it, conditions of people left aside."""

    ways: dict[Position, tuple[tuple[Step, Position], ...]]

    def reaching(
        self, goal: Callable[[Position], bool], *, using: Callable[[Step], bool]
    ) -> frozenset[Position]:
        """The positions from which a goal can be reached by the steps one may use."""
        back: dict[Position, list[Position]] = {}
        for position, ways in self.ways.items():
            for step, after in ways:
                if using(step):
                    back.setdefault(after, []).append(position)
        found = {position for position in self.ways if goal(position)}
        waiting = list(found)
        while waiting:
            for before in back.get(waiting.pop(), ()):
                if before not in found:
                    found.add(before)
                    waiting.append(before)
        return frozenset(found)


def configurations_of(procedure: Procedure) -> Configurations:
    """Walk everywhere from the start; the references of the procedure must hold."""
    ways: dict[Position, tuple[tuple[Step, Position], ...]] = {}
    waiting = [start(procedure)]
    while waiting:
        position = waiting.pop()
        if position in ways:
            continue
        ways[position] = _ways_out(procedure, position)
        waiting.extend(after for _, after in ways[position] if after not in ways)
    return Configurations(ways=ways)


def _ways_out(procedure: Procedure, position: Position) -> tuple[tuple[Step, Position], ...]:
    joined = not unfinished_strands(procedure, position)
    return tuple(
        (step, after)
        for step in procedure.steps
        if (after := destination(procedure, position, step)) is not None
        and (joined or not concludes(procedure, position, step))
    )
