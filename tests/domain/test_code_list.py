"""Code lists: labels, and the one form that counts for an incident."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.code_list import Code, CodeEntry, CodeList, CodeLists
from komma_desk.words import Bilingual


def entry(code: str, rank: int | None) -> CodeEntry:
    return CodeEntry(code=Code(code), label=Bilingual(de=code.title(), en=code), rank=rank)


FORMS = CodeList(
    id="form",
    title=Bilingual(de="Art", en="Form"),
    entries=(
        entry("WEAPON", 2),
        entry("ASSAULT", 3),
        entry("STALKING", 5),
        entry("COERCION", 5),
        entry("NOTE", None),
    ),
)


def test_the_label_of_a_code_is_bilingual() -> None:
    assert FORMS.label_of(Code("WEAPON")) == Bilingual(de="Weapon", en="WEAPON")


def test_a_code_a_later_version_dropped_is_shown_as_it_was_stored() -> None:
    assert FORMS.label_of(Code("GONE")).spoken() == "GONE"
    assert FORMS.entry(Code("GONE")) is None


def test_the_weightiest_form_counts() -> None:
    assert FORMS.main_form([Code("COERCION"), Code("ASSAULT")]) == "ASSAULT"


def test_of_equal_forms_the_first_of_the_list_counts() -> None:
    assert FORMS.main_form([Code("COERCION"), Code("STALKING")]) == "STALKING"


def test_a_form_without_rank_counts_only_alone() -> None:
    assert FORMS.main_form([Code("NOTE"), Code("COERCION")]) == "COERCION"
    assert FORMS.main_form([Code("NOTE")]) == "NOTE"


def test_no_known_form_has_no_main_form() -> None:
    assert FORMS.main_form([Code("GONE")]) is None
    assert FORMS.main_form([]) is None


@given(st.lists(st.sampled_from(FORMS.codes()), min_size=1))
def test_the_main_form_does_not_depend_on_the_order_of_the_answers(forms: list[Code]) -> None:
    lists = CodeLists([FORMS])
    assert lists.main_form(forms) == lists.main_form(reversed(forms))
    assert lists.main_form(forms) in forms


def test_the_lists_are_found_by_their_id() -> None:
    lists = CodeLists([FORMS])
    assert (list(lists), len(lists), lists["form"]) == (["form"], 1, FORMS)
    assert Code("WEAPON") in FORMS


POOL = CodeEntry(
    code=Code("OWN_POOL"),
    label=Bilingual(de="Hallenbad", en="Pool"),
    rank=3,
    own=True,
    counts_as=Code("ASSAULT"),
    valid_from=date(2026, 11, 1),
    valid_until=date(2026, 11, 30),
)


def test_an_own_form_counts_as_the_one_it_names() -> None:
    forms = replace(FORMS, entries=(*FORMS.entries, POOL))
    assert forms.main_form([POOL.code, Code("COERCION")]) == "ASSAULT"


@pytest.mark.parametrize(
    ("day", "offered"),
    [
        (date(2026, 10, 31), False),
        (date(2026, 11, 1), True),
        (date(2026, 11, 30), True),
        (date(2026, 12, 1), False),
    ],
)
def test_an_entry_is_offered_from_its_first_to_its_last_day(day: date, offered: bool) -> None:
    forms = replace(FORMS, entries=(*FORMS.entries, POOL))
    assert (POOL in forms.choosable(day)) is offered
    assert FORMS.entries == forms.choosable(day)[: len(FORMS.entries)]


def test_an_entry_offered_no_more_keeps_its_label() -> None:
    forms = replace(FORMS, entries=(*FORMS.entries, POOL))
    assert forms.label_of(POOL.code).en == "Pool"


def test_all_lists_are_offered_as_of_a_day() -> None:
    lists = CodeLists([replace(FORMS, entries=(*FORMS.entries, POOL))])
    assert lists.offered(date(2026, 12, 1))["form"] == FORMS
