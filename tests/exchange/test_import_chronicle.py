"""A real list of 1,021 incidents goes through its mapping; skipped where the list is missing."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from komma_desk.definitions.code_lists import read_code_lists
from komma_desk.domain.import_row import MappedRow, RowProblems, map_rows
from komma_desk.exchange.case_list_rows import read_rows
from komma_desk.exchange.import_mapping import read_mapping

CHECKOUT = Path(__file__).resolve().parents[2]
CHRONICLE = CHECKOUT.parent / "shared" / "data" / "chronicle-sachsen-anhalt.csv"
MAPPING = CHECKOUT / "tests" / "data" / "chronicle.mapping.toml"
TODAY = date(2026, 11, 20)


def bring_along(path: Path) -> list[MappedRow | RowProblems]:
    mapping = read_mapping(MAPPING)
    return list(map_rows(mapping, read_rows(path, mapping), TODAY))


@pytest.fixture(scope="module")
def chronicle() -> list[MappedRow | RowProblems]:
    if not CHRONICLE.exists():
        pytest.skip(f"the chronicle is not here: ../shared/data/{CHRONICLE.name}")
    return bring_along(CHRONICLE)


def test_every_row_with_a_description_can_be_taken_in(
    chronicle: list[MappedRow | RowProblems],
) -> None:
    good = [row for row in chronicle if isinstance(row, MappedRow)]
    bad = [row for row in chronicle if isinstance(row, RowProblems)]
    assert (len(good), len(bad)) == (1001, 20)
    assert {problem.column for row in bad for problem in row.problems} == {"beschreibung"}
    assert all(row.draft.problems(TODAY) == {} for row in good)


def test_the_keywords_find_a_form_for_nearly_every_description(
    chronicle: list[MappedRow | RowProblems],
) -> None:
    good = [row for row in chronicle if isinstance(row, MappedRow)]
    forms = Counter(str(form) for row in good for form in row.draft.forms)
    assert forms["OTHER"] < len(good) // 50
    assert forms.keys() >= {"ASSAULT", "WEAPON", "EXTREME_VIOLENCE", "INSULT", "PROPAGANDA"}


def test_the_same_file_twice_has_the_same_fingerprints(
    chronicle: list[MappedRow | RowProblems],
) -> None:
    first = [row.fingerprint for row in chronicle if isinstance(row, MappedRow)]
    again = [row.fingerprint for row in bring_along(CHRONICLE) if isinstance(row, MappedRow)]
    assert first == again
    assert len(set(first)) == len(first)


def test_every_code_of_the_mapping_is_in_the_code_lists() -> None:
    lists = read_code_lists(CHECKOUT / "resources" / "code_lists")
    assert read_mapping(MAPPING, lists) == read_mapping(MAPPING)


def test_rows_copied_to_the_end_are_listed_as_doubled(tmp_path: Path) -> None:
    listed = tmp_path / "small.csv"
    row = "1;2024-03-01;Musterort;Ein Mann wird beleidigt und geschlagen.;eigener Bericht\n"
    listed.write_text("id;datum;ort;beschreibung;quelle\n" + row + row, encoding="utf-8")
    first, second = bring_along(listed)
    assert isinstance(first, MappedRow)
    assert first.draft.forms == {"INSULT", "ASSAULT"}
    assert isinstance(second, RowProblems)
    assert second.doubled
