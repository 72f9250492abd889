"""What a move to another version would do to each case: the same for the dry run and the deed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from komma_desk.domain.case import ProcedureRef
from komma_desk.domain.errors import Refusal
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.follower import Follower
from komma_desk.domain.procedure.moving import (
    Obstacle,
    PlaceMapping,
    landing_of,
    moved_position,
    proposed_places,
    require_fitting,
)
from komma_desk.domain.procedure.position import Position
from komma_desk.domain.stored import NoSuchProcedure
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.publication import claims, counts, grounds_of
from komma_desk.words import N_


class SameVersion(Refusal):
    sentence = N_("{procedure} {version} is the version these cases follow already.")
    advice = N_("Please name another version they are to be moved to.")


class NotPublishedYet(Refusal):
    sentence = N_("{procedure} {version} is not published by two people of your office.")
    advice = N_("Cases are moved to published versions only.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMove:
    """`after` is where the case lands, or all that is in the way."""

    case: Follower
    before: Position
    after: Position | tuple[Obstacle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePlan:
    """`left_ended` counts ended cases that stay because nobody asked for them."""

    mapping: PlaceMapping
    old: Procedure
    new: Procedure
    target: ProcedureRef
    moves: tuple[PlannedMove, ...]
    left_ended: int

    @property
    def blocked(self) -> tuple[PlannedMove, ...]:
        return tuple(each for each in self.moves if not isinstance(each.after, Position))


def planned(
    mapping: PlaceMapping, context: Context, *, also_ended: bool, as_proposed: bool = False
) -> MovePlan:
    """Raises SameVersion, NoSuchProcedure, NotPublishedYet, NoSuchPlace or PlaceOfAnotherKind.

    With `as_proposed` a place nothing is said of goes to the one of the same name.
    """
    if (mapping.procedure, mapping.version) == (mapping.to_procedure, mapping.to_version):
        raise SameVersion(procedure=mapping.procedure, version=mapping.version)
    old = _version(mapping.procedure, mapping.version, context)
    _require_published(mapping, context)
    new = _version(mapping.to_procedure, mapping.to_version, context)
    if as_proposed:
        mapping = replace(mapping, places={**proposed_places(old, new), **mapping.places})
    require_fitting(old, new, mapping.places)
    every = context.work.cases.cases.following(mapping.procedure, mapping.version, context.scope)
    wanted = [each for each in every if also_ended or not each.ended]
    return MovePlan(
        mapping=mapping,
        old=old,
        new=new,
        target=ProcedureRef(
            id=mapping.to_procedure, version=mapping.to_version, sha256=new.sha256()
        ),
        moves=tuple(_moves(wanted, old, new, mapping)),
        left_ended=len(every) - len(wanted),
    )


def _moves(
    cases: list[Follower], old: Procedure, new: Procedure, mapping: PlaceMapping
) -> Iterator[PlannedMove]:
    """Raises NoSuchProcedure for a case that was begun with another text of that version."""
    landing = landing_of(new)
    for case in cases:
        if case.procedure.sha256 != old.sha256():
            raise NoSuchProcedure(procedure=mapping.procedure, version=mapping.version)
        before = Position.from_text(case.position, old)
        after = moved_position(old, landing, mapping.places, before)
        yield PlannedMove(case=case, before=before, after=after)


def _version(procedure: str, version: str, context: Context) -> Procedure:
    stored = context.work.office.procedures.get(procedure, version)
    return context.tools.rules.procedure(stored.text)


def _require_published(mapping: PlaceMapping, context: Context) -> None:
    wanted = (mapping.to_procedure, mapping.to_version)
    grounds = grounds_of(context)
    known = grounds.known
    if not any(
        counts(each, known, grounds)
        for each in claims(grounds.office)
        if (each.stored.id, each.stored.version) == wanted
    ):
        raise NotPublishedYet(procedure=mapping.to_procedure, version=mapping.to_version)
