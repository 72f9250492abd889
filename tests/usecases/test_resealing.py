"""Somebody is out: her restricted cases are sealed anew, at once or when a member comes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from komma_desk.domain.circle import Circle
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.change_roles import ChangeRoles
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.make_organisation_recovery import MakeOrganisationRecovery
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.reseal_circles import ResealCircles, Resealed
from komma_desk.usecases.commands.reset_person import ResetPerson
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.take_in import TakeIn, TakenIn
from komma_desk.usecases.commands.widen_circle import WidenCircle
from komma_desk.usecases.queries.leaving_preview import LeavingPreview
from komma_desk.usecases.queries.possible_readers import PossibleReaders
from tests.usecases.deeds import OUT, a_draft
from tests.usecases.workbench import Workbench


class Office(Workbench):
    """Karl, Ada and Bo clear; `case` makes a case that only some of them can read."""

    def __init__(self) -> None:
        super().__init__()
        self.karl = self.people[Role.CLEARING]
        self.ada = self.join("Ada Amt", Role.CLEARING, login="ada", signing=b"ada")
        self.bo = self.join("Bo Beck", Role.CLEARING, login="bo", signing=b"bo")

    def case(self, *members: Person) -> CaseId:
        readers: Any = self.at(Role.REPORTER).ask(PossibleReaders())
        excluded = {each.person for each in readers if each.reads_cases} - {
            each.id for each in members
        }
        draft = replace(a_draft(), excluded=frozenset(excluded))
        self.at(Role.REPORTER).perform(ReportIncident(draft))
        receipt = self.seat(members[0]).perform(TakeIn()).receipt
        assert isinstance(receipt, TakenIn)
        with self.desk.look() as work:
            cases: Any = work.cases.cases
            numbers: dict[str, CaseId] = {
                each.number: each.id for each in cases._content.cases.values()
            }
        return numbers[receipt.numbers[0]]

    def circle(self, case: CaseId) -> Circle:
        with self.desk.look() as work:
            cases: Any = work.cases.cases
            circle = cases._content.cases[case].circle
        assert isinstance(circle, Circle)
        return circle

    def people_in(self, case: CaseId) -> frozenset[PersonId]:
        return self.circle(case).members

    def reseal(self, person: Person) -> Resealed:
        receipt = self.seat(person).perform(ResealCircles()).receipt
        assert isinstance(receipt, Resealed)
        return receipt


@pytest.fixture
def office() -> Office:
    return Office()


def test_what_the_acting_officer_can_open_is_sealed_anew_in_the_same_deed(office: Office) -> None:
    case = office.case(office.ada, office.bo)
    office.seat(office.ada).perform(DismissPerson(office.bo.id))
    assert office.people_in(case) == {office.ada.id}
    assert office.circle(case).generation == 2
    assert office.reseal(office.ada) == Resealed()


def test_what_she_cannot_open_waits_for_a_member(office: Office) -> None:
    case = office.case(office.ada, office.bo)
    office.seat(office.karl).perform(DismissPerson(office.bo.id))
    assert office.reseal(office.karl) == Resealed()
    assert office.reseal(office.ada) == Resealed((case,), 0)
    assert office.people_in(case) == {office.ada.id}
    assert office.reseal(office.ada) == Resealed()


def test_the_preview_tells_three_kinds_apart(office: Office) -> None:
    mine = office.case(office.karl, office.bo)
    others = office.case(office.ada, office.bo)
    alone = office.case(office.bo)
    asked: Any = office.seat(office.karl).ask(LeavingPreview(office.bo.id))
    assert asked.circles.mine == (mine,)
    assert asked.circles.of_others == (others,)
    assert asked.circles.of_nobody == (alone,)


def test_the_reason_and_the_excluded_stay(office: Office) -> None:
    case = office.case(office.ada, office.bo)
    office.seat(office.ada).perform(DismissPerson(office.bo.id))
    assert office.karl.id in office.circle(case).excluded


def test_many_are_done_some_at_a_time_until_none_is_left(office: Office) -> None:
    cases = {office.case(office.ada, office.bo) for _ in range(12)}
    office.seat(office.karl).perform(DismissPerson(office.bo.id))
    first, second = office.reseal(office.ada), office.reseal(office.ada)
    assert (len(first.done), first.left, len(second.done), second.left) == (10, 2, 2, 0)
    assert {*first.done, *second.done} == cases


def test_the_log_tells_it_and_is_silent_where_nothing_was_done(office: Office) -> None:
    case = office.case(office.ada, office.bo)
    office.seat(office.karl).perform(DismissPerson(office.bo.id))
    office.desk.log.clear()
    office.reseal(office.ada)
    office.reseal(office.ada)
    said = [line for _, line in office.desk.log]
    assert [(each.action, each.subject) for each in said] == [("reseal circles", str(case))]


def came_back(office: Office, person: Person) -> Person:
    with office.desk.change() as work:
        now = work.office.people.get(person.id)
        work.office.people.save(
            replace(now, standing=Standing.CONFIRMED, sealing=b"n" * 32, signing=b"neu")
        )
        work.commit()
        return work.office.people.get(person.id)


def test_whoever_comes_back_before_a_member_came_is_out_all_the_same(office: Office) -> None:
    case = office.case(office.ada, office.bo)
    office.seat(office.karl).perform(DismissPerson(office.bo.id))
    bo = came_back(office, office.bo)
    assert office.reseal(bo) == Resealed()
    office.reseal(office.ada)
    assert office.people_in(case) == {office.ada.id}


def test_new_keys_let_nobody_into_a_circle_again(office: Office) -> None:
    """Or an officer could have another's keys made anew, and confirm her own in her name."""
    case = office.case(office.ada, office.bo)
    office.seat(office.karl).perform(ResetPerson(office.bo.id))
    came_back(office, office.bo)
    office.reseal(office.ada)
    assert office.people_in(case) == {office.ada.id}


