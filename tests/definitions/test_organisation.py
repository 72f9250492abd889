"""The rules of the organisation, as the use cases ask for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from komma_desk.definitions.broken import UnknownWord
from komma_desk.definitions.organisation import STANDARD, OrganisationRules
from komma_desk.definitions.procedure import read_procedure
from komma_desk.usecases.ports.rules import Rules

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
