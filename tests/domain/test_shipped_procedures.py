"""What holds of every procedure KommA Desk comes with, and what each of them promises."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.definitions.procedure import read_procedure
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.procedure.configurations import configurations_of
from komma_desk.domain.procedure.definition import Procedure, StepId
from komma_desk.domain.procedure.movement import StepNotPossible, offers, start, take
from komma_desk.domain.procedure.position import Position
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.domain.procedure.situation import Situation
from komma_desk.domain.procedure.soundness import check
from komma_desk.domain.procedure.vocabulary import CONSENTS, FIELDS, FieldKind
from komma_desk.domain.roles import StepRole
from komma_desk.words import Bilingual

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "procedures"
SHIPPED = {each: read_procedure(FOLDER / f"{each}.toml") for each in ShippedProcedure}
REACHED = {each: configurations_of(procedure) for each, procedure in SHIPPED.items()}
ONE, OTHER = PersonId(UUID(int=1)), PersonId(UUID(int=2))
SMALL = SHIPPED[ShippedProcedure.SMALL_TOWN]
AGG = SHIPPED[ShippedProcedure.AGG_COMPLAINT]


def at(
    position: Position, *, last: PersonId | None = ONE, consents: frozenset[str] = frozenset()
) -> Situation:
    """One clearing officer, every field filled in."""
    return Situation(
        position=position,
        actor=ONE,
        roles=frozenset({StepRole.CLEARING}),
        last_actor=last,
        concerned=frozenset(),
        consents_valid_now=consents,
        filled_fields=frozenset(FIELDS),
        exception=None,
        second_person=None,
        four_eyes_on=True,
    )


def walked(procedure: Procedure, *steps: str, others: bool = False) -> Position:
    """By one person, or by two in turn."""
    position = start(procedure)
    for step in steps:
        situation = at(position, last=OTHER if others else ONE, consents=frozenset(CONSENTS))
        position = take(procedure, situation, StepId(step)).position
    return position


def test_every_shipped_file_can_be_chosen_and_every_choice_is_a_file() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == {str(one) for one in SHIPPED}
    assert all(procedure.id == name for name, procedure in SHIPPED.items())


@pytest.mark.parametrize("name", list(SHIPPED))
def test_the_checker_finds_nothing(name: ShippedProcedure) -> None:
    assert check(SHIPPED[name]) == ()


@pytest.mark.parametrize("name", list(SHIPPED))
def test_with_every_consent_refused_clearing_reaches_an_end_from_everywhere(
    name: ShippedProcedure,
) -> None:
    ends = REACHED[name].reaching(
        lambda position: SHIPPED[name].state_by_id[position.main].end,
        using=lambda step: (
            step.consent is None and step.id != "withdraw" and StepRole.CLEARING in step.roles
        ),
    )
    assert ends == frozenset(REACHED[name].ways)


@given(st.data())
def test_wherever_one_officer_of_a_small_town_stands_some_step_is_possible_without_consent(
    data: st.DataObject,
) -> None:
    ways = REACHED[ShippedProcedure.SMALL_TOWN].ways
    position = data.draw(st.sampled_from(sorted(ways, key=Position.to_text)))
    assert any(offer.possible for offer in offers(SMALL, at(position)))


def test_a_small_town_has_three_working_states_and_no_step_for_two() -> None:
    assert len([state for state in SMALL.main_states() if not state.end]) == 3
    assert not any(step.four_eyes for step in SMALL.steps)
    assert "ohne Vier-Augen-Prinzip" in SMALL.title.de


def test_one_officer_of_a_small_town_closes_an_insult_in_two_steps() -> None:
    assert walked(SMALL, "accept", "close").main == "closed"


def test_in_a_small_town_too_danger_to_life_without_consent_takes_two() -> None:
    (report,) = (step for step in SMALL.steps if step.exception)
    assert report.exception is not None
    assert report.exception.four_eyes


def test_a_simple_insult_passes_the_default_in_three_steps() -> None:
    standard = SHIPPED[ShippedProcedure.STANDARD]
    assert walked(standard, "accept", "settle", "release", others=True).main == "closed"


def test_a_complaint_is_heard_examined_told_and_carried_out() -> None:
    steps = ("accept", "open_complaint", "take_statement", "find_result")
    done = walked(AGG, *steps, "tell_and_carry_out", "close", others=True)
    assert done.main == "closed"


def test_the_result_of_a_complaint_is_never_found_by_one_person_alone() -> None:
    examined = walked(AGG, "accept", "open_complaint", "take_statement")
    with pytest.raises(StepNotPossible):
        take(AGG, at(examined), StepId("find_result"))


def test_whoever_refuses_to_be_named_still_gets_an_examination() -> None:
    met = walked(AGG, "accept")
    with pytest.raises(StepNotPossible):
        take(AGG, at(met), StepId("open_complaint"))
    assert take(AGG, at(met), StepId("examine_without_name")).position.main == "examination"


def test_the_accused_is_heard_with_a_person_of_trust() -> None:
    for step in ("open_complaint", "take_statement"):
        confirm = AGG.step_by_id[StepId(step)].confirm
        assert confirm is not None
        assert "Vertrauensperson" in confirm.de
        assert "person of trust" in confirm.en


def test_the_day_of_the_hearing_goes_on_record() -> None:
    assert AGG.step_by_id[StepId("take_statement")].fields == ("heard_on",)
    assert FIELDS["heard_on"].kind is FieldKind.DAY


@pytest.mark.parametrize(
    ("name", "fingerprint"),
    [
        (
            ShippedProcedure.STANDARD,
            "9252f66c88d4685ca97b8c47616c75cb8fa30147961fba187067fe2fcb578acf",
        ),
        (
            ShippedProcedure.SMALL_TOWN,
            "10bdd7c14ad288af9d4941c0a2daa3e70e2547409b24e06270ce4b387c20ad1e",
        ),
        (
            ShippedProcedure.AGG_COMPLAINT,
            "3235b313848ed3fab7eccba75316410c02a93a6316aeb2c28429ee1b97595479",
        ),
    ],
)
def test_the_shipped_texts_keep_the_fingerprints_cases_hold(
    name: ShippedProcedure, fingerprint: str
) -> None:
    assert SHIPPED[name].sha256() == fingerprint


def test_what_a_state_means_for_the_reporter_is_part_of_what_is_published() -> None:
    first, *others = AGG.states
    told = replace(first, plain=Bilingual(de="Ist da.", en="It is here."))
    assert replace(AGG, states=(told, *others)).sha256() != AGG.sha256()


def test_the_version_before_the_day_of_the_hearing_keeps_the_fingerprint_cases_hold() -> None:
    steps = tuple(
        replace(step, fields=()) if step.id == "take_statement" else step for step in AGG.steps
    )
    before = replace(AGG, version="1.0.0", steps=steps)
    assert AGG.version == "1.1.0"
    assert before.sha256() == "15ea7b7e76a420cd751a2e6e90c4adc1b139e1c2b539b2be54321853e4259176"


def test_a_simple_insult_passes_the_default_with_no_field_nobody_needs() -> None:
    standard = SHIPPED[ShippedProcedure.STANDARD]
    asked = [
        field
        for step in ("accept", "settle", "release")
        for field in standard.step_by_id[StepId(step)].fields
    ]
    # What happened and how urgent it is: the figures and the order of work need both.
    assert asked == ["category", "urgency"]


def test_a_complaint_can_be_withdrawn_from_every_open_state() -> None:
    open_states = {state.id for state in AGG.main_states() if not state.end}
    assert set(AGG.step_by_id[StepId("withdraw")].sources) == open_states
