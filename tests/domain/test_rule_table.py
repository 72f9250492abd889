"""Which case follows which procedure: the first rule that fits, and what is wrong with a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.definitions.code_lists import read_code_lists
from komma_desk.domain.code_list import Code, CodeEntry, CodeLists
from komma_desk.domain.own_entry import with_own
from komma_desk.domain.procedure.assignment import (
    Answers,
    Asked,
    Assigned,
    AssignmentRule,
    RuleTable,
    answers_as,
    own_forms_of,
)
from komma_desk.domain.procedure.assignment_findings import (
    MOST_RULES,
    TableFinding,
    TableRule,
    check_table,
    table_errors,
)
from komma_desk.domain.procedure.findings import Severity
from komma_desk.words import Bilingual

SHIPPED = read_code_lists(Path(__file__).resolve().parents[2] / "resources" / "code_lists")


def own(code: str, counts_as: str | None = None, until: date | None = None) -> CodeEntry:
    return CodeEntry(
        code=Code(code),
        label=Bilingual(de=f"„{code}“", en=code),
        own=True,
        counts_as=Code(counts_as) if counts_as else None,
        valid_until=until,
    )


OWN_ENTRIES = {
    "place": [own("OWN_POOL"), own("OWN_MARKET", until=date(2026, 1, 31))],
    "form": [own("OWN_ALARM", counts_as="EXTREME_VIOLENCE")],
    "unit": [own("OWN_FIRE"), own("OWN_YOUTH")],
}
LISTS = CodeLists(with_own(each, OWN_ENTRIES.get(each.id, []), []) for each in SHIPPED.values())
STANDARD, AGG, SMALL = "komma-standard", "agg-complaint", "komma-small-town"
NOWHERE = {Asked.PLACE: (Code(""),), Asked.UNIT: (Code(""),)}
PUBLISHED = frozenset({STANDARD, AGG, SMALL})


def rule(procedure: str = AGG, **codes: Sequence[str]) -> AssignmentRule:
    conditions = tuple(
        (asked, tuple(map(Code, codes[asked]))) for asked in Asked if codes.get(asked)
    )
    return AssignmentRule(procedure=procedure, conditions=conditions)


def table(*rules: AssignmentRule, default: str = STANDARD) -> RuleTable:
    return RuleTable(version="1.0.0", default=default, rules=rules)


def answers(**told: str) -> Answers:
    plain = {
        "direction": "INTERNAL",
        "form": "DISCRIMINATION",
        "reporter_role": "AFFECTED",
        "place": "OFFICE",
        "wish": "complaint",
        "unit": "",
    }
    both = {**plain, **told}
    return {
        asked: answers_as(asked, Code(both[asked]), LISTS[asked]) if both[asked] else frozenset()
        for asked in Asked
    }


def found(*rules: AssignmentRule, default: str = STANDARD) -> list[tuple[TableRule, int]]:
    return [
        (each.rule, each.number)
        for each in check_table(table(*rules, default=default), LISTS, PUBLISHED)
    ]


INSIDE = rule(direction=("INTERNAL",))


def test_the_first_rule_that_fits_wins() -> None:
    both = table(INSIDE, rule(SMALL, form=("DISCRIMINATION",)))
    assert both.decide(answers()) == Assigned(procedure=AGG, rule=1)
    assert both.decide(answers(direction="COUNCIL")) == Assigned(procedure=SMALL, rule=2)


def test_where_no_rule_fits_the_default_is_followed() -> None:
    assert table(INSIDE).decide(answers(direction="COUNCIL")) == Assigned(
        procedure=STANDARD, rule=None
    )


def test_every_condition_of_a_rule_has_to_fit() -> None:
    strict = table(rule(direction=("INTERNAL",), wish=("complaint", "advice")))
    assert strict.decide(answers()).rule == 1
    assert strict.decide(answers(wish="advice")).rule == 1
    assert strict.decide(answers(wish="talk")).rule is None
    assert strict.decide(answers(direction="COUNCIL")).rule is None


def test_a_question_left_open_fits_no_condition() -> None:
    assert table(rule(place=("OFFICE",))).decide(answers(place="")).rule is None


def test_a_sound_table_has_no_findings() -> None:
    assert found(INSIDE, rule(SMALL, form=("INSULT", "VERBAL_AGGR"))) == []


@pytest.mark.parametrize(
    "hidden",
    [
        INSIDE,
        rule(direction=("INTERNAL",), form=("DISCRIMINATION",)),
        rule(SMALL, direction=("INTERNAL",), wish=("complaint",)),
    ],
)
def test_a_rule_behind_a_wider_one_is_found(hidden: AssignmentRule) -> None:
    assert found(INSIDE, hidden) == [(TableRule.RULE_HIDDEN, 2)]


def test_a_rule_that_several_above_take_together_is_found() -> None:
    above = (INSIDE, rule(SMALL, direction=("COUNCIL",)))
    assert found(*above, rule(direction=("INTERNAL", "COUNCIL"))) == [(TableRule.RULE_HIDDEN, 3)]
    assert found(*above, rule(direction=("INTERNAL", "EXT_TO_STAFF"))) == []


def test_all_places_together_do_not_hide_what_happened_at_none() -> None:
    everywhere = rule(place=tuple(LISTS["place"].codes()))
    assert found(everywhere, INSIDE) == []


def test_unknown_words_are_found_with_the_number_of_their_rule() -> None:
    assert found(rule(direction=("INTERNAL", "FROM_ABOVE"))) == [(TableRule.UNKNOWN_CODE, 1)]
    assert found(INSIDE, default="our-own") == [(TableRule.PROCEDURE_UNPUBLISHED, 0)]
    assert found(rule("our-own", direction=("INTERNAL",)), INSIDE) == [
        (TableRule.PROCEDURE_UNPUBLISHED, 1),
        (TableRule.RULE_HIDDEN, 2),
    ]


def test_a_rule_may_name_what_an_office_added_itself() -> None:
    fire = table(rule(SMALL, unit=("OWN_FIRE",)), rule(AGG, place=("OWN_POOL",)))
    assert check_table(fire, LISTS, PUBLISHED) == ()
    assert fire.decide(answers(unit="OWN_FIRE")).rule == 1
    assert fire.decide(answers(place="OWN_POOL")).rule == 2
    assert fire.decide(answers()).rule is None


def test_an_own_form_is_also_the_one_it_counts_as() -> None:
    ours, theirs = rule(form=("EXTREME_VIOLENCE",)), rule(SMALL, form=("OWN_ALARM",))
    alarm = answers(form="OWN_ALARM")
    assert table(ours).decide(alarm).rule == 1
    assert table(theirs, ours).decide(alarm).procedure == SMALL
    assert table(theirs).decide(answers(form="EXTREME_VIOLENCE")).rule is None
    assert found(ours, theirs) == [(TableRule.RULE_HIDDEN, 2)]
    assert found(theirs, ours) == []


def test_only_own_forms_of_the_main_form_are_asked_for() -> None:
    chosen = frozenset(map(Code, ("OWN_ALARM", "INSULT")))
    assert own_forms_of(chosen, Code("EXTREME_VIOLENCE"), LISTS["form"]) == {"OWN_ALARM"}
    assert own_forms_of(chosen, Code("INSULT"), LISTS["form"]) == frozenset()


def test_an_own_entry_that_is_gone_or_offered_no_more_is_a_warning_with_its_effect() -> None:
    made = table(rule(place=("OWN_GONE", "OWN_MARKET")))
    warned = check_table(made, LISTS, PUBLISHED, today=date(2026, 2, 1))
    assert [each.rule for each in warned] == [
        TableRule.OWN_ENTRY_UNKNOWN,
        TableRule.ENTRY_RETIRED,
    ]
    assert {each.severity for each in warned} == {Severity.WARNING}
    assert table_errors(warned) == ()
    in_time = check_table(made, LISTS, PUBLISHED, today=date(2026, 1, 31))
    assert [each.rule for each in in_time] == [TableRule.OWN_ENTRY_UNKNOWN]


def test_a_table_without_own_entries_keeps_its_fingerprint() -> None:
    print_of_before = "6cb15c71ea39e48fc2def360b5382a156614389186eec07cf14bf8dc0ad151f4"
    assert table(INSIDE, rule(SMALL, form=("INSULT",))).sha256() == print_of_before


def test_a_rule_without_a_condition_is_found() -> None:
    assert (TableRule.RULE_WITHOUT_CONDITION, 1) in found(rule())


def test_a_table_without_end_is_not_looked_through() -> None:
    assert found(*[INSIDE] * (MOST_RULES + 1)) == [(TableRule.TOO_MANY_RULES, 0)]


@pytest.mark.parametrize("number", [0, 3])
@pytest.mark.parametrize("kind", list(TableRule))
def test_each_finding_says_what_is_wrong(kind: TableRule, number: int) -> None:
    said = TableFinding(rule=kind, number=number, word="agg-complaint").spoken()
    assert "{" not in said
    assert ("agg-complaint" in said) or (str(number) in said)


def test_another_order_of_the_rules_is_another_table() -> None:
    other = rule(SMALL, form=("INSULT",))
    assert table(INSIDE, other).sha256() != table(other, INSIDE).sha256()
    assert table(INSIDE).sha256() == table(INSIDE).sha256()


def test_another_procedure_for_all_other_cases_is_another_table() -> None:
    assert table(INSIDE).sha256() != replace(table(INSIDE), default=SMALL).sha256()


def test_a_rule_of_unknown_words_alone_is_not_called_hidden_as_well() -> None:
    assert found(rule(direction=("FROM_ABOVE",)), rule(direction=("FROM_ABOVE",))) == [
        (TableRule.UNKNOWN_CODE, 1),
        (TableRule.UNKNOWN_CODE, 2),
    ]


def few_of(asked: Asked) -> tuple[Code, ...]:
    known = LISTS[asked]
    return (*SHIPPED[asked].codes()[:3], *(each.code for each in known.entries if each.own))


def codes_of(asked: Asked) -> st.SearchStrategy[tuple[Code, ...]]:
    few = few_of(asked)
    return st.lists(st.sampled_from(few), max_size=3, unique=True).map(tuple)


RULES = st.fixed_dictionaries({str(asked): codes_of(asked) for asked in Asked}).map(
    lambda codes: rule(AGG, **codes)
)


@given(st.lists(RULES, max_size=6), st.data())
def test_no_case_ever_reaches_a_rule_that_is_called_hidden(
    rules: list[AssignmentRule], data: st.DataObject
) -> None:
    hidden = {number for kind, number in found(*rules) if kind is TableRule.RULE_HIDDEN}
    told = {str(asked): data.draw(st.sampled_from(few_of(asked))) for asked in Asked}
    assert table(*rules).decide(answers(**told)).rule not in hidden


@given(st.lists(RULES.filter(lambda each: bool(each.conditions)), max_size=4))
def test_a_rule_that_is_not_called_hidden_is_reached_by_some_case(
    rules: list[AssignmentRule],
) -> None:
    """The last rule, looked for among all answers it could be given."""
    if not rules:
        return
    told: list[dict[str, str]] = [{}]
    for asked in Asked:
        own = rules[-1].codes_of(asked) or (
            *SHIPPED[asked].codes()[:4],
            *few_of(asked)[-1:],
            *NOWHERE.get(asked, ()),
        )
        told = [{**so_far, str(asked): code} for so_far in told for code in own]
    reached = any(table(*rules).decide(answers(**one)).rule == len(rules) for one in told)
    assert reached == ((TableRule.RULE_HIDDEN, len(rules)) not in found(*rules))
