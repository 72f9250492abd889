"""Consents hold for whom and until when they were given; logins, partners, roles and the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.definitions.organisation import OrganisationRules
from komma_desk.domain import gate
from komma_desk.domain.actor import Actor
from komma_desk.domain.audit import GENESIS, commitment, link
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import (
    Consent,
    ConsentManner,
    ConsentState,
    consent_for,
    newest,
    valid_now,
)
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.identifiers import PartnerId, PersonId
from komma_desk.domain.login import LoginNotAccepted, require_login
from komma_desk.domain.partner import Partner
from komma_desk.domain.permissions import Permission
from komma_desk.domain.procedure.step_facts import facts_problem
from komma_desk.domain.roles import Role
from komma_desk.domain.scope import scope_of
from komma_desk.domain.store_health import Health, HealthLine, StoreHealth
from komma_desk.words import Bilingual
from tests.fakes.role_presets import permissions_of
from tests.usecases.workbench import rules

TODAY = date(2026, 10, 5)
NOON = datetime(2026, 10, 5, 12, tzinfo=UTC)
ITEM = Code("refer_counselling")
STATES = st.sampled_from(ConsentState)


def said(state: ConsentState, minutes: int = 0, **more: Any) -> Consent:
    consent = Consent(
        item=ITEM,
        state=state,
        manner=ConsentManner.ORAL,
        recorded_at=NOON + timedelta(minutes=minutes),
        recorded_by=None,
    )
    return replace(consent, **more)


@given(st.lists(STATES, min_size=1, max_size=6), st.data())
def test_the_newest_word_holds_in_whatever_order_they_are_read(
    states: list[ConsentState], data: st.DataObject
) -> None:
    consents = [said(state, minutes) for minutes, state in enumerate(states)]
    mixed = data.draw(st.permutations(consents))
    assert newest(mixed)[ITEM] == consents[-1]
    assert (ITEM in valid_now(mixed, TODAY)) is (states[-1] is ConsentState.GIVEN)


@pytest.mark.parametrize(
    ("until", "holds"), [(None, True), (TODAY, True), (date(2026, 10, 4), False)]
)
def test_a_consent_runs_out_after_its_last_day(until: date | None, holds: bool) -> None:
    given_once = said(ConsentState.GIVEN, valid_until=until)
    assert (ITEM in valid_now([given_once], TODAY)) is holds
    assert (consent_for([given_once], ITEM, "Nord", TODAY) is not None) is holds


@pytest.mark.parametrize(
    ("meant", "holds"), [("", True), ("Nord", True), (" nord ", True), ("Süd", False)]
)
def test_a_consent_for_one_recipient_is_none_for_another(meant: str, holds: bool) -> None:
    given_once = said(ConsentState.GIVEN, recipient=meant)
    assert (consent_for([given_once], ITEM, "Nord", TODAY) == given_once) is holds


def test_where_nothing_was_said_nothing_is_allowed() -> None:
    assert consent_for([], ITEM, "Nord", TODAY) is None
    assert valid_now([], TODAY) == frozenset()


@pytest.mark.parametrize("text", ["a", "", "x" * 41, "Ab c", "a/b", "-ab", "a\u202eb", "аdmin"])
def test_a_login_that_could_be_mistaken_is_refused(text: str) -> None:
    with pytest.raises(LoginNotAccepted):
        require_login(text)


@pytest.mark.parametrize(("text", "kept"), [(" Rita ", "rita"), ("jörg.w_2-x", "jörg.w_2-x")])
def test_a_login_is_kept_in_small_letters(text: str, kept: str) -> None:
    assert require_login(text) == kept


PARTNER = Partner(
    id=PartnerId(UUID(int=1)), name="Beratung", kind=Code("VICTIM_ADVICE"), consent=ITEM
)


@pytest.mark.parametrize("name", ["name", "kind", "consent"])
def test_a_partner_needs_a_name_a_kind_and_a_consent(name: str) -> None:
    assert PARTNER.problems() == {}
    missing: dict[str, Any] = {name: ""}
    assert replace(PARTNER, **missing).problems().keys() == {name}


@pytest.mark.parametrize("name", ["name", "contact", "phone", "email", "address", "remark"])
def test_no_text_of_a_partner_may_be_one_that_cannot_be_kept(name: str) -> None:
    unfit: dict[str, Any] = {name: "a\0"}
    assert replace(PARTNER, **unfit).problems().keys() == {name}


def actor(*roles: Role) -> Actor:
    return Actor(
        id=PersonId(UUID(int=9)),
        login="x",
        name="X",
        roles=frozenset(roles),
        permissions=permissions_of(roles),
    )


def test_the_gate_lets_through_who_holds_the_permission_and_nobody_else() -> None:
    gate.require(actor(Role.CLEARING), Permission.CASE_READ)
    with pytest.raises(gate.NotAllowed):
        gate.require(actor(Role.ADMINISTRATOR), Permission.CASE_READ)
    with pytest.raises(gate.NotAllowed):
        gate.require(actor(), Permission.REPORT_FILE)


@given(st.frozensets(st.sampled_from(Role)))
def test_roles_together_allow_what_each_allows(roles: frozenset[Role]) -> None:
    assert permissions_of(roles) == {
        each for role in roles for each in permissions_of(frozenset({role}))
    }


def test_only_who_may_read_cases_has_them_all_in_reach() -> None:
    assert scope_of(actor(Role.CLEARING)).all_cases
    assert scope_of(actor(Role.SUBSTITUTE)).all_cases
    others = set(Role) - {Role.CLEARING, Role.SUBSTITUTE}
    assert not scope_of(actor(*others)).all_cases


@pytest.mark.parametrize(
    ("name", "text", "fits"),
    [
        ("category", "THREAT", True),
        ("category", "ERFUNDEN", False),
        ("told_on", "2026-10-31", True),
        ("told_on", "31.10.2026", False),
        ("reason", "x" * 501, True),
        ("duplicate_of", "x" * 501, False),
        ("duplicate_of", "2026-0001", True),
        ("reason", "a\0", False),
        ("erfunden", "x", False),
    ],
)
def test_a_field_of_a_step_takes_its_own_kind_only(name: str, text: str, fits: bool) -> None:
    lists: OrganisationRules = rules()
    problem = facts_problem(name, text, lists.code_lists)
    assert (problem is None) is fits
    if problem is not None:
        assert problem.why
        assert problem.field.spoken()


def test_changes_add_up_and_keep_the_receipt() -> None:
    both = Changes.of(Subject.CASES).with_receipt("r") | Changes.of(Subject.POST)
    assert both == Changes(frozenset({Subject.CASES, Subject.POST}), "r")
    newer = both | Changes().with_receipt("s")
    assert newer.receipt == "s"


@given(st.binary(max_size=20), st.binary(min_size=1, max_size=20), st.integers(1, 9))
def test_every_part_of_a_log_entry_counts(salt: bytes, payload: bytes, sequence: int) -> None:
    committed = commitment(salt, payload)
    digest = link(sequence, NOON, GENESIS, committed)
    assert digest != link(sequence + 1, NOON, GENESIS, committed)
    assert digest != link(sequence, NOON + timedelta(seconds=1), GENESIS, committed)
    assert digest != link(sequence, NOON, digest, committed)
    assert digest != link(sequence, NOON, GENESIS, commitment(salt, payload + b"x"))


def test_trouble_and_refusals_speak_the_language_of_the_screens() -> None:
    class Full(Refusal):
        sentence = "{what}: {n}"

    assert Full(what=Bilingual(de="Akten", en="files"), n=3).spoken() == "Akten: 3"
    assert Trouble().spoken().startswith("Außerhalb")


def test_a_store_is_good_unless_something_is_bad() -> None:
    what = Bilingual(de="x", en="x")
    lines = [HealthLine(what=what, health=each) for each in (Health.GOOD, Health.NOT_LOOKED_AT)]
    assert StoreHealth(tuple(lines)).is_good
    assert not StoreHealth((*lines, HealthLine(what=what, health=Health.BAD))).is_good
