"""Where a case can get as a whole, each strand looked at alone: small however many strands.

What strands do does not depend on each other, so nothing is lost that the checker asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from komma_desk.domain.procedure.configurations import Configurations, Ways, walked
from komma_desk.domain.procedure.definition import Procedure, StateId, Step, Strand
from komma_desk.domain.procedure.movement import concludes, destination
from komma_desk.domain.procedure.position import Position

# Each position is a main state with at most one memory, and every memory has its arrow.
_MOST: Final = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Skeleton:
    """`whole` are the positions without their leaves; `reached` the states and leaves in them."""

    whole: Configurations
    reached: frozenset[StateId]


def skeleton_of(procedure: Procedure) -> Skeleton:
    """The references of the procedure must hold; raises TooManyConfigurations."""
    leaving: dict[StateId, list[Step]] = {}
    for step in procedure.steps:
        for source in step.sources:
            leaving.setdefault(source, []).append(step)
    joining = frozenset(
        state.id
        for state in procedure.main_states()
        if all(_can_end(procedure.strand_by_id[one], procedure.steps) for one in state.strands)
    )

    def ways_out(position: Position) -> Ways:
        return tuple(
            (step, Position(main=after.main, origins=after.origins))
            for step in leaving.get(position.main, ())
            if (after := destination(procedure, position, step)) is not None
            and (position.main in joining or not concludes(procedure, position, step))
        )

    whole = walked(Position(main=procedure.start), ways_out, _MOST)
    mains = mains_of(whole.ways)
    strands = (
        procedure.strand_by_id[one]
        for state in mains
        for one in procedure.state_by_id[state].strands
    )
    leaves = (_leaves_reached(strand, leaving) for strand in strands)
    return Skeleton(whole=whole, reached=mains.union(*leaves))


def mains_of(positions: Iterable[Position]) -> frozenset[StateId]:
    return frozenset(position.main for position in positions)


def leading_to_end(
    strand: Strand, steps: Iterable[Step], using: Callable[[Step], bool]
) -> frozenset[StateId]:
    """The leaves of a strand from which the steps one may use lead to its end."""
    own = [step for step in steps if step.to in strand.states and using(step)]
    ending = set(strand.end)
    grown = True
    while grown:
        before = len(ending)
        ending.update(source for step in own if step.to in ending for source in step.sources)
        grown = len(ending) > before
    return frozenset(ending)


def _can_end(strand: Strand, steps: Iterable[Step]) -> bool:
    return strand.start in leading_to_end(strand, steps, lambda _: True)


def _leaves_reached(strand: Strand, leaving: dict[StateId, list[Step]]) -> set[StateId]:
    seen: set[StateId] = set()
    waiting = [strand.start]
    while waiting:
        leaf = waiting.pop()
        if leaf not in seen:
            seen.add(leaf)
            waiting.extend(step.to for step in leaving.get(leaf, ()))
    return seen
