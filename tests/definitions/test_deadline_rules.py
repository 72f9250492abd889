"""The rules of deadlines are read strictly: what could not be reckoned is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from komma_desk.definitions.broken import BrokenDefinition
from komma_desk.definitions.deadlines import read_deadline_rules
from komma_desk.definitions.organisation import OrganisationRules
from komma_desk.domain.deadlines.rules import EndOnFreeDay, Length, LengthUnit
from komma_desk.words import Language, speaking

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
RULE = """schema = "komma-deadlines/1"
version = "1"
[rules.one]
title = { de = "Eins", en = "One" }
anchor = { de = "Tag", en = "day" }
norm = "§ 1"
lengths = ["3 M"]
end = "next"
valid_from = "2020-01-01"
"""


def test_the_shipped_rules_are_read_with_the_other_rules_of_the_organisation() -> None:
    rules = OrganisationRules(RESOURCES).deadlines
    rule = rules.get("hinschg17_2_unconfirmed")
    assert rule is not None
    assert rule.end is EndOnFreeDay.STAYS
    assert rule.lengths == (
        Length(count=3, unit=LengthUnit.MONTHS),
        Length(count=7, unit=LengthUnit.DAYS),
    )
    assert rules.get("nothing") is None


def test_every_shipped_rule_names_its_norm_and_speaks_both_languages() -> None:
    for rule in OrganisationRules(RESOURCES).deadlines.rules:
        assert rule.norm
        assert rule.title.de != rule.title.en
        assert rule.anchor.de != rule.anchor.en


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("komma-deadlines/1", "komma-deadlines/9"),
        ('version = "1"\n', ""),
        ("norm =", "normm ="),
        ('["3 M"]', '["3 months"]'),
        ('["3 M"]', "[]"),
        ('["3 M"]', '["3 M", "72 h"]'),
        ('["3 M"]', '["72 h"]'),
        ('["3 M"]', '["0 M"]'),
        ('"next"', '"previous"'),
        ("2020-01-01", "01.01.2020"),
        ('"§ 1"', '"§ 1"\nasks_number = true'),
        ('"§ 1"', '"§ 1"\npauses = "yes"'),
        ('"§ 1"', '"§ 1"\nafterwards = "x"'),
        (', en = "One"', ""),
    ],
)
def test_a_rule_with_a_mistake_is_refused(old: str, new: str, tmp_path: Path) -> None:
    file = tmp_path / "deadlines.toml"
    assert old in RULE
    file.write_text(RULE.replace(old, new), encoding="utf-8")
    with pytest.raises(BrokenDefinition), speaking(Language.ENGLISH):
        read_deadline_rules(file)


def test_a_refusal_names_file_line_and_a_way_out(tmp_path: Path) -> None:
    file = tmp_path / "deadlines.toml"
    file.write_text(RULE.replace('"next"', '"nexxt"'), encoding="utf-8")
    with pytest.raises(BrokenDefinition) as refused:
        read_deadline_rules(file)
    with speaking(Language.ENGLISH):
        said = refused.value.spoken()
    assert "deadlines.toml, line 8" in said
    assert "next" in said


def test_a_file_without_a_rule_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "deadlines.toml"
    file.write_text('schema = "komma-deadlines/1"\nversion = "1"\n', encoding="utf-8")
    with pytest.raises(BrokenDefinition):
        read_deadline_rules(file)
