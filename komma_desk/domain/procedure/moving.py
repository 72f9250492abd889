"""Moves a case to another version: each place it is in or remembers is led to a place there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from komma_desk.domain.errors import Refusal
from komma_desk.domain.procedure.configurations import configurations_of
from komma_desk.domain.procedure.definition import Procedure, StateId, StrandId
from komma_desk.domain.procedure.position import Position
from komma_desk.domain.procedure.ways_of import is_always_open
from komma_desk.words import N_, Bilingual, _

GIVEN_UP: Final = StateId("")  # instead of a leaf: its strand is not gone on with
Places = Mapping[StateId, StateId]
_SHOWN: Final = 60


class NoSuchPlace(Refusal):
    sentence = N_("“{place}” is no place of {procedure} {version}.")
    advice = N_("“komma-desk procedure mapping” writes a table with all places of both versions.")


class PlaceOfAnotherKind(Refusal):
    sentence = N_("“{place}” cannot become “{target}”: a state stays a state, a leaf a leaf.")
    advice = N_("Please choose a place of the same kind.")


class StateGivenUp(Refusal):
    sentence = N_("“{place}” must lead to a state: only a strand can be given up.")
    advice = N_("Please say in which state its cases go on.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMapping:
    """From one version to another, also of another procedure: old places to new ones."""

    procedure: str
    version: str
    to_procedure: str
    to_version: str
    places: Places

    def turned(self) -> PlaceMapping:
        """The way back; of what was led to one place, or given up, nothing is said."""
        targets = list(self.places.values())
        back = {
            new: old
            for old, new in self.places.items()
            if new != GIVEN_UP and targets.count(new) == 1
        }
        return PlaceMapping(
            procedure=self.to_procedure,
            version=self.to_version,
            to_procedure=self.procedure,
            to_version=self.version,
            places=back,
        )


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a case cannot be moved; `title` is of the place or strand in the way."""

    sentence: str
    title: Bilingual

    def spoken(self) -> str:
        return _(self.sentence).format(title=self.title.spoken())


_UNSAID: Final = N_("Nothing says where “{title}” leads to.")
_TWO_IN_ONE: Final = N_("Two strands would both go on in “{title}”.")
_NO_WAY_BACK: Final = N_("“{title}” leads back to where a case was, and that is not known.")
_WOULD_END: Final = N_("The case is open, and “{title}” is an end: a step ends a case, no move.")
_WOULD_OPEN: Final = N_("The case has ended, and “{title}” is no end: a step reopens it, no move.")
_UNREACHABLE: Final = N_("No case can come to “{title}” with its strands as they would be.")
_STUCK: Final = N_("From “{title}” the clearing office could not bring the case to an end alone.")


@dataclass(frozen=True, slots=True)
class Landing:
    """Where cases of a version can be; from `going_on` clearing alone reaches an end."""

    procedure: Procedure
    reachable: frozenset[Position]
    going_on: frozenset[Position]


def landing_of(procedure: Procedure) -> Landing:
    """Raises TooManyConfigurations."""
    everywhere = configurations_of(procedure)
    going_on = everywhere.reaching(
        lambda position: procedure.state_by_id[position.main].end, using=is_always_open
    )
    return Landing(procedure, frozenset(everywhere.ways), going_on)


def proposed_places(old: Procedure, new: Procedure) -> dict[StateId, StateId]:
    """By itself a place is led to the one of the same name and kind; all else must be said."""
    return {
        state.id: state.id
        for state in old.states
        if state.id in new.state_by_id and _strand_of(old, state.id) == _strand_of(new, state.id)
    }


def require_fitting(old: Procedure, new: Procedure, places: Places) -> None:
    """Raises NoSuchPlace, PlaceOfAnotherKind or StateGivenUp."""
    for place, target in places.items():
        _require_known(old, place)
        is_leaf = place in old.strand_of_leaf
        if target == GIVEN_UP:
            if not is_leaf:
                raise StateGivenUp(place=place)
            continue
        _require_known(new, target)
        if is_leaf != (target in new.strand_of_leaf):
            raise PlaceOfAnotherKind(place=place, target=target)


def moved_position(
    old: Procedure, landing: Landing, places: Places, position: Position
) -> Position | tuple[Obstacle, ...]:
    """Where a case lands, or all that is in the way; `places` fit both versions."""
    new = landing.procedure
    unsaid = tuple(
        Obstacle(_UNSAID, old.title_of(place))
        for place in _needed(old, position)
        if place not in places
    )
    if unsaid:
        return unsaid
    main = places[position.main]
    if in_the_way := _of_ends(old, new, position.main, main):
        return (in_the_way,)
    leaves: dict[StrandId, StateId] = {}
    for _strand, leaf in position.leaves:
        if (target := places[leaf]) == GIVEN_UP:
            continue
        strand = new.strand_of_leaf[target]
        if strand.id in leaves:
            return (Obstacle(_TWO_IN_ONE, strand.title),)
        leaves[strand.id] = target
    leaves |= {strand: new.strand_by_id[strand].start for strand in _begun_there(new, main, leaves)}
    origins = {
        places[state]: places[origin]
        for state, origin in position.origins
        if state in places and origin in places and places[state] in new.remembering
    }
    if main in new.remembering and main != new.start and main not in origins:
        return (Obstacle(_NO_WAY_BACK, new.title_of(main)),)
    landed = Position(
        main=main, leaves=tuple(sorted(leaves.items())), origins=tuple(sorted(origins.items()))
    )
    if landed not in landing.going_on:
        sentence = _STUCK if landed in landing.reachable else _UNREACHABLE
        return (Obstacle(sentence, new.title_of(main)),)
    return landed


def given_up(old: Procedure, places: Places, position: Position) -> tuple[Bilingual, ...]:
    """The strands that had begun in a case and are not gone on with."""
    return tuple(
        old.strand_by_id[strand].title
        for strand, leaf in position.leaves
        if places.get(leaf) == GIVEN_UP and leaf != old.strand_by_id[strand].start
    )


def _require_known(version: Procedure, place: StateId) -> None:
    if place not in version.state_by_id:
        raise NoSuchPlace(place=place[:_SHOWN], procedure=version.id, version=version.version)


def _strand_of(procedure: Procedure, place: StateId) -> StrandId | None:
    strand = procedure.strand_of_leaf.get(place)
    return None if strand is None else strand.id


def _needed(old: Procedure, position: Position) -> Iterator[StateId]:
    """Where it is, what its strands remember, and where a step back would lead."""
    yield position.main
    yield from (leaf for _strand, leaf in position.leaves)
    origin = position.origin_of(position.main)
    if origin is not None and position.main in old.remembering:
        yield origin


def _of_ends(old: Procedure, new: Procedure, was: StateId, target: StateId) -> Obstacle | None:
    ended, ends = old.state_by_id[was].end, new.state_by_id[target].end
    if ended == ends:
        return None
    return Obstacle(_WOULD_OPEN if ended else _WOULD_END, new.title_of(target))


def _begun_there(
    new: Procedure, main: StateId, leaves: Mapping[StrandId, StateId]
) -> Iterable[StrandId]:
    """New strands start in the state the case is in, and beside those that ran before."""
    for state in new.main_states():
        if state.id == main or not leaves.keys().isdisjoint(state.strands):
            yield from (strand for strand in state.strands if strand not in leaves)
