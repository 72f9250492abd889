"""The dry run of a move to another version: where each case would go on, or why it cannot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.procedure.definition import Procedure, StateId
from komma_desk.domain.procedure.moving import Obstacle, PlaceMapping, given_up
from komma_desk.domain.procedure.position import Position
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.moving import MovePlan, PlannedMove, planned
from komma_desk.words import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePreview:
    """With `as_proposed` what the mapping leaves out goes to the place of the same name."""

    mapping: PlaceMapping
    also_ended: bool = False
    as_proposed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveLine:
    """`then` is empty where `obstacles` say why; `given_up` are strands that end with the move."""

    case: CaseId
    number: str
    ended: bool
    restricted: bool
    now: tuple[Bilingual, ...]
    then: tuple[Bilingual, ...]
    given_up: tuple[Bilingual, ...]
    obstacles: tuple[Obstacle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveReport:
    """`occupied` counts the cases that are in a place or remember it.

    `out_of_reach` are restricted to others, who alone see what they follow; they stay.
    """

    mapping: PlaceMapping
    old: Procedure
    new: Procedure
    lines: tuple[MoveLine, ...]
    occupied: Mapping[StateId, int]
    left_ended: int
    out_of_reach: int

    @property
    def blocked(self) -> int:
        return sum(1 for line in self.lines if line.obstacles)


def move_preview(query: MovePreview, context: Context) -> MoveReport:
    """Raises what `planned` raises."""
    plan = planned(
        query.mapping, context, also_ended=query.also_ended, as_proposed=query.as_proposed
    )
    occupied: Counter[StateId] = Counter()
    for each in plan.moves:
        leaves = {leaf for _strand, leaf in each.before.leaves}
        origins = {origin for _state, origin in each.before.origins}
        occupied.update({each.before.main} | leaves | origins)
    return MoveReport(
        mapping=plan.mapping,
        old=plan.old,
        new=plan.new,
        lines=tuple(_line(each, plan) for each in plan.moves),
        occupied=occupied,
        left_ended=plan.left_ended,
        out_of_reach=context.work.cases.cases.out_of_reach(context.scope),
    )


def _line(move: PlannedMove, plan: MovePlan) -> MoveLine:
    lands = move.after if isinstance(move.after, Position) else None
    return MoveLine(
        case=move.case.id,
        number=move.case.number,
        ended=move.case.ended,
        restricted=move.case.restricted,
        now=_titles(move.before, plan.old),
        then=() if lands is None else _titles(lands, plan.new),
        given_up=given_up(plan.old, plan.mapping.places, move.before),
        obstacles=() if isinstance(move.after, Position) else move.after,
    )


def _titles(position: Position, procedure: Procedure) -> tuple[Bilingual, ...]:
    """Strands that stand where they start say nothing."""
    starts = {strand.start for strand in procedure.strands}
    return tuple(
        procedure.title_of(each) for each in position.active(procedure) if each not in starts
    )
