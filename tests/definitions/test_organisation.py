"""The rules of the organisation, as the use cases ask for them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from komma_desk.definitions.broken import UnknownWord
from komma_desk.definitions.organisation import STANDARD, OrganisationRules
from komma_desk.definitions.procedure import read_procedure
from komma_desk.domain.procedure.definition import Procedure, State
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.usecases.ports.rules import Rules
from komma_desk.words import Bilingual

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def test_the_shipped_folder_gives_code_lists_programme_and_procedure() -> None:
    rules: Rules = OrganisationRules(RESOURCES)
    assert "form" in rules.code_lists
    assert rules.programme.tables
    text = (RESOURCES / STANDARD).read_text(encoding="utf-8")
    assert rules.procedure(text) == read_procedure(RESOURCES / STANDARD)


def test_each_text_of_a_procedure_is_read_once() -> None:
    rules = OrganisationRules(RESOURCES)
    text = (RESOURCES / STANDARD).read_text(encoding="utf-8")
    assert rules.procedure(text) is rules.procedure(text)


def test_a_stored_procedure_with_an_unknown_word_is_refused() -> None:
    text = (RESOURCES / STANDARD).read_text(encoding="utf-8")
    with pytest.raises(UnknownWord):
        OrganisationRules(RESOURCES).procedure(text.replace("rests ", "rusts "))


def test_every_state_a_case_is_in_as_a_whole_says_what_it_means_for_the_reporter() -> None:
    rules = OrganisationRules(RESOURCES)
    for each in ShippedProcedure:
        procedure = rules.procedure(rules.shipped_text(each))
        told = {state.id: rules.meaning_of(procedure, state.id) for state in procedure.states}
        assert {state for state, words in told.items() if words} == {
            state.id for state in procedure.main_states()
        }


def test_what_an_office_says_of_a_state_itself_is_told() -> None:
    own = Bilingual(de="Wir haben Post.", en="We have post.")
    procedure = _beginning_with(replace(_first(), plain=own))
    assert OrganisationRules(RESOURCES).meaning_of(procedure, procedure.start) == own


def test_a_state_the_office_calls_otherwise_is_not_explained_by_words_of_another() -> None:
    renamed = replace(_first(), title=Bilingual(de="Wartet", en="Waiting"))
    procedure = _beginning_with(renamed)
    assert OrganisationRules(RESOURCES).meaning_of(procedure, procedure.start) is None


def _first() -> State:
    return read_procedure(RESOURCES / STANDARD).states[0]


def _beginning_with(state: State) -> Procedure:
    procedure = read_procedure(RESOURCES / STANDARD)
    return replace(procedure, states=(state, *procedure.states[1:]))
