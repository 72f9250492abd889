"""The chapter on procedures tells what the checker finds: every rule, once, in both languages."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from komma_desk.domain.procedure.findings import WARNINGS, Rule
from komma_desk.words import BOTH, Language
from tests.house_rules.repository import ROOT

_TABLE = re.compile(r"^\|.*\|$", re.MULTILINE)
_NOTE = "\N{WHITE CIRCLE}"


@pytest.mark.parametrize("language", BOTH)
def test_every_rule_of_the_checker_stands_once_in_the_chapter(language: Language) -> None:
    chapter = ROOT / "resources" / "handbook" / language / "11-procedures.md"
    text = chapter.read_text(encoding="utf-8")
    told = Counter(re.findall(r"`([a-z_]+)`", text))
    assert {rule: told[rule] for rule in Rule if told[rule] != 1} == {}


@pytest.mark.parametrize("language", BOTH)
def test_as_many_notes_are_marked_as_there_are(language: Language) -> None:
    chapter = ROOT / "resources" / "handbook" / language / "11-procedures.md"
    rows = _TABLE.findall(chapter.read_text(encoding="utf-8"))
    assert sum(row.count(_NOTE) for row in rows) == len(WARNINGS)
