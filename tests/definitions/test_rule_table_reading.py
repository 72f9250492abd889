"""The rule table is read with file and line in each refusal, and written so that it reads back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.definitions.broken import BrokenDefinition
from komma_desk.definitions.rule_table import rule_table_of_text, rule_table_text
from komma_desk.domain.code_list import Code
from komma_desk.domain.procedure.assignment import Asked, AssignmentRule, RuleTable

TEXT = """\
# Beschwerden nach § 13 AGG
schema  = "komma-rule-table/1"
version = "1.0.0"
default = "komma-standard"

[[rules]]
direction = ["INTERNAL"]
wish      = ["complaint"]
procedure = "agg-complaint"

[[rules]]
form      = ["INSULT", "VERBAL_AGGR"]
procedure = "komma-small-town"
"""


def test_a_table_is_read_in_the_order_of_its_rules() -> None:
    first, second = rule_table_of_text(TEXT).rules
    assert first.procedure == "agg-complaint"
    assert first.codes_of(Asked.DIRECTION) == (Code("INTERNAL"),)
    assert second.codes_of(Asked.FORM) == (Code("INSULT"), Code("VERBAL_AGGR"))
    assert second.codes_of(Asked.PLACE) == ()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('wish      = ["complaint"]', 'narrative = ["Chef"]', "Zeile 8 (rules.1.narrative)"),
        ('form      = ["INSULT", "VERBAL_AGGR"]', 'form = "INSULT"', "Zeile 12 (rules.2.form)"),
        ('["INTERNAL"]', '["INTERNAL", "INTERNAL"]', "Zeile 7"),
        ('procedure = "komma-small-town"\n', "", "„procedure“ fehlt"),
        ('default = "komma-standard"', "", "„default“ fehlt"),
        ('version = "1.0.0"', "version = 1", "Zeile 3 (version)"),
        ("komma-rule-table/1", "komma-rule-table/9", "Zeile 2 (schema)"),
        ("[[rules]]", "[rules]", "Zeile"),
        ("[[rules]]", "[[rules", "TOML"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_line(before: str, after: str, said: str) -> None:
    with pytest.raises(BrokenDefinition) as refused:
        rule_table_of_text(TEXT.replace(before, after, 1), "unsere.toml")
    assert "unsere.toml" in refused.value.spoken()
    assert said in refused.value.spoken()


def test_a_table_that_did_not_change_keeps_its_text() -> None:
    assert rule_table_text(rule_table_of_text(TEXT), before=TEXT) == TEXT


def test_the_remarks_at_the_head_stay_when_it_changes() -> None:
    table = rule_table_of_text(TEXT)
    changed = RuleTable(version="1.1.0", default=table.default, rules=table.rules[:1])
    text = rule_table_text(changed, before=TEXT)
    assert text.startswith("# Beschwerden nach § 13 AGG\nschema ")
    assert rule_table_of_text(text) == changed


def test_the_house_writes_a_table_as_it_ships_its_definitions() -> None:
    without_remark = TEXT.partition("\n")[2]
    assert rule_table_text(rule_table_of_text(TEXT)) == without_remark


WORDS = st.text(min_size=1, max_size=12).filter(lambda text: bool(text.strip()))
CODES = st.lists(WORDS.map(Code), min_size=1, max_size=3, unique=True).map(tuple)
CONDITIONS = st.lists(st.sampled_from(list(Asked)), unique=True).flatmap(
    lambda asked: st.tuples(*(st.tuples(st.just(one), CODES) for one in Asked if one in asked))
)
RULES = st.builds(AssignmentRule, procedure=WORDS, conditions=CONDITIONS)


@given(
    st.builds(RuleTable, version=WORDS, default=WORDS, rules=st.lists(RULES, max_size=4).map(tuple))
)
def test_whatever_is_written_reads_back(table: RuleTable) -> None:
    assert rule_table_of_text(rule_table_text(table)) == table
