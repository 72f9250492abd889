"""Leaving, new keys and one's own access, as the use cases decide them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from komma_desk.domain import leaving_words
from komma_desk.domain.audit import Compartment
from komma_desk.domain.person import Standing
from komma_desk.domain.roles import Role
from komma_desk.domain.scope import Scope
from komma_desk.usecases.commands.arrive import Arrive
from komma_desk.usecases.commands.confirm_person import ConfirmPerson
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.invite_person import InvitePerson
from komma_desk.usecases.commands.renew_recovery_sheet import RenewRecoverySheet
from komma_desk.usecases.commands.reset_person import ResetPerson
from komma_desk.usecases.effects.leaving import HasLeft, NotYourself
from komma_desk.usecases.effects.renewed_office import nobody_listens
from komma_desk.usecases.former_keys import FormerKeysUnreadable, former_of, remember_keys
from komma_desk.usecases.ports.office import Audience
from komma_desk.usecases.queries.leaving_preview import LeavingPreview
from komma_desk.usecases.queries.my_reports import MyReports
from tests.usecases.bench_keys import CODE, PASSPHRASE
from tests.usecases.deeds import OUT, Prepared


def test_whoever_leaves_loses_grants_and_everybody_else_is_signed_anew(bench: Prepared) -> None:
    leaver = bench.people[Role.INTEGRATION]
    bench.at(Role.CLEARING).perform(DismissPerson(leaver.id))
    with bench.desk.look() as work:
        people = {each.id: each for each in work.office.people.all()}
        newest = work.office.keys.newest_epoch("figures")
        assert work.office.keys.grants_of(leaver.id) == ()
    assert people[leaver.id].standing is Standing.LEFT
    assert people[leaver.id].signing == leaver.signing, "she signed in the log with it"
    assert people[bench.people[Role.HEAD].id].signature == b"signed anew"
    assert newest is not None
    assert newest.epoch == 2


def test_new_group_keys_go_to_the_members_by_role(bench: Prepared) -> None:
    bench.at(Role.CLEARING).perform(DismissPerson(bench.people[Role.INTEGRATION].id))
    with bench.desk.look() as work:
        members = {
            each.id
            for each in work.office.people.all()
            if any(grant.epoch == 2 for grant in work.office.keys.grants_of(each.id))
        }
    assert {bench.people[Role.CLEARING].id, bench.people[Role.SUBSTITUTE].id} <= members
    assert bench.people[Role.INTEGRATION].id not in members


def test_an_officer_leaving_concerns_the_cases_and_a_reporter_only_the_office(
    bench: Prepared,
) -> None:
    second = bench.join("Greta Gern", Role.CLEARING, signing=b"greta")
    asked: Any = bench.at(Role.CLEARING).ask(LeavingPreview(second.id))
    assert asked.compartments == tuple(Compartment)
    asked = bench.at(Role.CLEARING).ask(LeavingPreview(bench.people[Role.REPORTER].id))
    assert asked.compartments == (Compartment.OFFICE,)


def test_whoever_is_not_confirmed_is_invited_anew(bench: Prepared) -> None:
    bench.at(Role.CLEARING).perform(DismissPerson(bench.people[Role.REPORTER].id))
    with bench.desk.look() as work:
        arrived = work.office.people.get(bench.arrived.id)
        assert work.office.keys.invitation_of(bench.arrived.id) is None
    assert (arrived.standing, arrived.sealing) == (Standing.INVITED, b"")


def test_nobody_leaves_twice_or_by_her_own_hand(bench: Prepared) -> None:
    clearing, leaver = bench.at(Role.CLEARING), bench.people[Role.HEAD]
    with pytest.raises(NotYourself):
        clearing.perform(DismissPerson(bench.people[Role.CLEARING].id))
    with pytest.raises(NotYourself):
        clearing.perform(ResetPerson(bench.people[Role.CLEARING].id))
    clearing.perform(DismissPerson(leaver.id, nobody_listens))
    for deed in (DismissPerson(leaver.id), ResetPerson(leaver.id)):
        with pytest.raises(HasLeft):
            clearing.perform(deed)


def test_whoever_left_can_be_invited_again(bench: Prepared) -> None:
    leaver = bench.people[Role.HEAD]
    bench.at(Role.CLEARING).perform(DismissPerson(leaver.id))
    again = InvitePerson(login=leaver.login, name="Wieder Da", roles=frozenset({Role.REPORTER}))
    bench.at(Role.ADMINISTRATOR).perform(again)
    with bench.desk.look() as work:
        person = work.office.people.get(leaver.id)
    assert (person.standing, person.roles) == (Standing.INVITED, frozenset({Role.REPORTER}))


def test_new_keys_bring_her_own_reports_back(bench: Prepared) -> None:
    reporter = bench.people[Role.REPORTER]
    before: Any = bench.at(Role.REPORTER).ask(MyReports())
    bench.at(Role.CLEARING).perform(ResetPerson(reporter.id))
    with bench.desk.change() as work:
        renewed = work.office.people.get(reporter.id)
        invitation = work.office.keys.invitation_of(reporter.id)
        assert invitation is not None
        for each in list(work.office.post.waiting(Audience.PERSON)):
            work.office.post.remove(each.id)  # sealed to keys she has no more
        work.office.keys.save_invitation(replace(invitation, proof=b"proof"))
        work.commit()
    bench.seat(renewed).perform(Arrive(sealing=b"n" * 32, signing=b"m" * 32, proof=b"proof"))
    bench.at(Role.CLEARING).perform(ConfirmPerson(reporter.id))
    with bench.desk.look() as work:
        now = work.office.people.get(reporter.id)
    after: Any = bench.seat(now).ask(MyReports())
    taken_in = {each.report.id for each in before if each.news}
    with bench.desk.look() as work:
        hidden = {
            work.cases.cases.get(case, Scope(bench.circles.colleague.id, all_cases=True)).report.id
            for case in (bench.circles.closed, bench.circles.breakable)
        }
    assert {each.report.id for each in after} == taken_in - hidden, "whoever confirms reads no more"
    assert all(each.news for each in after)


def test_former_keys_are_kept_once_and_only_if_they_were_signed(bench: Prepared) -> None:
    person = replace(bench.people[Role.HEAD], signature=b"s", signing=b"alt", sealing=b"k")
    with bench.desk.change() as work:
        settings = work.office.settings
        remember_keys(replace(person, signature=b""), settings)
        assert former_of(person.id, settings) == ()
        remember_keys(person, settings)
        remember_keys(replace(person, signature=b"t"), settings)
        remember_keys(replace(person, signing=b"neu"), settings)
        kept = former_of(person.id, settings)
    assert [(each.signing, each.signature) for each in kept] == [(b"alt", b"t"), (b"neu", b"s")]


@pytest.mark.parametrize("written", ["[", "[1]", "[{}]"])
def test_former_keys_written_by_hand_end_in_a_sentence(bench: Prepared, written: str) -> None:
    person = bench.people[Role.HEAD]
    with bench.desk.change() as work:
        work.office.settings.put(f"former keys {person.id}", written)
        with pytest.raises(FormerKeysUnreadable):
            former_of(person.id, work.office.settings)


def test_the_sheet_carries_the_new_code(bench: Prepared) -> None:
    bench.at(Role.REPORTER).perform(RenewRecoverySheet(PASSPHRASE, OUT / "bogen.pdf"))
    assert bench.outside.files[OUT / "bogen.pdf"] == CODE.encode()


def test_what_leaving_means_names_the_person_and_whoever_needs_a_code() -> None:
    short = leaving_words.leaving("Ada", opens_cases=False, unconfirmed=())
    long = leaving_words.leaving("Ada", opens_cases=True, unconfirmed=("Bo", "Cy"))
    assert "Ada" in short[0]
    assert len(long) == len(short) + 2
    assert any("Bo, Cy" in each for each in long)
    assert len(leaving_words.resetting()) == 5


def test_what_becomes_of_restricted_cases_is_said_for_each_kind_there_is() -> None:
    assert leaving_words.circles_left(0, 0, 0) == ()
    said = leaving_words.circles_left(1, 2, 3)
    assert [each[0] for each in said] == ["1", "2", "3"]
    whole = leaving_words.leaving("Ada", opens_cases=True, unconfirmed=(), circles=said)
    assert set(said) <= set(whole)
