"""A foreign list may answer the long report too: codes, numbers, money, days and texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain import import_details
from komma_desk.domain.code_list import Code
from komma_desk.domain.import_details import cents_in, number_in
from komma_desk.domain.import_mapping import (
    Answer,
    Comparison,
    DateShape,
    ImportMapping,
    Received,
    ValueRule,
)
from komma_desk.domain.import_row import MappedRow, RowProblems, map_row
from komma_desk.domain.incident_details import IncidentDetails

TODAY = date(2026, 11, 20)
ROW = {
    "Tag": "03.05.2026",
    "Tage": "4",
    "Schaden": "1.234,50 €",
    "Anzeige": "4.5.2026",
    "Amt": "Jugendamt",
    "Oft": "ja",
}
SHORT = ImportMapping(
    source="Liste",
    dates=(DateShape.GERMAN,),
    received=Received(),
    answers={
        "reporter_role": Answer(constant=("WITNESS",)),
        "direction": Answer(constant=("EXT_TO_STAFF",)),
        "place": Answer(constant=("COUNTER",)),
        "occurred": Answer(column="Tag"),
        "forms": Answer(constant=("INSULT",)),
        "narrative": Answer(constant=("Am Schalter angeschrien.",)),
        "acute_danger": Answer(constant=("no",)),
        "wishes": Answer(constant=("record_only",)),
    },
)
YES = ValueRule(comparison=Comparison.EQUALS, texts=("ja",), gives="yes")
LONG = replace(
    SHORT,
    answers={
        **SHORT.answers,
        "days_unfit": Answer(column="Tage"),
        "damage_euros": Answer(column="Schaden"),
        "police_on": Answer(column="Anzeige"),
        "unit_name": Answer(column="Amt"),
        "repeated": Answer(column="Oft", rules=(YES,)),
        "motives": Answer(constant=("P_EGOISM",)),
        "target": Answer(constant=("STAFF_SOCIAL",)),
    },
)


def details_of(row: dict[str, str]) -> IncidentDetails:
    mapped = map_row(LONG, 2, row, TODAY)
    assert isinstance(mapped, MappedRow)
    return mapped.draft.details


def test_each_kind_of_cell_becomes_its_answer() -> None:
    assert details_of(ROW) == IncidentDetails(
        days_unfit=4,
        damage_cents=123_450,
        police_on=date(2026, 5, 4),
        unit_name="Jugendamt",
        repeated=True,
        motives=frozenset({Code("P_EGOISM")}),
        target=Code("STAFF_SOCIAL"),
    )


def test_an_empty_cell_says_nothing() -> None:
    empty = ROW | dict.fromkeys(("Tage", "Schaden", "Anzeige", "Amt", "Oft"), " ")
    assert details_of(empty).answered() == ("target", "motives")


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("Tage", "vier"),
        ("Tage", "-1"),
        ("Tage", "99999"),
        ("Schaden", "1,234"),
        ("Anzeige", "bald"),
    ],
)
def test_a_cell_nobody_can_read_is_told_with_its_column(column: str, cell: str) -> None:
    problems = map_row(LONG, 2, ROW | {column: cell}, TODAY)
    assert isinstance(problems, RowProblems)
    (problem,) = problems.problems
    assert problem.column == column
    assert problem.problem.spoken()


def test_a_mapping_that_reads_more_brings_no_row_in_twice() -> None:
    before, now = map_row(SHORT, 2, ROW, TODAY), map_row(LONG, 2, ROW, TODAY)
    assert isinstance(before, MappedRow)
    assert isinstance(now, MappedRow)
    assert before.fingerprint == now.fingerprint


@given(st.integers(0, 10**8))
def test_money_written_in_german_is_read_as_it_was_meant(cents: int) -> None:
    euros = f"{cents // 100:,}".replace(",", ".")
    assert cents_in(f"{euros},{cents % 100:02} €") == cents
    assert cents_in(f"{cents // 100}.{cents % 100:02}") == cents


@pytest.mark.parametrize("cell", ["", "viel", "1,234", "-5", "1.23.4", "9" * 20, "٣"])
def test_unclear_money_is_refused_not_guessed(cell: str) -> None:
    assert cents_in(cell) is None


@pytest.mark.parametrize("cell", ["", "1.5", "-3", "²", "9" * 13])
def test_an_unclear_number_is_refused_not_guessed(cell: str) -> None:
    assert number_in(cell) is None


def test_the_names_a_mapping_may_use_are_fields_of_a_long_report() -> None:
    read_otherwise = {import_details.EUROS, *import_details.LISTED}
    named = {*import_details.FIELDS, import_details.CENTS, "witnesses", "online"} - read_otherwise
    assert named <= set(IncidentDetails.__dataclass_fields__)
