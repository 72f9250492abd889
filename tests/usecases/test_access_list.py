"""What somebody can open is answered from keys and grants; where the role differs, it is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast
from uuid import uuid4

import pytest

from komma_desk.domain.access import (
    AccessReport,
    KeyHoldings,
    Mark,
    Newest,
    PersonAccess,
    Reach,
    Strangers,
)
from komma_desk.domain.access import access_of as judged
from komma_desk.domain.access_words import alarm_said, circles_said, lines_said, readers_said
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.roles import Role
from komma_desk.usecases.ports.office import GroupGrant
from komma_desk.usecases.queries.access_list import AccessList
from komma_desk.words import Language, speaking
from tests.fakes.role_presets import ROLES
from tests.fakes.samples import a_person
from tests.usecases.deeds import Prepared

NEWEST = Newest(
    office=1, cases=2, directory=2, groups={"clearing": 2, "figures": 1, "oversight": 1}
)
HOLDS_ALL = KeyHoldings(has_slot=True, office=(1,), cases=(1, 2))
OF_CLEARING = (("clearing", 2), ("figures", 1), ("oversight", 1))


def somebody(*roles: Role, **known: Any) -> Person:
    return replace(a_person(roles=frozenset(roles)), **known)


def access_of(
    person: Person,
    held: KeyHoldings,
    granted: Iterable[tuple[str, int]],
    newest: Newest,
    *,
    vouched: bool,
) -> PersonAccess:
    due = ROLES.groups_of(person.roles)
    return judged(person, held, granted, newest, vouched=vouched, due=due)


def marks(access: PersonAccess) -> dict[Reach, Mark]:
    return {each.reach: each.mark for each in access.contradictions}


def test_a_clearing_officer_with_all_her_keys_contradicts_nothing() -> None:
    access = access_of(somebody(Role.CLEARING), HOLDS_ALL, OF_CLEARING, NEWEST, vouched=True)
    assert all(each.holds for each in access.claims)
    assert access.contradictions == ()


def test_a_clearing_role_without_its_keys_is_said() -> None:
    held = KeyHoldings(has_slot=True, office=(1,))
    access = access_of(somebody(Role.CLEARING), held, [("figures", 1)], NEWEST, vouched=True)
    assert marks(access) == dict.fromkeys(
        (Reach.CASES, Reach.REPORTS, Reach.OVERSIGHT, Reach.VOUCHING), Mark.MISSING
    )


def test_a_key_without_the_role_is_a_danger() -> None:
    access = access_of(
        somebody(Role.ADMINISTRATOR), HOLDS_ALL, [("clearing", 2)], NEWEST, vouched=True
    )
    assert marks(access) == dict.fromkeys((Reach.CASES, Reach.REPORTS, Reach.VOUCHING), Mark.UNDUE)


def test_an_old_key_opens_nothing_of_today_and_is_named() -> None:
    held = KeyHoldings(has_slot=True, office=(1,), cases=(1,))
    access = access_of(somebody(Role.REPORTER), held, [("clearing", 1)], NEWEST, vouched=True)
    assert not access.claim(Reach.CASES).holds
    assert access.claim(Reach.CASES).numbers == (1,)
    assert access.contradictions == ()
    with speaking(Language.ENGLISH):
        assert any("older key (number 1)" in line for line in lines_said(access))


def test_roles_nobody_signed_give_no_right_to_a_key() -> None:
    access = access_of(somebody(Role.CLEARING), HOLDS_ALL, OF_CLEARING, NEWEST, vouched=False)
    assert access.is_tampered
    assert marks(access)[Reach.CASES] is Mark.UNDUE


@pytest.mark.parametrize("standing", [Standing.INVITED, Standing.ARRIVED])
def test_who_is_on_the_way_in_holds_no_more_than_she_should(standing: Standing) -> None:
    arrived = standing is Standing.ARRIVED
    held = KeyHoldings(has_slot=arrived, office=(1,) if arrived else ())
    access = access_of(somebody(Role.CLEARING, standing=standing), held, [], NEWEST, vouched=False)
    assert access.contradictions == ()
    assert not access.is_tampered


def test_a_key_that_leads_to_nobody_is_an_alarm() -> None:
    access = access_of(somebody(Role.CLEARING), HOLDS_ALL, OF_CLEARING, NEWEST, vouched=True)
    report = AccessReport(people=(access,), strangers=Strangers(case_keys=1))
    assert report.is_alarming
    with speaking(Language.ENGLISH):
        assert "Somebody unknown can open the cases." in alarm_said(report)
    calm = AccessReport(people=(access,), strangers=Strangers())
    assert not calm.is_alarming
    assert alarm_said(calm) == ""
    with speaking(Language.GERMAN):
        assert readers_said(calm) == f"Wer die Fälle öffnen kann: {access.person.name}."


def test_printed_halves_that_open_the_cases_are_not_kept_quiet() -> None:
    access = access_of(somebody(Role.CLEARING), HOLDS_ALL, OF_CLEARING, NEWEST, vouched=True)
    report = AccessReport(people=(access,), strangers=Strangers(), halves_open_cases=True)
    with speaking(Language.ENGLISH):
        assert readers_said(report).endswith(
            "And the two printed halves of the recovery, put together."
        )
    assert not report.is_alarming


def report_of(bench: Prepared) -> AccessReport:
    return cast("AccessReport", bench.at(Role.DATA_PROTECTION).ask(AccessList()))


def test_the_list_names_who_holds_the_cases(bench: Prepared) -> None:
    clearing = {each.login for each in bench.people.values() if Role.CLEARING in each.roles}
    assert {person.login for person in report_of(bench).case_readers} >= clearing
    assert len(report_of(bench).people) >= len(Role)


def test_a_grant_to_nobody_and_one_without_the_role_are_found(bench: Prepared) -> None:
    reporter = bench.people[Role.REPORTER]
    with bench.desk.change() as work:
        for person in (reporter.id, PersonId(uuid4())):
            work.office.keys.add_grant(
                GroupGrant(group="clearing", epoch=1, person=person, sealed=b"x")
            )
        work.commit()
    report = report_of(bench)
    assert reporter in [each.person for each in report.undue]
    assert report.strangers.grants == 1


def test_somebody_whose_role_was_changed_by_hand_is_found(bench: Prepared) -> None:
    integration = bench.people[Role.INTEGRATION]
    bench.swapped.add(integration.id)
    assert [each.person for each in report_of(bench).undue] == [integration]


def test_restricted_cases_are_counted_for_whoever_opens_them(bench: Prepared) -> None:
    report: AccessReport = bench.at(Role.CLEARING).ask(AccessList())
    held = {each.person.login: each for each in report.people}
    circles = held[bench.people[Role.CLEARING].login].circles
    assert circles is not None
    told = f"Can open {circles.opens} of {circles.restricted} restricted cases."
    assert (circles.restricted - circles.opens, circles.helps_open) == (2, 0)
    with speaking(Language.ENGLISH):
        assert circles_said(held["clearing"]) == (told,)
        assert f"the keys of {circles.restricted} restricted" in circles_said(held["head"])[0]


def test_at_a_desk_without_the_cases_nothing_is_said_of_restricted_ones(bench: Prepared) -> None:
    assert {each.circles for each in report_of(bench).people} == {None}
