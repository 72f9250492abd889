"""Laws that hold on every walk through the procedure KommA Desk comes with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.definitions.procedure import read_procedure
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.procedure.configurations import configurations_of
from komma_desk.domain.procedure.definition import Step
from komma_desk.domain.procedure.movement import StepNotPossible, offers, start, take
from komma_desk.domain.procedure.position import Position, UnknownPosition
from komma_desk.domain.procedure.situation import Situation
from komma_desk.domain.procedure.soundness import check
from komma_desk.domain.procedure.vocabulary import CONSENTS, FIELDS
from komma_desk.domain.roles import StepRole

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
PROCEDURE = read_procedure(RESOURCES / "procedures" / "komma-standard.toml")
REACHED = configurations_of(PROCEDURE)
PEOPLE = tuple(PersonId(UUID(int=number)) for number in range(3))


@dataclass(frozen=True)
class Try:
    """One attempt of somebody to take some step under some circumstances."""

    wanted: int
    situation: Situation


def some_of(values: tuple[str, ...]) -> st.SearchStrategy[frozenset[str]]:
    return st.one_of(st.just(frozenset(values)), st.frozensets(st.sampled_from(values)))


situations = st.builds(
    Situation,
    position=st.just(start(PROCEDURE)),
    actor=st.sampled_from(PEOPLE),
    roles=st.frozensets(st.sampled_from(list(StepRole))),
    last_actor=st.none() | st.sampled_from(PEOPLE),
    concerned=st.frozensets(st.sampled_from(PEOPLE), max_size=2),
    consents_valid_now=some_of(tuple(CONSENTS)),
    filled_fields=some_of(tuple(FIELDS)),
    exception=st.none() | st.just("danger_to_life"),
    second_person=st.none() | st.sampled_from(PEOPLE),
    four_eyes_on=st.booleans(),
)
tries = st.builds(Try, wanted=st.integers(min_value=0, max_value=30), situation=situations)
walks = st.lists(tries, max_size=25)


def moved_to(position: Position, situation: Situation) -> Situation:
    return Situation(
        position=position,
        actor=situation.actor,
        roles=situation.roles,
        last_actor=situation.last_actor,
        concerned=situation.concerned,
        consents_valid_now=situation.consents_valid_now,
        filled_fields=situation.filled_fields,
        exception=situation.exception,
        second_person=situation.second_person,
        four_eyes_on=situation.four_eyes_on,
    )


def succeeds(situation: Situation, step: Step) -> bool:
    try:
        take(PROCEDURE, situation, step.id)
    except StepNotPossible:
        return False
    return True


@given(walks)
def test_a_step_is_offered_without_reasons_if_and_only_if_it_succeeds(walk: list[Try]) -> None:
    position = start(PROCEDURE)
    for one in walk:
        situation = moved_to(position, one.situation)
        listed = offers(PROCEDURE, situation)
        free = {offer.step.id for offer in listed if offer.possible}
        assert free == {step.id for step in PROCEDURE.steps if succeeds(situation, step)}
        possible = [offer.step for offer in listed if offer.possible]
        if possible:
            chosen = possible[one.wanted % len(possible)]
            position = take(PROCEDURE, situation, chosen.id).position
        assert position in REACHED.ways


@given(st.sampled_from(sorted(REACHED.ways, key=Position.to_text)))
def test_the_text_of_a_position_reads_back_as_the_same_position(position: Position) -> None:
    assert Position.from_text(position.to_text(), PROCEDURE) == position


def test_with_every_consent_refused_an_end_can_be_reached_from_everywhere() -> None:
    ends = REACHED.reaching(
        lambda position: PROCEDURE.state_by_id[position.main].end,
        using=lambda step: step.consent is None,
    )
    assert ends == frozenset(REACHED.ways)


def test_with_every_consent_refused_the_office_alone_can_close_from_everywhere() -> None:
    closed = REACHED.reaching(
        lambda position: position.main == "closed",
        using=lambda step: (
            step.consent is None and step.id != "withdraw" and StepRole.CLEARING in step.roles
        ),
    )
    assert closed == frozenset(REACHED.ways)


def test_the_procedure_that_ships_has_no_findings() -> None:
    assert check(PROCEDURE) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"main": "triage"}',
        '{"main": 1, "leaves": {}, "origins": {}}',
        '{"main": "triage", "leaves": [], "origins": {}}',
        '{"main": "moon", "leaves": {}, "origins": {}}',
        '{"main": "care_none", "leaves": {}, "origins": {}}',
        '{"main": "in_hand", "leaves": {}, "origins": {}}',
        '{"main": "resting", "leaves": {}, "origins": {}}',
        '{"main": "resting", "leaves": {}, "origins": {"resting": "care_none"}}',
        '{"main": "triage", "leaves": {"care": "criminal_none"}, "origins": {}}',
        '{"main": "triage", "leaves": {"cure": "care_none"}, "origins": {}}',
        '{"main": "triage", "leaves": {}, "origins": {"triage": "received"}}',
    ],
)
def test_a_stored_position_the_procedure_does_not_know_is_refused(text: str) -> None:
    with pytest.raises(UnknownPosition) as caught:
        Position.from_text(text, PROCEDURE)
    assert "KommA-Clearing" in caught.value.spoken()
