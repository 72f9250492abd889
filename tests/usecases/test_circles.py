"""Restricting a case to named people: who may be in it, who stays out, and what is told."""

from __future__ import annotations

from typing import Any

import pytest

from komma_desk.domain.case import CaseListing
from komma_desk.domain.circle import InACircle
from komma_desk.domain.circle_deeds import (
    CircleDeed,
    InTheCircleAlready,
    LeavingTheCircle,
    NobodyInTheCircle,
    NotForTheCircle,
    NotRestricted,
)
from komma_desk.domain.person import Standing
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.roles import Role
from komma_desk.domain.text import TextMissing, TextNotAccepted
from komma_desk.usecases.commands.add_note import AddNote
from komma_desk.usecases.commands.lift_circle import LiftCircle
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.commands.widen_circle import WidenCircle
from komma_desk.usecases.queries.case_circle import CaseCircle, CircleView
from komma_desk.usecases.queries.case_desk import CaseByNumber, CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from tests.usecases.deeds import Prepared


def me(bench: Prepared) -> Any:
    return bench.people[Role.CLEARING].id


def restricted(bench: Prepared, **told: Any) -> RestrictCase:
    asked: dict[str, Any] = {"members": frozenset({me(bench)}), "reason": "Befangenheit"}
    return RestrictCase(case=bench.case, **asked | told)


def test_whoever_is_not_in_the_circle_can_neither_read_nor_write(bench: Prepared) -> None:
    bench.at(Role.CLEARING).perform(restricted(bench))
    outsider = bench.seat(bench.circles.colleague)
    with pytest.raises(InACircle):
        outsider.ask(CaseDesk(bench.case))
    with pytest.raises(InACircle):
        outsider.perform(AddNote(case=bench.case, text="trotzdem"))
    with pytest.raises(InACircle):
        outsider.perform(LiftCircle(case=bench.case, reason="trotzdem"))


def test_an_outsider_learns_the_names_and_nothing_else(bench: Prepared) -> None:
    bench.at(Role.CLEARING).perform(restricted(bench))
    view: CircleView = bench.seat(bench.circles.colleague).ask(CaseCircle(bench.case))
    assert [each.id for each in view.readers] == [me(bench)]
    assert (view.restricted, view.is_member, view.story) == (True, False, None)


def test_a_member_learns_since_when_by_whom_and_why(bench: Prepared) -> None:
    colleague = bench.circles.colleague.id
    bench.at(Role.CLEARING).perform(restricted(bench, excluded=frozenset({colleague})))
    story = bench.at(Role.CLEARING).ask(CaseCircle(bench.case)).story
    assert (story.by, story.reason, story.excluded) == (me(bench), "Befangenheit", {colleague})


def test_a_restricted_case_is_found_by_its_number_by_everybody_of_clearing(bench: Prepared) -> None:
    number = bench.lines[0].number
    bench.at(Role.CLEARING).perform(restricted(bench))
    assert bench.seat(bench.circles.colleague).ask(CaseByNumber(number)) == bench.case


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_reason_is_asked_for_each_deed(bench: Prepared, reason: str) -> None:
    clearing, hers = bench.at(Role.CLEARING), bench.circles.hers
    for command in (
        restricted(bench, reason=reason),
        WidenCircle(case=hers, person=bench.circles.colleague.id, reason=reason),
        LiftCircle(case=hers, reason=reason),
    ):
        with pytest.raises(TextMissing):
            clearing.perform(command)


def test_a_circle_has_at_least_one_person(bench: Prepared) -> None:
    with pytest.raises(NobodyInTheCircle):
        bench.at(Role.CLEARING).perform(restricted(bench, members=frozenset()))


def test_whoever_restricts_a_case_stays_in_it_unless_she_says_otherwise(bench: Prepared) -> None:
    others = frozenset({bench.circles.colleague.id})
    with pytest.raises(LeavingTheCircle):
        bench.at(Role.CLEARING).perform(restricted(bench, members=others))
    bench.at(Role.CLEARING).perform(restricted(bench, members=others, leaving=True))
    with pytest.raises(InACircle):
        bench.at(Role.CLEARING).ask(CaseDesk(bench.case))


