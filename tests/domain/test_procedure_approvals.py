"""What an approval settles: four eyes, the exception, and what only the head decides."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.procedure.movement import StepNotPossible, offers, take
from komma_desk.domain.procedure.reasons import (
    ExceptionNeedsSecondPerson,
    FourEyesActedLast,
    FourEyesConcerned,
    HeadDecides,
)
from komma_desk.domain.procedure.situation import Agreed
from komma_desk.domain.roles import StepRole
from tests.domain.test_procedure_movement import (
    CHECKING,
    COLLEAGUE,
    HEAD,
    IN_HAND,
    OFFICER,
    PROCEDURE,
    at,
    refused,
)

TO_THE_CHECK = (*IN_HAND, "conclude")


def agreed(step: str, by: PersonId, **told: Any) -> frozenset[Agreed]:
    return frozenset({Agreed(step=StepId(step), by=by, **told)})


def test_an_approval_settles_the_four_eyes_of_its_step_and_is_named_as_used() -> None:
    here = replace(at(*TO_THE_CHECK), last_actor=OFFICER)
    assert refused(here, "release") == (FourEyesActedLast(),)
    moved = take(PROCEDURE, replace(here, approvals=agreed("release", HEAD)), StepId("release"))
    assert moved.approved_by == HEAD


def test_an_approval_nobody_needs_is_not_used_up() -> None:
    here = replace(at(*TO_THE_CHECK), last_actor=COLLEAGUE, approvals=agreed("release", HEAD))
    assert take(PROCEDURE, here, StepId("release")).approved_by is None


@pytest.mark.parametrize("by", [OFFICER, COLLEAGUE])
def test_neither_who_acts_nor_whom_it_concerns_approves(by: PersonId) -> None:
    here = replace(
        at(*TO_THE_CHECK),
        last_actor=OFFICER,
        concerned=frozenset({COLLEAGUE}),
        approvals=agreed("release", by),
    )
    assert refused(here, "release") == (FourEyesActedLast(),)


def test_an_approval_lets_nobody_take_a_step_of_her_own_case() -> None:
    here = replace(
        at(*TO_THE_CHECK), concerned=frozenset({OFFICER}), approvals=agreed("release", HEAD)
    )
    assert refused(here, "release") == (FourEyesConcerned(),)


@pytest.mark.parametrize(
    ("step", "exception"), [("report_to_police", ""), ("end_criminal", "danger_to_life")]
)
def test_an_exception_goes_only_with_an_approval_asked_for_exactly_that(
    step: str, exception: str
) -> None:
    here = replace(
        at(*CHECKING),
        exception="danger_to_life",
        approvals=agreed(step, COLLEAGUE, exception=exception),
    )
    assert refused(here, "report_to_police") == (ExceptionNeedsSecondPerson("danger_to_life"),)


def test_an_approval_stands_in_for_the_second_person_of_the_exception() -> None:
    approvals = agreed("report_to_police", COLLEAGUE, exception="danger_to_life")
    here = replace(at(*CHECKING), exception="danger_to_life", approvals=approvals)
    moved = take(PROCEDURE, here, StepId("report_to_police"))
    assert (moved.by_exception, moved.approved_by) == ("danger_to_life", COLLEAGUE)


def test_what_only_the_head_decides_clearing_takes_with_her_approval() -> None:
    hers = tuple(
        replace(step, roles=(StepRole.HEAD,), four_eyes=False) if step.id == "release" else step
        for step in PROCEDURE.steps
    )
    procedure = replace(PROCEDURE, steps=hers)
    here = at(*TO_THE_CHECK)
    offer = next(each for each in offers(procedure, here) if each.step.id == "release")
    assert offer.reasons == (HeadDecides(),)
    for by, as_head, expected in ((COLLEAGUE, False, None), (HEAD, True, HEAD)):
        asked = replace(here, approvals=agreed("release", by, as_head=as_head))
        if expected is None:
            with pytest.raises(StepNotPossible):
                take(procedure, asked, StepId("release"))
        else:
            assert take(procedure, asked, StepId("release")).approved_by == expected
