"""Code lists: labels, and the one form that counts for an incident."""

from __future__ import annotations

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