def test_only_confirmed_officers_come_in(bench: Prepared) -> None:
    head = bench.people[Role.HEAD].id
    unknown = bench.join("Noch Neu", Role.CLEARING, standing=Standing.ARRIVED).id
    for person in (head, unknown):
        with pytest.raises(NotForTheCircle):
            bench.at(Role.CLEARING).perform(
                restricted(bench, members=frozenset({me(bench), person}))
            )


def test_whoever_is_excluded_is_not_let_in_by_widening(bench: Prepared) -> None:
    colleague = bench.circles.colleague.id
    bench.at(Role.CLEARING).perform(restricted(bench, excluded=frozenset({colleague})))
    with pytest.raises(NotForTheCircle):
        bench.at(Role.CLEARING).perform(
            WidenCircle(case=bench.case, person=colleague, reason="doch")
        )


def test_whoever_comes_in_reads_all_of_it(bench: Prepared) -> None:
    hers, colleague = bench.circles.hers, bench.circles.colleague
    deed = WidenCircle(case=hers, person=colleague.id, reason="Vertretung")
    bench.at(Role.CLEARING).perform(deed)
    history = bench.seat(colleague).ask(CaseDesk(hers)).file.history
    assert history[-1].action == CircleDeed.WIDENED
    assert history[-1].facts["reason"] == "Vertretung"
    with pytest.raises(InTheCircleAlready):
        bench.at(Role.CLEARING).perform(deed)


def test_a_lifted_circle_leaves_its_reason_and_the_case_to_everybody(bench: Prepared) -> None:
    hers = bench.circles.hers
    bench.at(Role.CLEARING).perform(LiftCircle(case=hers, reason="nicht mehr nötig"))
    history = bench.seat(bench.circles.colleague).ask(CaseDesk(hers)).file.history
    assert [each.action for each in history[-2:]] == [CircleDeed.RESTRICTED, CircleDeed.LIFTED]
    with pytest.raises(NotRestricted):
        bench.at(Role.CLEARING).perform(LiftCircle(case=hers, reason="noch einmal"))


def test_a_narrower_circle_is_under_another_key(bench: Prepared) -> None:
    before = bench.at(Role.CLEARING).ask(CaseDesk(bench.circles.hers)).file.case.circle
    bench.at(Role.CLEARING).perform(
        RestrictCase(case=bench.circles.hers, members=frozenset({me(bench)}), reason="enger")
    )
    after = bench.at(Role.CLEARING).ask(CaseDesk(bench.circles.hers)).file.case.circle
    assert after.generation == before.generation + 1


def test_the_reason_stands_in_the_case_and_not_in_the_log(bench: Prepared) -> None:
    bench.at(Role.CLEARING).perform(restricted(bench))
    assert "Befangenheit" not in repr(bench.desk.log)
    assert bench.desk.log[-1][1].action == "restrict case"


def test_the_list_shows_an_outsider_that_there_is_a_case_and_no_more(bench: Prepared) -> None:
    lines = bench.at(Role.CLEARING).ask(CasePage(CaseListing()))
    (line,) = [each for each in lines if each.id == bench.circles.closed]
    assert (line.restricted, line.readable, line.main_form) == (True, False, None)


def test_a_reason_is_short_enough_to_be_read_in_a_notice(bench: Prepared) -> None:
    with pytest.raises(TextNotAccepted):
        bench.at(Role.CLEARING).perform(restricted(bench, reason="x" * 2001))


def test_whoever_is_shut_out_is_no_longer_responsible(bench: Prepared) -> None:
    colleague = bench.circles.colleague
    bench.seat(colleague).perform(TakeStep(case=bench.case, step=StepId("accept")))
    bench.at(Role.CLEARING).perform(restricted(bench, excluded=frozenset({colleague.id})))
    assert bench.at(Role.CLEARING).ask(CaseDesk(bench.case)).file.case.responsible == me(bench)


def test_whoever_is_responsible_and_stays_in_the_circle_stays_responsible(bench: Prepared) -> None:
    colleague = bench.circles.colleague
    bench.seat(colleague).perform(TakeStep(case=bench.case, step=StepId("accept")))
    both = frozenset({colleague.id, me(bench)})
    bench.at(Role.CLEARING).perform(restricted(bench, members=both))
    file = bench.at(Role.CLEARING).ask(CaseDesk(bench.case)).file
    assert file.case.responsible == colleague.id
