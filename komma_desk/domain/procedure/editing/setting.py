"""Setting a property of a thing, and moving a thing up or down in its list."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from komma_desk.domain.procedure.definition import Procedure, State, Step, Strand
from komma_desk.domain.procedure.editing.places import Kind, place_of, thing_at
from komma_desk.domain.procedure.editing.properties import property_name
from komma_desk.words import Bilingual, _

_T = TypeVar("_T")
_FIXED = frozenset({"id", "states", "strands", "steps", "probes"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """Give one property (by the name of its field) another value."""

    place: str
    name: str
    value: Any
    title: Bilingual
    merges: bool = False

    def of(self, procedure: Procedure) -> Procedure:
        thing = thing_at(procedure, self.place)
        if thing is None or self.name not in settable(thing):
            return procedure
        return put_in(procedure, replace(thing, **{self.name: self.value}))

    def spoken(self) -> str:
        return _("{property} of “{title}”").format(
            property=property_name(place_of(self.place).kind, self.name), title=self.title.spoken()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One place up (-1) or down (+1) among its like."""

    place: str
    by: int
    title: Bilingual
    merges: bool = False

    def of(self, procedure: Procedure) -> Procedure:
        where = place_of(self.place)
        if where.kind is Kind.STEP:
            return replace(procedure, steps=_swapped(procedure.steps, self._like(procedure)))
        if where.kind is Kind.STRAND:
            return replace(procedure, strands=_swapped(procedure.strands, self._like(procedure)))
        if where.kind is Kind.STATE:
            strand = next((one for one in procedure.strands if where.id in one.states), None)
            if strand is None:
                return replace(procedure, states=_swapped(procedure.states, self._like(procedure)))
            pair = _neighbours(strand.states, where.id, self.by)
            return put_in(procedure, replace(strand, states=_swapped(strand.states, pair)))
        return procedure

    def spoken(self) -> str:
        text = _("Move “{title}” up") if self.by < 0 else _("Move “{title}” down")
        return text.format(title=self.title.spoken())

    def _like(self, procedure: Procedure) -> tuple[int, int] | None:
        """The numbers of the thing and of the one it changes places with."""
        where = place_of(self.place)
        lists: dict[Kind, tuple[State | Strand | Step, ...]] = {
            Kind.STEP: procedure.steps,
            Kind.STRAND: procedure.strands,
            Kind.STATE: procedure.states,
        }
        things = lists[where.kind]
        leaves = procedure.strand_of_leaf if where.kind is Kind.STATE else {}
        like = [one.id for one in things if one.id not in leaves]
        pair = _neighbours(like, where.id, self.by)
        if pair is None:
            return None
        numbers = {one.id: number for number, one in enumerate(things)}
        return numbers[like[pair[0]]], numbers[like[pair[1]]]


def put(procedure: Procedure, place: str, name: str, value: Any, *, merges: bool = False) -> Put:
    """The offer to set a property of what stands at a place; `merges` for what is being typed."""
    thing = thing_at(procedure, place)
    title = thing.title if thing is not None else procedure.title
    return Put(place=place_of(place).thing(), name=name, value=value, title=title, merges=merges)


def move(procedure: Procedure, place: str, by: int) -> Move:
    thing = thing_at(procedure, place)
    title = thing.title if thing is not None else procedure.title
    return Move(place=place_of(place).thing(), by=by, title=title)


def settable(thing: Procedure | State | Strand | Step) -> frozenset[str]:
    names = frozenset(one.name for one in fields(thing) if one.init)
    # A strand's leaves come and go with their states; what ends it and where it starts is chosen.
    # The strands of a state may change: one can be opened by another state instead.
    return names - _FIXED | ({"strands"} if isinstance(thing, State) else frozenset())


def put_in(procedure: Procedure, thing: Procedure | State | Strand | Step) -> Procedure:
    """The procedure with a thing in the place of the one with its id."""
    match thing:
        case State():
            states = tuple(thing if one.id == thing.id else one for one in procedure.states)
            return replace(procedure, states=states)
        case Strand():
            strands = tuple(thing if one.id == thing.id else one for one in procedure.strands)
            return replace(procedure, strands=strands)
        case Step():
            steps = tuple(thing if one.id == thing.id else one for one in procedure.steps)
            return replace(procedure, steps=steps)
        case Procedure():
            return thing


def _neighbours(ids: Any, id_: str, by: int) -> tuple[int, int] | None:
    order = list(ids)
    if id_ not in order:
        return None
    number = order.index(id_)
    other = number + (1 if by > 0 else -1)
    return (number, other) if 0 <= other < len(order) else None


def _swapped(things: tuple[_T, ...], pair: tuple[int, int] | None) -> tuple[_T, ...]:
    if pair is None:
        return things
    order = list(things)
    order[pair[0]], order[pair[1]] = order[pair[1]], order[pair[0]]
    return tuple(order)
