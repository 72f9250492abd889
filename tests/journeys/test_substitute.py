"""Somebody stands in for the clearing office: from a first to a last day, then no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from komma_desk.bootstrap.opening import accept_invitation
from komma_desk.domain.access import PersonAccess, Reach
from komma_desk.domain.access_words import lines_said
from komma_desk.domain.audit import Compartment
from komma_desk.domain.gate import NotAllowed
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.roles import Role
from komma_desk.domain.substitution import (
    NoTerm,
    Substitution,
    TermBackwards,
    TermOver,
    TermTooLong,
)
from komma_desk.ui.cases.listing import REPRESENTED, saved_views, shows
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.commands.change_roles import ChangeRoles
from komma_desk.usecases.commands.confirm_person import ConfirmPerson
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.invite_person import InvitePerson
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.effects.terms import NobodyToStandInFor, SubstituteOfHerOwn
from komma_desk.usecases.queries.access_list import AccessList
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage, CaseStates, StateCounts
from komma_desk.usecases.queries.desk_counts import DeskCounts
from komma_desk.usecases.queries.my_reports import MyReports
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

FIRST, LAST = date(2026, 10, 12), date(2026, 10, 25)
BOTH = frozenset({Role.REPORTER, Role.SUBSTITUTE})


def stand_in(town: Town, login: str = "rolf", **told: Any) -> None:
    term = Substitution(**{"first_on": FIRST, "last_on": LAST} | told)
    with town.unlock(CLEARING) as karl:
        karl.perform(ChangeRoles(person_id(karl, login), BOTH, term))


def file_a_case(town: Town) -> None:
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft("vorher")))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())


def access(town: Town, login: str) -> PersonAccess:
    with town.unlock(CLEARING) as karl:
        report: Any = karl.ask(AccessList())
    found: PersonAccess = next(each for each in report.people if each.person.login == login)
    return found


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (date(2026, 10, 11), False),
        (FIRST, True),
        (date(2026, 10, 20), True),
        (LAST, True),
        (date(2026, 10, 26), False),
    ],
)
def test_the_role_counts_from_the_first_to_the_last_day(
    town: Town, day: date, counts: bool
) -> None:
    stand_in(town)
    town.clock.move_to(day)
    with town.unlock("rolf") as rolf:
        assert (Role.SUBSTITUTE in rolf.actor.roles) is counts
        if counts:
            rolf.perform(TakeIn())
        else:
            with pytest.raises(NotAllowed):
                rolf.perform(TakeIn())
        rolf.perform(ReportIncident(a_draft("als Meldende")))


def test_a_term_ends_also_while_the_desk_is_open(town: Town) -> None:
    stand_in(town)
    town.clock.move_to(LAST)
    with town.unlock("rolf") as rolf:
        rolf.perform(TakeIn())
        town.clock.move_to(date(2026, 10, 26))
        with pytest.raises(NotAllowed):
            rolf.perform(TakeIn())
        assert rolf.actor.roles == {Role.REPORTER}


def test_a_substitute_works_on_cases_and_the_reporter_believes_her(town: Town) -> None:
    file_a_case(town)
    stand_in(town)
    town.clock.move_to(FIRST)
    with town.unlock("rolf") as rolf:
        view: Any = rolf.ask(CaseDesk(only_case(rolf)))
        rolf.perform(AnswerReporter(case=view.file.case.id, text="in Vertretung"))
    with town.unlock("rita") as rita:
        (report,) = rita.ask(MyReports())
    assert [each.text for each in report.answers] == ["in Vertretung"]


def test_a_substitute_neither_confirms_nor_invites_nor_dismisses(town: Town) -> None:
    stand_in(town)
    town.clock.move_to(FIRST)
    with town.unlock("rolf") as rolf:
        rita = person_id(rolf, "rita")
        for deed in (
            ConfirmPerson(rita),
            DismissPerson(rita),
            ChangeRoles(rita, frozenset({Role.CLEARING})),
            InvitePerson(login="neu", name="Neu", roles=frozenset({Role.REPORTER})),
        ):
            with pytest.raises(NotAllowed):
                rolf.perform(deed)


def test_a_forgotten_end_is_said_from_the_day_after_the_last_one(town: Town) -> None:
    stand_in(town)
    for day in (FIRST, LAST):
        town.clock.move_to(day)
        assert not access(town, "rolf").overdue
    town.clock.move_to(date(2026, 10, 26))
    found = access(town, "rolf")
    assert found.overdue
    assert found.claim(Reach.CASES).holds
    assert any("25.10.2026" in each for each in lines_said(found))


def test_when_it_ends_she_stays_as_a_reporter_and_holds_no_key(town: Town) -> None:
    file_a_case(town)
    stand_in(town)
    town.clock.move_to(FIRST)
    with town.unlock("rolf") as rolf:
        rolf.perform(AnswerReporter(case=only_case(rolf), text="in Vertretung"))
    town.clock.move_to(date(2026, 10, 26))
    with town.unlock(CLEARING) as karl:
        karl.perform(ChangeRoles(person_id(karl, "rolf"), frozenset({Role.REPORTER})))
    with town.unlock("rolf") as rolf:
        assert not rolf.ring.holds(Compartment.CASES)
    assert access(town, "rolf").contradictions == ()
    with town.unlock("rita") as rita:
        (report,) = rita.ask(MyReports())
    assert [each.text for each in report.answers] == ["in Vertretung"]


@pytest.mark.parametrize("column", ["substitute_from_on", "substitute_until_on"])
def test_a_term_written_by_hand_makes_the_whole_role_count_nothing(town: Town, column: str) -> None:
    stand_in(town)
    with town.unlock(CLEARING) as karl:
        key = raw_store.office_key(karl)
    deed = f"UPDATE people SET {column} = '2026-10-01' WHERE login = 'rolf'"  # noqa: S608 -- two names
    assert raw_store.change(town.folder, key, deed) == 1
    town.clock.move_to(FIRST)
    with town.unlock("rolf") as rolf:
        assert rolf.actor.roles == {Role.REPORTER}


def test_a_term_put_back_after_it_was_shortened_counts_nothing(town: Town) -> None:
    stand_in(town)
    with town.unlock(CLEARING) as karl:
        signature = line_of(karl, "rolf").person.signature
    stand_in(town, last_on=date(2026, 10, 14))
    with town.unlock(CLEARING) as karl:
        key = raw_store.office_key(karl)
    deed = "UPDATE people SET substitute_until_on = ?, signature = ? WHERE login = 'rolf'"
    raw_store.change(town.folder, key, deed, LAST.isoformat(), signature)
    town.clock.move_to(date(2026, 10, 20))
    with town.unlock("rolf") as rolf:
        assert rolf.actor.roles == {Role.REPORTER}


def test_a_longer_term_needs_no_new_files(town: Town) -> None:
    stand_in(town)
    stand_in(town, last_on=date(2026, 11, 1))
    with town.unlock(CLEARING) as karl:
        assert line_of(karl, "rolf").person.until == date(2026, 11, 1)
        assert karl.ring.file_key(Compartment.OFFICE).generation == 1


def test_somebody_new_is_invited_as_a_substitute(town: Town) -> None:
    file_a_case(town)
    term = Substitution(first_on=FIRST, last_on=LAST)
    with town.unlock(ADMIN) as mira:
        issued: Any = mira.perform(
            InvitePerson(
                login="sven",
                name="Sven Still",
                roles=frozenset({Role.SUBSTITUTE}),
                substitution=term,
            )
        ).receipt
    came = accept_invitation(town.house, town.folder, "sven", issued.code, passphrase_of("sven"))
    came.session.close()
    town.confirm("sven")
    with town.unlock("sven") as sven:
        assert sven.actor.roles == {Role.REPORTER}
    town.clock.move_to(LAST)
    with town.unlock("sven") as sven:
        view: Any = sven.ask(CaseDesk(only_case(sven)))
    assert view.file.case.report.narrative == "vorher"


def test_a_term_that_makes_no_sense_is_refused(town: Town) -> None:
    with pytest.raises(TermBackwards):
        stand_in(town, first_on=LAST, last_on=FIRST)
    with pytest.raises(TermOver):
        stand_in(town, first_on=date(2026, 9, 1), last_on=date(2026, 9, 2))
    with pytest.raises(TermTooLong):
        stand_in(town, last_on=date(2027, 10, 13))
    with town.unlock(CLEARING) as karl, pytest.raises(NoTerm):
        karl.perform(ChangeRoles(person_id(karl, "rolf"), BOTH))
    with town.unlock(CLEARING) as karl, pytest.raises(SubstituteOfHerOwn):
        karl.perform(
            ChangeRoles(person_id(karl, "carla"), frozenset({Role.CLEARING, Role.SUBSTITUTE}))
        )


def test_one_stands_in_for_a_colleague_of_clearing_and_not_for_oneself(town: Town) -> None:
    with town.unlock(CLEARING) as karl:
        carla, rita, rolf = (person_id(karl, each) for each in ("carla", "rita", "rolf"))
    for nobody in (rita, rolf, PersonId(UUID(int=7))):
        with pytest.raises(NobodyToStandInFor):
            stand_in(town, stands_in_for=nobody)
    stand_in(town, stands_in_for=carla)
    with town.unlock(CLEARING) as karl:
        assert line_of(karl, "rolf").person.stands_in_for == carla


def test_the_list_has_a_view_for_the_colleague_only_while_she_stands_in(town: Town) -> None:
    file_a_case(town)
    with town.unlock("carla") as carla:
        case = only_case(carla)
        carla.perform(TakeStep(case=case, step=StepId("accept")))
        own = carla.actor.id
    stand_in(town, stands_in_for=own)
    with town.unlock("carla") as carla:
        assert carla.ask(CaseStates()).represented is None
    town.clock.move_to(FIRST)
    with town.unlock("rolf") as rolf:
        states: StateCounts = rolf.ask(CaseStates())
        view = next(
            each for each in saved_views(states, rolf.ask(DeskCounts())) if each.key == REPRESENTED
        )
        assert (view.title, view.count) == ("Für Carla Clemens", 1)
        assert [line.id for line in rolf.ask(CasePage(view.listing))] == [case]
        shown = rolf.ask(CaseDesk(case)).file.case
        assert shows(view.listing, shown)
        assert not shows(view.listing, replace(shown, responsible=rolf.actor.id))


def test_who_was_invited_for_days_that_are_over_gets_no_key_and_is_not_said_to_be_overdue(
    town: Town,
) -> None:
    term = Substitution(first_on=FIRST, last_on=LAST)
    with town.unlock(CLEARING) as karl:
        roles = frozenset({Role.SUBSTITUTE})
        wanted = InvitePerson(login="sven", name="Sven Still", roles=roles, substitution=term)
        issued: Any = karl.perform(wanted).receipt
    town.accept("sven", issued.code)
    town.clock.move_to(date(2026, 10, 26))
    with pytest.raises(TermOver):
        town.confirm("sven")
    assert not access(town, "sven").overdue
