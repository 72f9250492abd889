"""Each promise of the threat model names the test that proves it; the test is there."""

from __future__ import annotations

import ast
import re

import pytest

from tests.house_rules.repository import ROOT, python_files, tree

PROOF = re.compile(r"(?:Nachweis|Proof): `(\w+)`")
CHAPTERS = {
    language: ROOT / "resources/handbook" / language / "10-limits.md" for language in ["de", "en"]
}


def _text(language: str) -> str:
    return CHAPTERS[language].read_text(encoding="utf-8")


def _tests() -> set[str]:
    """Test functions, and the names hypothesis runs a machine under."""
    found = set()
    for path in python_files("tests"):
        for node in tree(path).body:
            match node:
                case ast.FunctionDef(name=name):
                    found.add(name)
                case ast.Assign(targets=[ast.Name(id=name)]):
                    found.add(name)
                case _:
                    pass
    return {name for name in found if name.startswith(("test_", "Test"))}


@pytest.mark.parametrize("language", CHAPTERS)
def test_every_named_proof_is_a_test(language: str) -> None:
    named = PROOF.findall(_text(language))
    assert len(named) > 20
    assert sorted(set(named) - _tests()) == []


def test_both_languages_name_the_same_proofs_in_the_same_order() -> None:
    assert PROOF.findall(_text("de")) == PROOF.findall(_text("en"))
