"""How much may be told: what each scope lets travel, decided for every part of a case."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.code_list import Code
from komma_desk.domain.consent_scope import (
    SCOPE_WORDS,
    ConsentScope,
    Narrowed,
    covered,
    has_scope,
    scope_in,
)
from komma_desk.domain.incident import IncidentReport
from komma_desk.domain.incident_details import IncidentDetails
from komma_desk.domain.person import Part
from komma_desk.domain.sensitivity import Sensitivity, sensitivities

_DETAILS = {f"details.{each.name}" for each in fields(IncidentDetails)}
_HOW_FAR = sensitivities(IncidentReport) | {
    f"details.{name}": how_far for name, how_far in sensitivities(IncidentDetails).items()
}
_KEYS = sorted(_HOW_FAR)
# Of her health, which is no name, and said only where it is chosen by itself.
_HEALTH = {"details.consequences", "details.days_unfit"}
# A mayor is one person: her group is her name.
_ONE_OF_A_KIND = "details.target"
# Of these free text is the answer, or a part of it.
_WRITTEN = {
    "narrative",
    "place_detail",
    "contact",
    "details.unit_name",
    "details.earlier_note",
    "details.interpreter_language",
    "details.suggestion",
}
_NOT_OUR_PARTS = {"id", "filed_at", "reporter_role", "consents", "consent_scopes", "details"}


def test_everything_with_my_name_covers_whatever_there_is() -> None:
    assert all(ConsentScope.ALL.covers(each) for each in [*_KEYS, "file:1", "involved:1"])


@pytest.mark.parametrize("part", sorted(_HOW_FAR.keys() - _NOT_OUR_PARTS))
def test_without_my_name_goes_whatever_is_not_identifying(part: str) -> None:
    may_go = _HOW_FAR[part] < Sensitivity.IDENTIFYING or part in _HEALTH
    expected = may_go and part != _ONE_OF_A_KIND
    assert ConsentScope.NO_NAME.covers(part) is expected


@pytest.mark.parametrize("part", sorted(_WRITTEN | _HEALTH))
def test_only_what_happened_lets_no_free_text_and_no_health_out(part: str) -> None:
    assert not ConsentScope.ONLY_FACTS.covers(part)


def test_only_what_happened_is_kind_and_when_and_where_and_how_often() -> None:
    assert covered(_KEYS, ConsentScope.ONLY_FACTS) == {
        "direction",
        "occurred",
        "place",
        "channel",
        "forms",
        "acute_danger",
        "details.work_mode",
        "details.repeated",
        "details.earlier_count",
        "details.near_incident",
    }


@pytest.mark.parametrize("scope", [ConsentScope.NO_NAME, ConsentScope.ONLY_FACTS])
def test_a_file_may_name_her_and_travels_on_everything_only(scope: ConsentScope) -> None:
    assert covered(["file:1", "file:stripped:2"], scope) == frozenset()


@pytest.mark.parametrize("who", [*Part, None])
def test_without_my_name_only_the_accused_may_be_named(who: Part | None) -> None:
    assert ConsentScope.NO_NAME.covers("involved:1", who) is (who is Part.ACCUSED)
    assert not ConsentScope.ONLY_FACTS.covers("involved:1", who)


def test_being_accused_opens_no_other_part() -> None:
    assert not ConsentScope.NO_NAME.covers("contact", Part.ACCUSED)


def test_where_two_scopes_stand_for_one_consent_the_narrower_holds() -> None:
    police, counselling = Code("refer_police"), Code("refer_counselling")
    said = [
        Narrowed(item=police, scope=ConsentScope.NO_NAME),
        Narrowed(item=police, scope=ConsentScope.ONLY_FACTS),
        Narrowed(item=counselling, scope=ConsentScope.NO_NAME),
    ]
    for order in (said, said[::-1]):
        assert scope_in(order, police) is ConsentScope.ONLY_FACTS


@given(st.text())
def test_a_part_nobody_thought_of_stays_here(part: str) -> None:
    if part not in _HOW_FAR and part != "place_detail":
        assert not ConsentScope.NO_NAME.covers(part)
        assert not ConsentScope.ONLY_FACTS.covers(part)


@given(st.sampled_from(_KEYS), st.sampled_from([*Part, None]))
def test_the_narrower_scope_never_covers_more(part: str, who: Part | None) -> None:
    for wide, narrow in zip(list(ConsentScope)[:-1], list(ConsentScope)[1:], strict=True):
        assert wide.covers(part, who) or not narrow.covers(part, who)
        assert narrow.is_narrower_than(wide)
        assert not wide.is_narrower_than(narrow)
        assert not wide.is_narrower_than(wide)


def test_a_scope_is_asked_only_where_somebody_is_told() -> None:
    assert not has_scope(Code("contact"))
    assert not has_scope(Code("record_with_name"))
    assert has_scope(Code("refer_police"))
    assert has_scope(Code("inform_superior"))


def test_every_scope_has_its_words() -> None:
    assert SCOPE_WORDS.keys() == set(ConsentScope)