def test_a_member_lets_her_in_again_and_she_stays(office: Office) -> None:
    case = office.case(office.ada, office.bo)
    office.seat(office.karl).perform(DismissPerson(office.bo.id))
    came_back(office, office.bo)
    office.seat(office.ada).perform(WidenCircle(case=case, person=office.bo.id, reason="wieder"))
    assert office.people_in(case) == {office.ada.id, office.bo.id}
    assert office.reseal(office.ada) == Resealed()
    assert office.people_in(case) == {office.ada.id, office.bo.id}


def test_a_new_circle_made_meanwhile_is_not_undone(office: Office) -> None:
    case = office.case(office.ada, office.bo)
    office.seat(office.karl).perform(DismissPerson(office.bo.id))
    came_back(office, office.bo)
    both = frozenset({office.ada.id, office.bo.id})
    office.seat(office.ada).perform(RestrictCase(case=case, members=both, reason="neu"))
    assert office.reseal(office.ada) == Resealed()
    assert office.people_in(case) == both


def test_somebody_set_back_by_hand_is_pushed_out_of_no_circle(office: Office) -> None:
    case = office.case(office.ada, office.bo)
    with office.desk.change() as work:
        bo = work.office.people.get(office.bo.id)
        work.office.people.save(replace(bo, standing=Standing.LEFT))
        work.commit()
    assert office.reseal(office.ada) == Resealed()
    assert office.people_in(case) == {office.ada.id, office.bo.id}


def test_a_keeper_who_left_keeps_no_half(office: Office) -> None:
    case = office.case(office.ada, office.bo)
    head = office.people[Role.HEAD]
    office.seat(office.karl).perform(DismissPerson(head.id))
    assert office.reseal(office.ada) == Resealed((case,), 0)
    with office.desk.look() as work:
        assert head.id not in work.cases.cases.shares(case).b
    assert office.reseal(office.ada) == Resealed()


def keepers_of(office: Office, case: CaseId) -> frozenset[PersonId]:
    with office.desk.look() as work:
        return frozenset(work.cases.cases.shares(case).b)


