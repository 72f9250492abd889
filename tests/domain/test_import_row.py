"""A row of a foreign list becomes a draft, or says everything that keeps it from being one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.code_list import Code
from komma_desk.domain.import_mapping import (
    Answer,
    Comparison,
    DateShape,
    ImportMapping,
    Received,
    Sameness,
    ValueRule,
    day_in,
)
from komma_desk.domain.import_row import BEYOND, MappedRow, RowProblems, map_row, map_rows
from komma_desk.domain.moment import Moment

TODAY = date(2026, 11, 20)
ROW = {"Nr": "7", "Tag": "03.05.2026", "Was": "Beleidigung", "Text": "Am Schalter angeschrien."}


def equals(text: str, gives: str) -> ValueRule:
    return ValueRule(comparison=Comparison.EQUALS, texts=(text,), gives=gives)


MAPPING = ImportMapping(
    source="Liste",
    key_column="Nr",
    dates=(DateShape.GERMAN,),
    received=Received(),
    answers={
        "reporter_role": Answer(constant=("WITNESS",)),
        "direction": Answer(constant=("EXT_TO_STAFF",)),
        "place": Answer(constant=("COUNTER",)),
        "occurred": Answer(column="Tag"),
        "forms": Answer(
            column="Was",
            rules=(equals("Beleidigung", "INSULT"), equals("Drohung", "THREAT")),
            separator=",",
        ),
        "narrative": Answer(column="Text"),
        "acute_danger": Answer(constant=("no",)),
        "wishes": Answer(constant=("record_only",)),
    },
)


def mapped(row: dict[str, str], mapping: ImportMapping = MAPPING) -> MappedRow:
    result = map_row(mapping, 2, row, TODAY)
    assert isinstance(result, MappedRow)
    return result


def reasons(row: dict[str, str], mapping: ImportMapping = MAPPING) -> list[tuple[str, str]]:
    result = map_row(mapping, 2, row, TODAY)
    assert isinstance(result, RowProblems)
    return [(each.column, each.problem.sentence) for each in result.problems]


def test_a_good_row_becomes_a_complete_draft() -> None:
    row = mapped(ROW)
    assert row.draft.problems(TODAY) == {}
    assert row.draft.forms == {Code("INSULT")}
    assert row.draft.occurred == Moment.on(date(2026, 5, 3))
    assert row.draft.acute_danger is False
    assert row.received_on == date(2026, 5, 3)
    assert row.source == "Liste: 7"


def test_several_values_in_one_cell_are_taken_apart() -> None:
    assert mapped(ROW | {"Was": "Drohung, beleidigung"}).draft.forms == {"THREAT", "INSULT"}


def test_all_problems_of_a_row_are_told_with_their_columns() -> None:
    bad = ROW | {"Tag": "31.02.2026", "Was": "Drohung, Zauberei", "Text": " "}
    assert reasons(bad) == [
        ("Tag", "“{value}” is no date the mapping can read."),
        ("Was", "The mapping does not know the value “{value}”."),
        ("Text", "Please tell in a few words what happened."),
    ]


def test_a_default_stands_in_for_an_unknown_value() -> None:
    forms = replace(MAPPING.answers["forms"], default=("OTHER",))
    mapping = replace(MAPPING, answers={**MAPPING.answers, "forms": forms})
    assert mapped(ROW | {"Was": "Zauberei"}, mapping).draft.forms == {"OTHER"}


def test_with_every_all_fitting_rules_add_their_code() -> None:
    rules = (
        ValueRule(comparison=Comparison.CONTAINS, texts=("SCHALTER",), gives="INSULT"),
        ValueRule(comparison=Comparison.HAS_WORD, texts=("angeschrien",), gives="VERBAL_AGGR"),
        ValueRule(comparison=Comparison.HAS_WORD, texts=("schrien",), gives="THREAT"),
    )
    forms = Answer(column="Text", rules=rules, every=True)
    mapping = replace(MAPPING, answers={**MAPPING.answers, "forms": forms})
    assert mapped(ROW, mapping).draft.forms == {"INSULT", "VERBAL_AGGR"}
    first_only = replace(MAPPING, answers={**mapping.answers, "forms": replace(forms, every=False)})
    assert mapped(ROW, first_only).draft.forms == {"INSULT"}


def test_an_empty_day_is_unknown_only_where_the_mapping_allows_it() -> None:
    mapping = replace(
        MAPPING, received=Received(constant=date(2026, 6, 1)), unknown_day_allowed=True
    )
    assert mapped(ROW | {"Tag": ""}, mapping).draft.occurred == Moment.unknown()
    assert reasons(ROW | {"Tag": ""}) == [("Tag", "The date is missing.")]


def test_a_report_cannot_be_received_before_it_happened_nor_tomorrow() -> None:
    early = replace(MAPPING, received=Received(constant=date(2026, 5, 2)))
    assert reasons(ROW, early) == [("", "The day of receipt lies before the day of the incident.")]
    late = replace(MAPPING, received=Received(constant=date(2026, 11, 21)))
    assert reasons(ROW, late) == [("", "The day of receipt lies in the future.")]


def test_a_row_that_is_too_short_or_too_long_is_not_guessed_at() -> None:
    short = {name: cell for name, cell in ROW.items() if name != "Text"}
    assert reasons(short) == [("Text", "This row ends before this column.")]
    assert reasons(ROW | {BEYOND: "x"}) == [("", "This row has more cells than the heading.")]


def test_a_doubled_row_names_the_line_it_doubles() -> None:
    rows = [(2, ROW), (3, ROW | {"Nr": "8"}), (4, ROW | {"Text": "Etwas anderes."})]
    first, second, third = map_rows(MAPPING, rows, TODAY)
    assert isinstance(first, MappedRow)
    assert isinstance(third, MappedRow)
    assert isinstance(second, RowProblems)
    assert second.doubled
    assert second.problems[0].problem.facts == {"line": 2}


def test_where_the_number_makes_a_row_equal_texts_do_not_double() -> None:
    mapping = replace(MAPPING, sameness=Sameness.KEY)
    assert mapped(ROW, mapping).fingerprint != mapped(ROW | {"Nr": "8"}, mapping).fingerprint


def test_the_day_of_receipt_may_stand_in_a_column_of_its_own() -> None:
    mapping = replace(MAPPING, received=Received(column="Ein"))
    assert mapped(ROW | {"Ein": "04.05.2026"}, mapping).received_on == date(2026, 5, 4)
    assert reasons(ROW | {"Ein": "bald"}, mapping) == [
        ("Ein", "“{value}” is no date the mapping can read.")
    ]


def test_nobody_knows_the_day_of_receipt_of_an_incident_without_a_day() -> None:
    mapping = replace(MAPPING, unknown_day_allowed=True)
    assert reasons(ROW | {"Tag": ""}, mapping) == [("", "The day of receipt is missing.")]


def test_a_text_of_the_mapping_can_stand_in_every_report() -> None:
    answers = {**MAPPING.answers, "place_detail": Answer(constant=("Rathaus",))}
    assert mapped(ROW, replace(MAPPING, answers=answers)).draft.place_detail == "Rathaus"


@pytest.mark.parametrize(
    ("comparison", "text", "cell", "fits"),
    [
        (Comparison.STARTS_WITH, "Bel", " beleidigung", True),
        (Comparison.STARTS_WITH, "digung", "Beleidigung", False),
        (Comparison.HAS_WORD, "tritt", "Zutritt verweigert", False),
        (Comparison.HAS_WORD, "Tritt", "Er tritt zu.", True),
        (Comparison.HAS_WORD, "S-Bahn", "in der S-Bahn", True),
        (Comparison.HAS_WORD, "bahn", "in der S-Bahn", True),
        (Comparison.CONTAINS, "a.c", "abc", False),
        (Comparison.EQUALS, "", "  ", True),
    ],
)
def test_a_rule_compares_and_never_computes(
    comparison: Comparison, text: str, cell: str, fits: bool
) -> None:
    assert ValueRule(comparison=comparison, texts=(text,), gives="X").fits(cell) is fits


def test_a_better_mapping_does_not_make_old_rows_new() -> None:
    forms = Answer(column="Was", rules=(equals("Beleidigung", "VERBAL_AGGR"),))
    better = replace(MAPPING, answers={**MAPPING.answers, "forms": forms})
    assert mapped(ROW, better).draft.forms != mapped(ROW).draft.forms
    assert mapped(ROW, better).fingerprint == mapped(ROW).fingerprint


def test_the_same_day_written_otherwise_is_the_same_row() -> None:
    assert mapped(ROW | {"Tag": "3.5.2026 00:00:00"}).fingerprint == mapped(ROW).fingerprint


@pytest.mark.parametrize(
    ("cell", "shape", "found"),
    [
        ("2026-05-03", DateShape.ISO, (date(2026, 5, 3), None)),
        (" 3.5.2026 14:30 ", DateShape.GERMAN, (date(2026, 5, 3), time(14, 30))),
        ("03.05.26", DateShape.GERMAN_SHORT, (date(2026, 5, 3), None)),
        ("03/05/2026", DateShape.BRITISH, (date(2026, 5, 3), None)),
        ("05/03/2026", DateShape.AMERICAN, (date(2026, 5, 3), None)),
        ("2026-05-03T09:00", DateShape.ISO, (date(2026, 5, 3), time(9, 0))),
        ("03.05.2026", DateShape.ISO, None),
        ("30.02.2026", DateShape.GERMAN, None),
        ("٠٣.٠٥.٢٠٢٦", DateShape.GERMAN, None),
        ("03.05.2026 25:00", DateShape.GERMAN, None),
        ("0000-01-01", DateShape.ISO, None),
    ],
)
def test_a_day_is_read_in_the_named_shape_or_not_at_all(
    cell: str, shape: DateShape, found: tuple[date, time | None] | None
) -> None:
    assert day_in(cell, (shape,)) == found


@given(st.dictionaries(st.sampled_from(["Nr", "Tag", "Was", "Text", BEYOND]), st.text()))
def test_a_hostile_row_gives_reasons_or_a_complete_draft_and_never_breaks(
    row: dict[str, str],
) -> None:
    result = map_row(MAPPING, 2, row, TODAY)
    if isinstance(result, MappedRow):
        assert result.draft.problems(TODAY) == {}
    else:
        assert all(each.problem.spoken() for each in result.problems)


@given(st.text(min_size=1))
def test_the_text_of_a_cell_arrives_as_it_was_written(text: str) -> None:
    result = map_row(MAPPING, 2, ROW | {"Text": text}, TODAY)
    if isinstance(result, MappedRow):
        assert result.draft.narrative == text.strip()
    else:
        assert not text.strip() or "\0" in text
