"""The table of the accessibility standard names tests that are there, and says the same twice."""

from __future__ import annotations

import ast
import re

import pytest

from tests.house_rules.repository import ROOT, python_files, tree

CHAPTERS = {
    language: ROOT / "resources/handbook" / language / "13-accessibility.md"
    for language in ("de", "en")
}
STATES = {
    "de": ("erfüllt", "teilweise", "nicht erfüllt", "trifft nicht zu", "nicht geprüft"),
    "en": ("met", "partly", "not met", "does not apply", "not tested"),
}
TEST = re.compile(r"`(test_\w+)`")
# Of chapter 11 of EN 301 549 V3.2.1, what applies to software and has a requirement of its own.
CLAUSES = (
    *("11.1.1.1", "11.1.2.1", "11.1.3.1", "11.1.3.2", "11.1.3.3", "11.1.3.4", "11.1.3.5"),
    *("11.1.4.1", "11.1.4.2", "11.1.4.3", "11.1.4.4", "11.1.4.5", "11.1.4.10", "11.1.4.11"),
    *("11.1.4.12", "11.1.4.13", "11.2.1.1", "11.2.1.2", "11.2.1.4", "11.2.2.1", "11.2.2.2"),
    *("11.2.3.1", "11.2.4.3", "11.2.4.4", "11.2.4.6", "11.2.4.7", "11.2.5.1", "11.2.5.2"),
    *("11.2.5.3", "11.2.5.4", "11.3.1.1", "11.3.2.1", "11.3.2.2", "11.3.3.1", "11.3.3.2"),
    *("11.3.3.3", "11.3.3.4", "11.4.1.1", "11.4.1.2", "11.4.1.3"),
    *(f"11.5.2.{number}" for number in range(1, 18)),
    *("11.6.1", "11.6.2", "11.7", "11.8.1", "11.8.2", "11.8.3", "11.8.4", "11.8.5"),
)


def _rows(language: str) -> list[list[str]]:
    lines = CHAPTERS[language].read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "|" in line]
    return [row for row in rows if row[0][:1].isdigit()]


def _tests() -> set[str]:
    return {
        node.name
        for path in python_files("tests")
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef)
    }


@pytest.mark.parametrize("language", CHAPTERS)
def test_every_test_named_as_evidence_is_there(language: str) -> None:
    named = {name for row in _rows(language) for name in TEST.findall(row[3])}
    assert len(named) > 15
    assert sorted(named - _tests()) == []


@pytest.mark.parametrize("language", CHAPTERS)
def test_every_clause_for_software_has_its_row_and_a_state(language: str) -> None:
    rows = _rows(language)
    told = {clause for row in rows for clause in re.findall(r"[\d.]+\d", row[0])}
    assert [clause for clause in CLAUSES if clause not in told] == []
    assert [row for row in rows if row[2] not in STATES[language]] == []


@pytest.mark.parametrize("language", CHAPTERS)
def test_whatever_is_met_says_why(language: str) -> None:
    unproved = [row[0] for row in _rows(language) if row[2] == STATES[language][0] and not row[3]]
    assert unproved == []


def test_both_languages_say_the_same_of_every_clause() -> None:
    german, english = _rows("de"), _rows("en")
    assert [TEST.findall(row[3]) for row in german] == [TEST.findall(row[3]) for row in english]
    states = zip(STATES["de"], STATES["en"], strict=True)
    as_english = dict(states)
    assert [as_english[row[2]] for row in german] == [row[2] for row in english]