def test_whoever_becomes_a_keeper_later_gets_a_half(office: Office) -> None:
    case = office.case(office.ada, office.bo)
    later = office.join("Dana Schutz", Role.DATA_PROTECTION, login="dana", signing=b"dana")
    assert office.reseal(office.ada) == Resealed((case,), 0)
    assert later.id in keepers_of(office, case)
    assert office.reseal(office.ada) == Resealed()


def test_a_role_given_later_brings_the_halves_and_taken_again_ends_them(office: Office) -> None:
    case = office.case(office.ada, office.bo)
    rita = office.people[Role.REPORTER]
    karl = office.seat(office.karl)
    for roles, keeps in ((Role.HEAD, True), (Role.REPORTER, False)):
        karl.perform(ChangeRoles(person=rita.id, roles=frozenset({roles})))
        assert office.reseal(office.ada) == Resealed((case,), 0)
        assert (rita.id in keepers_of(office, case)) is keeps


def test_a_keeper_who_must_not_see_a_case_is_offered_no_half_of_it(office: Office) -> None:
    case, head = office.case(office.ada, office.bo), office.people[Role.HEAD]
    circle, members = office.circle(case), frozenset({office.ada.id, office.bo.id})
    narrowed = RestrictCase(
        case=case, members=members, excluded=circle.excluded | {head.id}, reason="befangen"
    )
    office.seat(office.ada).perform(narrowed)
    assert head.id not in keepers_of(office, case)
    assert office.reseal(office.ada) == Resealed()


def test_a_keeper_with_new_keys_gets_a_half_that_they_open(office: Office) -> None:
    case, head = office.case(office.ada, office.bo), office.people[Role.HEAD]
    office.seat(office.karl).perform(ResetPerson(head.id))
    came_back(office, head)
    assert office.reseal(office.ada) == Resealed((case,), 0)
    assert head.id in keepers_of(office, case)
    assert office.reseal(office.ada) == Resealed()


def test_a_case_that_does_not_open_holds_the_others_up_no_longer(office: Office) -> None:
    broken, whole = (office.case(office.ada, office.bo) for _ in range(2))
    office.seat(office.karl).perform(DismissPerson(office.bo.id))
    seat = office.seat(office.ada)
    with office.desk.change() as work:
        cases: Any = work.cases.cases
        del cases._content.cases[broken]
        work.commit()
    receipt: Any = seat.perform(ResealCircles()).receipt
    assert receipt.done == (whole,)


def test_new_halves_of_the_office_are_let_in_by_the_members(office: Office) -> None:
    case = office.case(office.ada, office.bo)
    office.seat(office.karl).perform(MakeOrganisationRecovery(OUT / "a", OUT / "b"))
    assert office.reseal(office.ada) == Resealed((case,), 0)
    assert office.people_in(case) == {office.ada.id, office.bo.id}
    assert office.reseal(office.bo) == Resealed()


def test_whoever_gives_up_clearing_and_stays_is_out_of_her_circles_too(office: Office) -> None:
    at_once, later = office.case(office.karl, office.bo), office.case(office.ada, office.bo)
    only_reporting = frozenset({Role.REPORTER})
    office.seat(office.karl).perform(ChangeRoles(person=office.bo.id, roles=only_reporting))
    assert office.people_in(at_once) == {office.karl.id}
    assert office.reseal(office.ada) == Resealed((later,), 0)


def test_whoever_only_loses_another_role_stays_in_her_circles(office: Office) -> None:
    both = frozenset({Role.CLEARING, Role.INTEGRATION})
    office.seat(office.karl).perform(ChangeRoles(person=office.bo.id, roles=both))
    case = office.case(office.ada, office.bo)
    clearing = frozenset({Role.CLEARING})
    office.seat(office.karl).perform(ChangeRoles(person=office.bo.id, roles=clearing))
    assert office.reseal(office.ada) == Resealed()
    assert office.people_in(case) == {office.ada.id, office.bo.id}
