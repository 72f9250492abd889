"""What the engine promises on every walk through every sound procedure, shipped or made up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.case import CaseEvent, ProcedureRef
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.procedure.configurations import Configurations, configurations_of
from komma_desk.domain.procedure.definition import BACK, Procedure, Step
from komma_desk.domain.procedure.movement import (
    Movement,
    StepNotPossible,
    offers,
    start,
    take,
)
from komma_desk.domain.procedure.position import Position
from komma_desk.domain.procedure.replay import (
    MOVED,
    POSITION,
    NotReplayable,
    Replayable,
    is_where_it_says,
    replayed,
)
from komma_desk.domain.procedure.situation import Situation
from komma_desk.domain.procedure.skeleton import mains_of, skeleton_of
from komma_desk.domain.procedure.vocabulary import CONSENTS, FIELDS
from komma_desk.domain.roles import StepRole
from komma_desk.words import Language, speaking
from tests.fakes.procedures_made_up import made_up_procedure
from tests.fakes.shipped import SHIPPED, STANDARD

PEOPLE = tuple(PersonId(UUID(int=number)) for number in range(3))
CLEARING = frozenset({StepRole.CLEARING})
NOON = datetime(2026, 10, 5, 12, tzinfo=UTC)
made_up = cache(made_up_procedure)
everywhere = cache(configurations_of)
procedures = st.sampled_from(list(SHIPPED.values())) | st.integers(0, 300).map(made_up)


def some_of(values: tuple[str, ...]) -> st.SearchStrategy[frozenset[str]]:
    return st.one_of(st.just(frozenset(values)), st.frozensets(st.sampled_from(values)))


situations = st.builds(
    Situation,
    position=st.just(start(STANDARD)),
    actor=st.sampled_from(PEOPLE),
    roles=st.just(CLEARING) | st.frozensets(st.sampled_from(list(StepRole))),
    last_actor=st.none() | st.sampled_from(PEOPLE),
    concerned=st.frozensets(st.sampled_from(PEOPLE), max_size=2),
    consents_valid_now=some_of(tuple(CONSENTS)),
    filled_fields=some_of(tuple(FIELDS)),
    exception=st.none() | st.just("danger_to_life"),
    second_person=st.none() | st.sampled_from(PEOPLE),
    four_eyes_on=st.booleans(),
)
tries = st.lists(st.tuples(st.integers(0, 30), situations), max_size=20)


@dataclass(frozen=True, slots=True)
class Stop:
    """A place a walk came to, and under what circumstances somebody stands there."""

    procedure: Procedure
    situation: Situation
    events: tuple[CaseEvent, ...]


def received(procedure: Procedure) -> CaseEvent:
    entered = start(procedure).active(procedure)
    return CaseEvent(at=NOON, by=None, action="received", entered=entered)


def event_of(moved: Movement) -> CaseEvent:
    return CaseEvent(
        at=NOON, by=PEOPLE[0], action=moved.step.id, left=moved.left, entered=moved.entered
    )


def walked(procedure: Procedure, walk: list[tuple[int, Situation]]) -> Iterator[Stop]:
    """Each stop of a walk that takes what it can; the history says what nobody moved by, too."""
    position = start(procedure)
    events: tuple[CaseEvent, ...] = (received(procedure),)
    for wanted, circumstances in walk:
        situation = replace(circumstances, position=position)
        yield Stop(procedure, situation, events)
        free = [each.step for each in offers(procedure, situation) if each.possible]
        if free:
            moved = take(procedure, situation, free[wanted % len(free)].id)
            note = CaseEvent(at=NOON, by=PEOPLE[1], action="message")
            position, events = moved.position, (*events, event_of(moved), note)
    yield Stop(procedure, replace(FREE, position=position), events)


FREE = Situation(
    position=start(STANDARD),
    actor=PEOPLE[0],
    roles=CLEARING,
    last_actor=PEOPLE[1],
    filled_fields=frozenset(FIELDS),
)


def refusal(stop: Stop, step: Step) -> StepNotPossible | None:
    try:
        take(stop.procedure, stop.situation, step.id)
    except StepNotPossible as refused:
        return refused
    return None


@given(procedures, tries)
def test_a_step_is_offered_without_reasons_if_and_only_if_it_succeeds(
    procedure: Procedure, walk: list[tuple[int, Situation]]
) -> None:
    for stop in walked(procedure, walk):
        free = {each.step.id for each in offers(procedure, stop.situation) if each.possible}
        assert free == {step.id for step in procedure.steps if refusal(stop, step) is None}
        assert stop.situation.position in everywhere(procedure).ways


@given(procedures, tries)
def test_what_cannot_be_taken_always_says_why_in_both_languages(
    procedure: Procedure, walk: list[tuple[int, Situation]]
) -> None:
    for stop in walked(procedure, walk):
        for step in procedure.steps:
            refused = refusal(stop, step)
            if refused is not None:
                assert refused.reasons
                assert all(reason.mend for reason in refused.reasons)
                for language in Language:
                    with speaking(language):
                        assert all(reason.spoken().strip() for reason in refused.reasons)


@given(procedures, tries)
def test_a_step_of_another_role_is_hidden(
    procedure: Procedure, walk: list[tuple[int, Situation]]
) -> None:
    for stop in walked(procedure, walk):
        roles = stop.situation.roles
        # What is the head's clearing takes too, with her approval.
        theirs = roles | {StepRole.HEAD} if StepRole.CLEARING in roles else roles
        for offer in offers(procedure, stop.situation):
            assert theirs.intersection(offer.step.roles)


@given(procedures, tries)
def test_with_every_consent_refused_clearing_alone_reaches_an_end_from_wherever_a_walk_led(
    procedure: Procedure, walk: list[tuple[int, Situation]]
) -> None:
    *_, last = walked(procedure, walk)
    seen = {last.situation.position}
    waiting = list(seen)
    while waiting:
        position = waiting.pop()
        if procedure.state_by_id[position.main].end:
            return
        situation = replace(FREE, position=position)
        for offer in offers(procedure, situation):
            if offer.possible:
                after = take(procedure, situation, offer.step.id).position
                waiting.extend({after} - seen)
                seen.add(after)
    pytest.fail(f"{procedure.id}: no end from {last.situation.position}")


@given(procedures, tries)
def test_resting_and_coming_back_restores_the_strands(
    procedure: Procedure, walk: list[tuple[int, Situation]]
) -> None:
    *_, last = walked(procedure, walk)
    before = last.situation.position
    everything = replace(FREE, position=before, consents_valid_now=frozenset(CONSENTS))
    aside = [
        each.step
        for each in offers(procedure, everything)
        if each.possible and each.step.to in procedure.remembering and each.step.to != before.main
    ]
    for step in aside:
        away = take(procedure, everything, step.id).position
        back = [one for one in procedure.steps if one.to == BACK and step.to in one.sources]
        for one in back:
            again = take(procedure, replace(everything, position=away), one.id).position
            assert again.main == before.main
            assert again.open_leaves(procedure) == before.open_leaves(procedure)


@given(procedures, tries)
def test_the_history_replayed_gives_the_position(
    procedure: Procedure, walk: list[tuple[int, Situation]]
) -> None:
    for stop in walked(procedure, walk):
        assert replayed(procedure, stop.events) == stop.situation.position


@given(procedures, tries, st.data())
def test_a_history_with_one_step_taken_out_is_no_history_of_that_position(
    procedure: Procedure, walk: list[tuple[int, Situation]], data: st.DataObject
) -> None:
    *_, last = walked(procedure, walk)
    moves = [at for at, one in enumerate(last.events) if one.entered]
    out = data.draw(st.sampled_from(moves))
    kept = (*last.events[:out], *last.events[out + 1 :])
    position = last.situation.position
    case = Replayable(
        number="2026-0001",
        procedure=ProcedureRef(id=procedure.id, version="1", sha256=procedure.sha256()),
        state=position.main,
        ended=procedure.state_by_id[position.main].end,
        position=position.to_text(),
        history=kept,
    )
    assert not holds(procedure, case)


def holds(procedure: Procedure, case: Replayable) -> bool:
    try:
        return is_where_it_says(procedure, case)
    except NotReplayable:
        return False


@given(procedures)
def test_the_skeleton_reaches_exactly_what_the_whole_space_reaches(procedure: Procedure) -> None:
    whole: Configurations = everywhere(procedure)
    skeleton = skeleton_of(procedure)
    assert skeleton.reached == {
        state for position in whole.ways for state in position.active(procedure)
    }
    assert mains_of(skeleton.whole.ways) == mains_of(whole.ways)
    assert set(skeleton.whole.ways) == {
        Position(main=each.main, origins=each.origins) for each in whole.ways
    }


def test_a_case_moved_to_another_version_begins_there() -> None:
    place = next(each for each in everywhere(STANDARD).ways if each.main == "in_hand")
    moved = CaseEvent(
        at=NOON,
        by=PEOPLE[0],
        action=MOVED,
        entered=place.active(STANDARD),
        facts={POSITION: place.to_text()},
    )
    elsewhere = CaseEvent(at=NOON, by=None, action="fly", left=("a",), entered=("b",))
    assert replayed(STANDARD, (received(STANDARD), elsewhere, moved)) == place
    with pytest.raises(NotReplayable):
        replayed(STANDARD, (received(STANDARD), elsewhere))
    with pytest.raises(NotReplayable):
        replayed(STANDARD, (received(STANDARD), replace(moved, facts={POSITION: "{}"})))
