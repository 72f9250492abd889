"""Cases moved to another version: where they land, what is in the way, and that they can go on."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.procedure.definition import (
    BACK,
    Procedure,
    State,
    StateId,
    Step,
    StepId,
    StrandId,
)
from komma_desk.domain.procedure.movement import start
from komma_desk.domain.procedure.moving import (
    GIVEN_UP,
    Landing,
    NoSuchPlace,
    Obstacle,
    PlaceMapping,
    PlaceOfAnotherKind,
    StateGivenUp,
    given_up,
    landing_of,
    moved_position,
    proposed_places,
    require_fitting,
)
from komma_desk.domain.procedure.position import Position
from komma_desk.words import Bilingual, Language, speaking
from tests.fakes.procedures_made_up import made_up_procedure
from tests.fakes.procedures_renamed import renamed
from tests.fakes.shipped import SHIPPED
from tests.fakes.shipped import STANDARD as SHIPPED_STANDARD

MADE_UP = 40


@cache
def known(number: int) -> Landing:
    """The shipped ones first, then made up ones."""
    shipped = list(SHIPPED.values())
    return landing_of(shipped[number] if number < len(shipped) else made_up_procedure(number))


numbers = st.integers(0, len(SHIPPED) + MADE_UP - 1)
STANDARD = landing_of(SHIPPED_STANDARD)


def place_in(landing: Landing, number: int) -> Position:
    ordered = sorted(landing.reachable, key=Position.to_text)
    return ordered[number % len(ordered)]


@given(numbers, st.integers(0, 10_000))
def test_the_proposed_mapping_to_the_same_version_moves_nothing(which: int, at: int) -> None:
    landing = known(which)
    procedure, position = landing.procedure, place_in(known(which), at)
    places = proposed_places(procedure, procedure)
    assert moved_position(procedure, landing, places, position) == position
    assert given_up(procedure, places, position) == ()


@given(numbers, numbers, st.integers(0, 10_000), st.data())
def test_wherever_a_case_lands_the_clearing_office_can_bring_it_to_an_end_alone(
    before: int, after: int, at: int, data: st.DataObject
) -> None:
    landing = known(after)
    old, new, position = known(before).procedure, landing.procedure, place_in(known(before), at)
    mains = [state.id for state in new.main_states()]
    leaves = [*new.strand_of_leaf, GIVEN_UP]
    places = {
        state.id: data.draw(st.sampled_from(leaves if state.id in old.strand_of_leaf else mains))
        for state in old.states
    }
    require_fitting(old, new, places)
    landed = moved_position(old, landing, places, position)
    if isinstance(landed, Position):
        assert landed in landing.going_on
        assert landed.main == places[position.main]
        assert Position.from_text(landed.to_text(), new) == landed
        assert new.state_by_id[landed.main].end == old.state_by_id[position.main].end
    else:
        assert landed
        assert all(each.spoken() for each in landed)


def with_states(*states: State, steps: tuple[Step, ...] = ()) -> Procedure:
    return Procedure(
        id="kurz",
        version="2.0.0",
        title=Bilingual(de="Kurz", en="Short"),
        start=states[0].id,
        four_eyes=False,
        states=states,
        steps=steps,
    )


def without_strand(strand: str) -> Procedure:
    procedure = STANDARD.procedure
    gone = set(procedure.strand_by_id[StrandId(strand)].states)
    return replace(
        procedure,
        states=tuple(
            replace(one, strands=tuple(each for each in one.strands if each != strand))
            for one in procedure.states
            if one.id not in gone
        ),
        strands=tuple(one for one in procedure.strands if one.id != strand),
        steps=tuple(one for one in procedure.steps if gone.isdisjoint(one.sources)),
    )


def in_hand(**leaves: str) -> Position:
    """A case in hand, its strands where they start but for those named."""
    procedure = STANDARD.procedure
    strands = procedure.state_by_id[StateId("in_hand")].strands
    there = {one: StateId(leaves.get(one, procedure.strand_by_id[one].start)) for one in strands}
    return Position(main=StateId("in_hand"), leaves=tuple(sorted(there.items())))


def said(landed: Position | tuple[Obstacle, ...]) -> str:
    assert isinstance(landed, tuple)
    with speaking(Language.ENGLISH):
        return " ".join(each.spoken() for each in landed)


def test_a_place_of_another_name_must_be_said() -> None:
    new = renamed(SHIPPED_STANDARD, "triage", "assessment")
    landing, position = landing_of(new), Position(main=StateId("triage"))
    places = proposed_places(STANDARD.procedure, new)
    assert StateId("triage") not in places
    title = STANDARD.procedure.title_of(StateId("triage")).en
    assert said(moved_position(STANDARD.procedure, landing, places, position)) == (
        f"Nothing says where “{title}” leads to."
    )
    places[StateId("triage")] = StateId("assessment")
    landed = moved_position(STANDARD.procedure, landing, places, position)
    assert landed == Position(main=StateId("assessment"))


def test_a_resting_case_comes_back_to_where_its_place_was_led() -> None:
    new = renamed(SHIPPED_STANDARD, "triage", "assessment")
    places = proposed_places(STANDARD.procedure, new) | {StateId("triage"): StateId("assessment")}
    resting = Position(main=StateId("resting"), origins=((StateId("resting"), StateId("triage")),))
    landed = moved_position(STANDARD.procedure, landing_of(new), places, resting)
    assert isinstance(landed, Position)
    assert landed.origins == ((StateId("resting"), StateId("assessment")),)


def test_a_new_strand_starts_at_its_start_and_one_given_up_is_named() -> None:
    smaller = without_strand("care")
    larger = STANDARD
    position = in_hand(counselling="counselling_running")
    fewer = Position(
        main=position.main, leaves=tuple(each for each in position.leaves if each[0] != "care")
    )
    places = proposed_places(smaller, larger.procedure)
    assert moved_position(smaller, larger, places, fewer) == position
    back = proposed_places(larger.procedure, smaller)
    running = in_hand(care="care_running")
    assert "care" not in dict(fewer.leaves)
    for leaf in larger.procedure.strand_by_id[position.leaves[0][0]].states:
        back.setdefault(leaf, GIVEN_UP)
    gone = larger.procedure.strand_by_id[running.leaves[0][0]]
    assert gone.id == "care"
    assert moved_position(larger.procedure, landing_of(smaller), back, running) == Position(
        main=running.main, leaves=tuple(each for each in running.leaves if each[0] != "care")
    )
    assert given_up(larger.procedure, back, running) == (gone.title,)
    assert given_up(larger.procedure, back, in_hand()) == ()


def test_no_move_ends_a_case_and_none_opens_one() -> None:
    procedure = STANDARD.procedure
    places = proposed_places(procedure, procedure)
    triage, closed = StateId("triage"), StateId("closed")
    ending = moved_position(procedure, STANDARD, places | {triage: closed}, Position(main=triage))
    assert "a step ends a case" in said(ending)
    over = moved_position(procedure, STANDARD, places | {closed: triage}, Position(main=closed))
    assert "a step reopens it" in said(over)


def test_two_strands_do_not_become_one() -> None:
    procedure = STANDARD.procedure
    places = proposed_places(procedure, procedure) | {
        StateId("care_none"): StateId("counselling_none")
    }
    assert "Two strands" in said(moved_position(procedure, STANDARD, places, in_hand()))


def test_where_a_case_would_stand_still_it_is_not_led() -> None:
    title = Bilingual(de="Zustand", en="State")
    first, waiting, end = (
        State(id=StateId(name), title=title, end=name == "end")
        for name in ("first", "waiting", "end")
    )
    back = Step(
        id=StepId("back"), title=title, sources=(waiting.id,), to=BACK, roles=()
    )  # fmt: skip
    stuck = with_states(first, waiting, end, steps=(back,))
    landing, old = landing_of(stuck), with_states(first, waiting, end)
    places = {state.id: state.id for state in old.states}
    assert "leads back" in said(moved_position(old, landing, places, Position(main=waiting.id)))
    assert "alone" in said(moved_position(old, landing, places, start(old)))


def test_a_mapping_names_only_places_there_are_and_of_one_kind() -> None:
    procedure = STANDARD.procedure
    triage, leaf = StateId("triage"), StateId("care_none")
    for places in ({StateId("nowhere"): triage}, {triage: StateId("nowhere")}):
        with pytest.raises(NoSuchPlace):
            require_fitting(procedure, procedure, places)
    for wrong in ({triage: leaf}, {leaf: triage}):
        with pytest.raises(PlaceOfAnotherKind):
            require_fitting(procedure, procedure, wrong)
    with pytest.raises(StateGivenUp):
        require_fitting(procedure, procedure, {triage: GIVEN_UP})
    require_fitting(procedure, procedure, {leaf: GIVEN_UP})


def test_the_way_back_says_only_what_is_certain() -> None:
    one, two, three = (StateId(name) for name in ("one", "two", "three"))
    mapping = PlaceMapping(
        procedure="a",
        version="1",
        to_procedure="b",
        to_version="2",
        places={one: one, two: three, three: three, StateId("leaf"): GIVEN_UP},
    )
    back = mapping.turned()
    assert (back.procedure, back.version, back.to_procedure, back.to_version) == (
        "b",
        "2",
        "a",
        "1",
    )
    assert back.places == {one: one}
