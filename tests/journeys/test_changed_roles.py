"""Other roles for somebody who stays: keys come and go with them, and her old ones open nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from komma_desk.bootstrap.checking import check_store
from komma_desk.domain.access import PersonAccess, Reach
from komma_desk.domain.audit import Compartment
from komma_desk.domain.circle import InACircle
from komma_desk.domain.gate import NotAllowed
from komma_desk.domain.roles import Role
from komma_desk.store.upgrade import FILES
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.commands.change_roles import ChangeRoles
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.effects.changing_roles import NotConfirmedYet, RolesAsBefore
from komma_desk.usecases.effects.leaving import HasLeft, NotYourself
from komma_desk.usecases.effects.terms import NoRole
from komma_desk.usecases.queries.access_list import AccessList
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.my_reports import MyReports
from komma_desk.usecases.queries.roles_preview import RolesPreview
from tests.journeys import raw_store
from tests.journeys.town import (
    ADMIN,
    CLEARING,
    Town,
    a_draft,
    line_of,
    only_case,
    passphrase_of,
    person_id,
)

OF_CLEARING = {Reach.CASES, Reach.REPORTS, Reach.FIGURES, Reach.OVERSIGHT, Reach.VOUCHING}


def change(town: Town, login: str, *roles: Role) -> None:
    with town.unlock(CLEARING) as karl:
        karl.perform(ChangeRoles(person_id(karl, login), frozenset(roles)))


def held(town: Town, login: str) -> set[Reach]:
    """What she holds by the keys, beyond what everybody does; role and keys must agree."""
    with town.unlock(CLEARING) as karl:
        report: Any = karl.ask(AccessList())
    access: PersonAccess = next(each for each in report.people if each.person.login == login)
    assert access.contradictions == ()
    return {each.reach for each in access.claims if each.holds} - {Reach.UNLOCK, Reach.OFFICE}


def file_a_case(town: Town) -> None:
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft("vorher")))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())


def sound(town: Town) -> bool:
    return check_store(town.house, town.folder, CLEARING, passphrase_of(CLEARING)).is_good


def test_who_becomes_an_officer_reads_the_cases_without_new_files(town: Town) -> None:
    file_a_case(town)
    change(town, "rolf", Role.REPORTER, Role.CLEARING)
    assert held(town, "rolf") == OF_CLEARING
    with town.unlock("rolf") as rolf:
        view: Any = rolf.ask(CaseDesk(only_case(rolf)))
        assert rolf.ring.file_key(Compartment.OFFICE).generation == 1
    assert view.file.case.report.narrative == "vorher"


def test_who_was_an_officer_stays_and_her_old_keys_open_nothing_new(town: Town) -> None:
    file_a_case(town)
    with town.unlock("carla") as carla:
        carla.perform(AnswerReporter(case=only_case(carla), text="von Carla"))
        before = carla.ring
    change(town, "carla", Role.REPORTER)
    assert held(town, "carla") == set()
    for compartment, name in FILES.items():
        for key in before.file_keys(compartment):
            with pytest.raises(sqlcipher.DatabaseError):
                list(raw_store.cells(town.folder, key.raw, name))
    with town.unlock("carla") as carla:
        assert not carla.ring.holds(Compartment.CASES)
        with pytest.raises(NotAllowed):
            carla.perform(TakeIn())
        carla.perform(ReportIncident(a_draft("als Meldende")))
    assert sound(town)


def test_what_she_answered_as_an_officer_is_still_believed_after_two_more_renewals(
    town: Town,
) -> None:
    file_a_case(town)
    with town.unlock("carla") as carla:
        carla.perform(AnswerReporter(case=only_case(carla), text="von Carla"))
    change(town, "carla", Role.REPORTER)
    for login in ("rolf", "ines"):
        with town.unlock(CLEARING) as karl:
            karl.perform(DismissPerson(person_id(karl, login)))
    with town.unlock("rita") as rita:
        (report,) = rita.ask(MyReports())
    assert [each.text for each in report.answers] == ["von Carla"]


def test_restricted_cases_are_sealed_anew_where_she_was_in_the_circle(town: Town) -> None:
    """Rolf is excluded; Carla was in the circle and loses the cases, Karl reads on."""
    with town.unlock(CLEARING) as karl:
        excluded = frozenset({person_id(karl, "rolf")})
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(replace(a_draft("im Kreis"), excluded=excluded)))
    change(town, "rolf", Role.CLEARING)
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        case = only_case(karl)
    change(town, "carla", Role.REPORTER)
    change(town, "carla", Role.CLEARING)
    with town.unlock(CLEARING) as karl:
        view: Any = karl.ask(CaseDesk(case))
        assert view.file.case.report.narrative == "im Kreis"
        assert view.file.case.circle.members == {karl.actor.id}
        assert view.file.case.circle.generation > 1
    for login in ("carla", "rolf"):
        with town.unlock(login) as desk, pytest.raises(InACircle):
            desk.ask(CaseDesk(case))


def test_one_role_goes_and_another_comes_in_the_same_deed(town: Town) -> None:
    change(town, "henrik", Role.INTEGRATION)
    assert held(town, "henrik") == {Reach.FIGURES}
    change(town, "ines", Role.CLEARING)
    assert held(town, "ines") == OF_CLEARING
    change(town, "ines", Role.HEAD)
    assert held(town, "ines") == {Reach.OVERSIGHT}
    assert sound(town)


def test_a_role_that_only_brought_permissions_does_not_come_back_by_an_old_row(town: Town) -> None:
    """Her signed row of before, put back by hand, is of a generation that is over."""
    with town.unlock(CLEARING) as karl:
        signature = line_of(karl, ADMIN).person.signature
    change(town, ADMIN, Role.REPORTER)
    with town.unlock(CLEARING) as karl:
        key = raw_store.office_key(karl)
    raw_store.change(
        town.folder,
        key,
        "UPDATE people SET roles = ?, signature = ? WHERE login = ?",
        '["administrator"]',
        signature,
        ADMIN,
    )
    with town.unlock(ADMIN) as mira:
        assert mira.actor.roles == {Role.REPORTER}


def test_nothing_is_renewed_where_nothing_is_lost(town: Town) -> None:
    with town.unlock(CLEARING) as karl:
        asked: Any = karl.ask(
            RolesPreview(person_id(karl, "ines"), frozenset({Role.INTEGRATION, Role.HEAD}))
        )
        assert (asked.renews, asked.groups) == (False, ("oversight",))
        asked = karl.ask(RolesPreview(person_id(karl, "ines"), frozenset({Role.REPORTER})))
        assert asked.renews
        assert asked.compartments == (Compartment.OFFICE,)


def test_the_last_officer_keeps_her_role_for_nobody_changes_her_own(town: Town) -> None:
    with town.unlock(CLEARING) as karl, pytest.raises(NotYourself):
        karl.perform(ChangeRoles(karl.actor.id, frozenset({Role.REPORTER})))


def test_roles_of_somebody_not_confirmed_or_gone_are_not_changed(town: Town) -> None:
    with town.unlock(CLEARING) as karl:
        rolf = person_id(karl, "rolf")
        with pytest.raises(RolesAsBefore):
            karl.perform(ChangeRoles(rolf, frozenset({Role.REPORTER})))
        with pytest.raises(NoRole):
            karl.perform(ChangeRoles(rolf, frozenset()))
        karl.perform(DismissPerson(rolf))
        with pytest.raises(HasLeft):
            karl.perform(ChangeRoles(rolf, frozenset({Role.HEAD})))
    code = town.invite("rolf")
    with town.unlock(CLEARING) as karl, pytest.raises(NotConfirmedYet):
        karl.perform(ChangeRoles(rolf, frozenset({Role.HEAD})))
    town.accept("rolf", code)
    with town.unlock(CLEARING) as karl, pytest.raises(NotConfirmedYet):
        karl.perform(ChangeRoles(rolf, frozenset({Role.HEAD})))


@pytest.mark.parametrize("login", [ADMIN, "ines", "dora", "rita"])
def test_only_clearing_changes_roles(town: Town, login: str) -> None:
    with town.unlock(CLEARING) as karl:
        rolf = person_id(karl, "rolf")
    with town.unlock(login) as desk, pytest.raises(NotAllowed):
        desk.perform(ChangeRoles(rolf, frozenset({Role.HEAD})))
