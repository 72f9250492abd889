"""Every configuration a case of a procedure can be in, and the steps between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from komma_desk.domain.errors import Refusal
from komma_desk.domain.procedure.definition import Procedure, Step
from komma_desk.domain.procedure.movement import concludes, destination, start, unfinished_strands
from komma_desk.domain.procedure.position import Position
from komma_desk.words import N_

Ways = tuple[tuple[Step, Position], ...]
MOST: Final = 200_000


class TooManyConfigurations(Refusal):
    sentence = N_("This procedure is too large to be walked through as a whole.")
    advice = N_("Please divide it: fewer strands in one state, or fewer states that lead back.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Configurations:
    """A graph: for each position the ways out of it, conditions of people left aside."""

    ways: dict[Position, Ways]

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


def configurations_of(procedure: Procedure, *, at_most: int = MOST) -> Configurations:
    """Walk everywhere from the start; the references of the procedure must hold.

    Raises TooManyConfigurations: each strand multiplies their number.
    """
    return walked(start(procedure), lambda position: _ways_out(procedure, position), at_most)


def walked(first: Position, ways_out: Callable[[Position], Ways], at_most: int) -> Configurations:
    """Raises TooManyConfigurations."""
    ways: dict[Position, Ways] = {}
    waiting = [first]
    while waiting:
        position = waiting.pop()
        if position in ways:
            continue
        if len(ways) == at_most:
            raise TooManyConfigurations
        ways[position] = ways_out(position)
        waiting.extend(after for _, after in ways[position] if after not in ways)
    return Configurations(ways=ways)


def _ways_out(procedure: Procedure, position: Position) -> Ways:
    joined = not unfinished_strands(procedure, position)
    return tuple(
        (step, after)
        for step in procedure.steps
        if (after := destination(procedure, position, step)) is not None
        and (joined or not concludes(procedure, position, step))
    )
