"""One word an idea: every noun of the domain has its German screen term, and no term has two."""

from __future__ import annotations

import ast
import tomllib
from collections import Counter
from typing import Any

import pytest

from komma_desk.domain.roles import Role
from tests.house_rules.repository import ROOT, python_files, tree

# What comes from these is met as a sentence, never as a noun.
SENTENCES = {"Refusal", "Trouble", "Reason"}


@pytest.fixture(scope="module")
def glossary() -> dict[str, Any]:
    text = (ROOT / "resources" / "glossary.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _nouns() -> set[str]:
    bases = {
        node.name: {ast.unparse(base) for base in node.bases}
        for path in python_files("komma_desk/domain")
        for node in tree(path).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }
    sentences = set(SENTENCES)
    while more := {name for name in bases if bases[name] & sentences} - sentences:
        sentences |= more
    return (set(bases) - sentences) | {"Reason"}


def test_every_noun_of_the_domain_is_in_the_glossary(glossary: dict[str, Any]) -> None:
    assert _nouns() - set(glossary["things"]) - set(glossary["behind_the_screens"]) == set()


def test_the_glossary_names_nothing_that_is_gone(glossary: dict[str, Any]) -> None:
    assert (set(glossary["things"]) | set(glossary["behind_the_screens"])) - _nouns() == set()


def test_no_german_word_stands_for_two_things(glossary: dict[str, Any]) -> None:
    doubled = [word for word, times in Counter(glossary["things"].values()).items() if times > 1]
    assert doubled == []


def test_every_role_has_its_german_name(glossary: dict[str, Any]) -> None:
    assert set(glossary["roles"]) == {role.value for role in Role}
