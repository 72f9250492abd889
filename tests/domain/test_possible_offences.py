"""Possible offences: the catalogue as it was read in the law, and whose right each may touch."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from komma_desk.definitions.code_lists import read_code_list
from komma_desk.domain.clock import Entitled
from komma_desk.domain.code_list import Code, Prosecution
from komma_desk.domain.offences import chosen_in, entitled_by, entries_of, kept_as

LIST = read_code_list(
    Path(__file__).resolve().parents[2] / "resources" / "code_lists" / "offence.toml"
)
AFFECTED, SUPERIOR, OFFICE = Entitled.AFFECTED, Entitled.SUPERIOR, Entitled.OFFICE


def codes(*kinds: Prosecution) -> set[str]:
    return {entry.code for entry in LIST.entries if entry.prosecution in kinds}


def entitled(*wanted: str) -> frozenset[Entitled]:
    return entitled_by(entries_of(map(Code, wanted), LIST))


def test_the_catalogue_says_of_each_offence_how_it_is_prosecuted() -> None:
    assert codes(Prosecution.APPLICATION) == {"123", "185", "186", "187", "189", "201", "203"}
    assert codes(Prosecution.DEPENDS) == {"241"}
    assert codes(Prosecution.PUBLIC_INTEREST) == {
        *("184i", "184k", "188", "192a", "201a", "202a", "223", "229", "303")
    }
    assert len(LIST.entries) == 39


def test_the_superior_may_apply_for_insults_and_bodily_harm_only() -> None:
    may = {entry.code for entry in LIST.entries if entry.superior_may_apply}
    assert may == {"185", "186", "187", "188", "223", "229"}


def test_private_prosecution_is_possible_for_what_the_law_lists() -> None:
    may = {entry.code for entry in LIST.entries if entry.private_prosecution}
    paragraphs = ("123", "185", "186", "187", "188", "189", "201a", "223", "229", "240", "241")
    assert may == {*paragraphs, "303"}


def test_every_offence_says_since_when_it_was_checked_and_stalking_that_it_is_in_doubt() -> None:
    assert {entry.valid_from for entry in LIST.entries} == {date(2022, 3, 26)}
    assert [entry.code for entry in LIST.entries if entry.to_be_checked] == ["238"]


def test_who_may_have_to_apply_hangs_on_what_was_chosen() -> None:
    assert entitled("185") == {AFFECTED, SUPERIOR}
    assert entitled("303") == {AFFECTED, OFFICE}
    assert entitled("241") == {AFFECTED}
    assert entitled("240", "130", "238") == frozenset()
    assert entitled("241", "223", "123") == {AFFECTED, SUPERIOR, OFFICE}
    assert entitled() == frozenset()


@given(chosen=st.sets(st.sampled_from(LIST.codes())))
def test_what_was_chosen_comes_back_in_the_order_of_the_list(chosen: set[Code]) -> None:
    kept = kept_as(chosen, LIST)
    assert chosen_in({"offences": kept}) == tuple(each for each in LIST.codes() if each in chosen)


@given(chosen=st.sets(st.sampled_from(LIST.codes())), more=st.sets(st.sampled_from(LIST.codes())))
def test_more_offences_take_nobody_a_right_away(chosen: set[Code], more: set[Code]) -> None:
    assert entitled(*chosen) <= entitled(*chosen, *more)
