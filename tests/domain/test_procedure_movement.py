"""What the step function promises on the procedure KommA Desk comes with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from komma_desk.definitions.procedure import read_procedure
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.procedure.definition import ExceptionRule, StepId
from komma_desk.domain.procedure.four_eyes import steps_without_two_people
from komma_desk.domain.procedure.movement import (
    Movement,
    StepNotPossible,
    offers,
    start,
    take,
)
from komma_desk.domain.procedure.position import Position
from komma_desk.domain.procedure.reasons import (
    AnotherRole,
    ExceptionNeedsSecondPerson,
    FourEyesActedLast,
    FourEyesConcerned,
    MissingConsent,
    MissingField,
    NotFromHere,
    Reason,
    StrandsStillOpen,
    UnknownStep,
)
from komma_desk.domain.procedure.situation import Situation
from komma_desk.domain.procedure.vocabulary import CONSENTS, FIELDS
from komma_desk.domain.roles import StepRole

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
PROCEDURE = read_procedure(RESOURCES / "procedures" / "komma-standard.toml")
OFFICER, COLLEAGUE, HEAD = (PersonId(UUID(int=number)) for number in (1, 2, 3))
HERE = Situation(
    position=start(PROCEDURE),
    actor=OFFICER,
    roles=frozenset({StepRole.CLEARING}),
    filled_fields=frozenset(FIELDS),
)
IN_HAND = ("accept", "take_in_hand")
CHECKING = (*IN_HAND, "check_offences")


def go(*steps: str, situation: Situation = HERE) -> Movement:
    """Take steps one after another, by people who never act twice in a row."""
    for number, name in enumerate(steps):
        moved = take(PROCEDURE, situation, StepId(name))
        situation = replace(
            situation, position=moved.position, actor=(OFFICER, COLLEAGUE)[(number + 1) % 2]
        )
    return moved


def at(*steps: str) -> Situation:
    return replace(HERE, position=go(*steps).position)


def refused(situation: Situation, step: str) -> tuple[Reason, ...]:
    with pytest.raises(StepNotPossible) as caught:
        take(PROCEDURE, situation, StepId(step))
    assert caught.value.spoken()
    return caught.value.reasons


def offered(situation: Situation) -> dict[str, tuple[Reason, ...]]:
    return {offer.step.id: offer.reasons for offer in offers(PROCEDURE, situation)}


def test_a_case_starts_as_received() -> None:
    assert start(PROCEDURE) == Position(main=PROCEDURE.start)


def test_a_simple_case_closes_in_three_steps() -> None:
    assert go("accept", "settle", "release").position.main == "closed"


def test_a_case_taken_in_hand_can_be_concluded_without_opening_a_strand() -> None:
    assert go(*IN_HAND, "conclude", "release").position.main == "closed"


def test_a_movement_names_what_was_left_and_entered_and_its_effects() -> None:
    moved = go("accept")
    assert (moved.left, moved.entered) == (("received",), ("triage",))
    assert moved.effects == ("acknowledge_receipt",)


def test_a_strand_step_leaves_the_other_strands_alone() -> None:
    moved = go(*CHECKING)
    assert (moved.left, moved.entered) == (("criminal_none",), ("criminal_in_check",))


def test_steps_of_another_role_are_not_listed() -> None:
    assert offered(replace(HERE, roles=frozenset({StepRole.HEAD}))) == {}
    assert set(offered(replace(HERE, roles=frozenset({StepRole.AFFECTED})))) == {"withdraw"}


def test_a_step_of_another_role_is_refused() -> None:
    head = replace(HERE, roles=frozenset({StepRole.HEAD}))
    assert refused(head, "accept") == (AnotherRole((StepRole.CLEARING,)),)


def test_a_step_from_elsewhere_is_refused() -> None:
    assert refused(HERE, "release") == (NotFromHere(PROCEDURE.title_of(PROCEDURE.start)),)


def test_a_step_nobody_defined_is_refused() -> None:
    assert refused(HERE, "teleport") == (UnknownStep(),)


def test_a_missing_field_blocks_with_its_name() -> None:
    empty = replace(at("accept"), filled_fields=frozenset({"urgency"}))
    assert offered(empty)["take_in_hand"] == (MissingField("category"),)


def test_a_missing_consent_blocks_the_step_but_not_the_case() -> None:
    here = at(*CHECKING)
    assert offered(here)["report_to_police"] == (MissingConsent("refer_police"),)
    assert offered(here)["end_criminal"] == ()


def test_a_consent_valid_now_lets_the_step_pass() -> None:
    here = replace(at(*CHECKING), consents_valid_now=frozenset({"refer_police"}))
    moved = take(PROCEDURE, here, StepId("report_to_police"))
    assert moved.entered == ("criminal_reported",)
    assert moved.by_exception is None


@pytest.mark.parametrize("second", [None, OFFICER, HEAD])
def test_the_exception_needs_another_person_who_is_not_concerned(second: PersonId | None) -> None:
    here = replace(
        at(*CHECKING),
        exception="danger_to_life",
        second_person=second,
        concerned=frozenset({HEAD}),
    )
    assert refused(here, "report_to_police") == (ExceptionNeedsSecondPerson("danger_to_life"),)


def test_two_people_may_report_a_danger_to_life_without_consent() -> None:
    here = replace(at(*CHECKING), exception="danger_to_life", second_person=COLLEAGUE)
    assert take(PROCEDURE, here, StepId("report_to_police")).by_exception == "danger_to_life"


def test_an_exception_for_one_person_lets_that_person_act_alone() -> None:
    here = replace(at(*CHECKING), exception="danger_to_life")
    report = PROCEDURE.step_by_id[StepId("report_to_police")]
    alone = replace(report, exception=ExceptionRule(when="danger_to_life", four_eyes=False))
    steps = tuple(alone if step.id == report.id else step for step in PROCEDURE.steps)
    moved = take(replace(PROCEDURE, steps=steps), here, report.id)
    assert moved.by_exception == "danger_to_life"


def test_an_exception_the_step_does_not_know_changes_nothing() -> None:
    here = replace(at(*IN_HAND), exception="danger_to_life", second_person=COLLEAGUE)
    assert refused(here, "arrange_counselling") == (MissingConsent("refer_counselling"),)


def test_an_open_strand_blocks_the_conclusion_with_its_title() -> None:
    care = next(strand.title for strand in PROCEDURE.strands if strand.id == "care")
    here = at(*IN_HAND, "open_care")
    assert offered(here)["conclude"] == (StrandsStillOpen((care,)),)
    assert go(*IN_HAND, "open_care", "end_care", "conclude").position.main == "closing_check"


def test_who_acted_last_may_not_release() -> None:
    here = replace(at(*IN_HAND, "conclude"), last_actor=OFFICER)
    assert refused(here, "release") == (FourEyesActedLast(),)
    assert offered(replace(here, actor=COLLEAGUE))["release"] == ()


def test_a_person_the_case_concerns_may_not_release() -> None:
    here = replace(at(*IN_HAND, "conclude"), concerned=frozenset({OFFICER}))
    assert refused(here, "release") == (FourEyesConcerned(),)


def test_an_office_of_one_may_release_where_four_eyes_are_off() -> None:
    here = replace(at(*IN_HAND, "conclude"), last_actor=OFFICER, four_eyes_on=False)
    assert offered(here)["release"] == ()


def test_resting_leads_back_to_where_the_case_was_with_its_strands() -> None:
    before = at(*CHECKING).position
    assert go(*CHECKING, "rest", "resume").position == before


def test_coming_back_in_hand_restores_the_strands_as_they_were() -> None:
    moved = go(*CHECKING, "back_to_triage", "take_in_hand")
    assert moved.position == at(*CHECKING).position
    assert "criminal_in_check" in moved.entered


@pytest.mark.parametrize("last", ["withdraw", "keep_record", "mark_duplicate"])
def test_every_end_can_be_reopened_with_a_reason(last: str) -> None:
    here = at("accept", last)
    assert set(offered(here)) == {"reopen"}
    assert take(PROCEDURE, here, StepId("reopen")).position.main == "triage"
    mute = replace(here, filled_fields=frozenset())
    assert refused(mute, "reopen") == (MissingField("reason"),)


def test_four_eyes_with_a_single_holder_are_impossible() -> None:
    alone = {StepRole.CLEARING: frozenset({OFFICER}), StepRole.HEAD: frozenset({OFFICER})}
    both = {**alone, StepRole.HEAD: frozenset({HEAD})}
    assert [step.id for step in steps_without_two_people(PROCEDURE, alone)] == ["release"]
    assert steps_without_two_people(PROCEDURE, both) == ()
    assert steps_without_two_people(replace(PROCEDURE, four_eyes=False), alone) == ()


def test_every_reason_says_where_it_is_mended() -> None:
    reasons = (
        MissingConsent(next(iter(CONSENTS))),
        MissingField(next(iter(FIELDS))),
        FourEyesActedLast(),
        FourEyesConcerned(),
        ExceptionNeedsSecondPerson("danger_to_life"),
        StrandsStillOpen((PROCEDURE.title,)),
        NotFromHere(PROCEDURE.title),
        AnotherRole(tuple(StepRole)),
        UnknownStep(),
    )
    assert all(reason.mend and "{" not in reason.spoken() for reason in reasons)
