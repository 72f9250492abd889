"""Other roles at the bench: what is signed, granted, taken and written down."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Person
from komma_desk.domain.roles import Role
from komma_desk.domain.substitution import Substitution
from komma_desk.usecases.commands.change_roles import ChangeRoles
from komma_desk.usecases.effects.changing_roles import NotConfirmedYet
from komma_desk.usecases.former_keys import former_of, remember_keys
from komma_desk.usecases.ports.office import GroupGrant
from komma_desk.usecases.queries.roles_preview import RolesPreview
from tests.usecases.deeds import Prepared

TERM = Substitution(first_on=date(2026, 12, 1), last_on=date(2026, 12, 24))


def person(bench: Prepared, who: PersonId) -> Person:
    with bench.desk.look() as work:
        return work.office.people.get(who)


def groups(bench: Prepared, who: PersonId) -> set[tuple[str, int]]:
    with bench.desk.look() as work:
        return {(each.group, each.epoch) for each in work.office.keys.grants_of(who)}


def test_more_roles_are_signed_and_their_groups_granted(bench: Prepared) -> None:
    reporter = bench.people[Role.REPORTER].id
    bench.at(Role.CLEARING).perform(ChangeRoles(reporter, frozenset({Role.INTEGRATION})))
    assert person(bench, reporter).signature == b"signed more"
    assert groups(bench, reporter) == {("figures", 1)}


def test_what_is_lost_ends_and_what_is_kept_stays(bench: Prepared) -> None:
    officer = bench.join("Greta Gern", Role.CLEARING, signing=b"greta")
    with bench.desk.change() as work:
        for group in ("clearing", "figures", "oversight"):
            work.office.keys.add_grant(
                GroupGrant(group=group, epoch=1, person=officer.id, sealed=b"grant")
            )
        work.commit()
    bench.at(Role.CLEARING).perform(ChangeRoles(officer.id, frozenset({Role.HEAD})))
    assert person(bench, officer.id).roles == {Role.HEAD}
    assert person(bench, officer.id).signature == b"signed anew"
    assert groups(bench, officer.id) == {("oversight", 1)}


def test_a_grant_somebody_planted_is_taken_with_the_change(bench: Prepared) -> None:
    reporter = bench.people[Role.REPORTER].id
    with bench.desk.change() as work:
        work.office.keys.add_grant(
            GroupGrant(group="oversight", epoch=1, person=reporter, sealed=b"planted")
        )
        work.commit()
    asked: Any = bench.at(Role.CLEARING).ask(
        RolesPreview(reporter, frozenset({Role.REPORTER, Role.INTEGRATION}))
    )
    assert (asked.renews, asked.lost, asked.gained) == (True, ("oversight",), ("figures",))


def test_the_line_in_the_log_tells_the_roles_and_the_last_day(bench: Prepared) -> None:
    reporter = bench.people[Role.REPORTER].id
    wanted = ChangeRoles(reporter, frozenset({Role.REPORTER, Role.SUBSTITUTE}), TERM)
    bench.at(Role.CLEARING).perform(wanted)
    ((_, line),) = bench.desk.log
    assert line.subject == str(reporter)
    assert dict(line.detail) == {"roles": "reporter substitute", "until": "2026-12-24"}


def test_a_term_given_with_a_lasting_role_is_not_kept(bench: Prepared) -> None:
    reporter = bench.people[Role.REPORTER].id
    bench.at(Role.CLEARING).perform(ChangeRoles(reporter, frozenset({Role.HEAD}), TERM))
    assert person(bench, reporter).substitution is None


def test_somebody_whose_keys_were_exchanged_gets_no_role(bench: Prepared) -> None:
    reporter = bench.people[Role.REPORTER].id
    bench.swapped.add(reporter)
    with pytest.raises(NotConfirmedYet):
        bench.at(Role.CLEARING).perform(ChangeRoles(reporter, frozenset({Role.HEAD})))


@pytest.mark.parametrize("colleague", [None, PersonId(UUID(int=7))])
def test_former_keys_remember_the_term_they_were_signed_with(
    bench: Prepared, colleague: PersonId | None
) -> None:
    term = Substitution(first_on=TERM.first_on, last_on=TERM.last_on, stands_in_for=colleague)
    stood_in = bench.join("Sven Still", Role.SUBSTITUTE, substitution=term)
    with bench.desk.change() as work:
        remember_keys(stood_in, work.office.settings)
        (former,) = former_of(stood_in.id, work.office.settings)
    assert former.substitution == term


def test_the_same_keys_are_remembered_once_for_each_set_of_roles(bench: Prepared) -> None:
    ada = bench.join("Ada Lang", Role.CLEARING)
    with bench.desk.change() as work:
        for roles in ({Role.CLEARING}, {Role.HEAD}, {Role.CLEARING}):
            held = Person(
                id=ada.id,
                login=ada.login,
                name=ada.name,
                roles=frozenset(roles),
                standing=ada.standing,
                signing=ada.signing,
                signature=b"signed",
            )
            remember_keys(held, work.office.settings)
        former = former_of(ada.id, work.office.settings)
    assert [set(each.roles) for each in former] == [{Role.HEAD}, {Role.CLEARING}]
