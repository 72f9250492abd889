"""A foreign CSV is read as spreadsheets write it, and refused with a sentence where it is none."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from komma_desk.domain.errors import Refusal
from komma_desk.domain.import_mapping import (
    Answer,
    DateShape,
    Delimiter,
    Encoding,
    ImportMapping,
    Received,
)
from komma_desk.domain.import_row import BEYOND, RowProblem, RowProblems
from komma_desk.domain.text import Problem
from komma_desk.exchange.case_list_csv import BrokenRow, NotText, WrongEncoding
from komma_desk.exchange.case_list_file import EmptyList, ListMissing
from komma_desk.exchange.case_list_rows import (
    ColumnMissing,
    ColumnNearlyThere,
    ColumnTwice,
    read_rows,
)
from komma_desk.exchange.import_report import ImportCounts, ReportNotWritten, as_text, write_report

COUNTS = ImportCounts(read=5, taken_in=1, already_there=1, doubled=1, refused=2)


def mapping(delimiter: Delimiter | None = None, encoding: Encoding | None = None) -> ImportMapping:
    return ImportMapping(
        source="Liste",
        dates=(DateShape.ISO,),
        received=Received(constant=date(2026, 1, 1)),
        delimiter=delimiter,
        encoding=encoding,
        answers={"place_detail": Answer(column="Ort"), "narrative": Answer(column="Text")},
    )


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    return tmp_path / "list.csv"


def rows_of(path: Path, data: bytes) -> list[tuple[int, dict[str, str]]]:
    path.write_bytes(data)
    return list(read_rows(path, mapping()))


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_delimiter_and_encoding_are_found_out(listed: Path, delimiter: str, encoding: str) -> None:
    text = f"Ort{delimiter}Text\r\nGröden{delimiter}„Böse“\r\n"
    assert rows_of(listed, text.encode(encoding)) == [(2, {"Ort": "Gröden", "Text": "„Böse“"})]


def test_what_the_mapping_says_is_not_guessed(listed: Path) -> None:
    listed.write_bytes("Ort,x;Text\nä;b\n".encode())
    with pytest.raises(ColumnMissing):
        list(read_rows(listed, mapping(Delimiter.COMMA)))
    listed.write_bytes("Ort;Text\nä;b\n".encode("cp1252"))
    with pytest.raises(WrongEncoding):
        list(read_rows(listed, mapping(encoding=Encoding.UTF_8)))
    (row,) = read_rows(listed, mapping(encoding=Encoding.WINDOWS_1252))
    assert row[1]["Ort"] == "ä"


def test_a_row_is_named_by_the_line_it_begins_in(listed: Path) -> None:
    data = b'Ort;Text\n\nA;"one\ntwo\n"\n;\nB;three\n'
    assert rows_of(listed, data) == [
        (3, {"Ort": "A", "Text": "one\ntwo\n"}),
        (7, {"Ort": "B", "Text": "three"}),
    ]


def test_a_formula_stays_its_text(listed: Path) -> None:
    rows = rows_of(listed, b'Ort;Text\n"=1+1";@SUM(A1)\n')
    assert rows[0][1] == {"Ort": "=1+1", "Text": "@SUM(A1)"}


def test_cells_without_a_heading_and_missing_ones_are_handed_over_as_such(listed: Path) -> None:
    rows = rows_of(listed, b"Ort;Text;\nA;b;;;c\nA\nA;b;;;\n")
    assert [row for _, row in rows] == [
        {"Ort": "A", "Text": "b", BEYOND: "c"},
        {"Ort": "A"},
        {"Ort": "A", "Text": "b"},
    ]


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"%PDF-1.7", NotText),
        (b"Ort;Text\0\n", NotText),
        (b"Ort;Text\n\x81;x\n", WrongEncoding),
        (b"\xff\xfeO", WrongEncoding),
        (b"", EmptyList),
        (b"\n;;\n", EmptyList),
        (b"Ort;Texte\n", ColumnNearlyThere),
        (b"Ort;Bemerkung\n", ColumnMissing),
        (b"Ort;Text;Ort\n", ColumnTwice),
        (b'Ort;Text\nA;b\nA;"never closed\n', BrokenRow),
    ],
)
def test_what_is_no_list_is_refused_before_a_row_is_taken(
    listed: Path, data: bytes, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal) as refused:
        rows_of(listed, data)
    assert "list.csv" in refused.value.spoken()


def test_a_broken_row_is_named_by_its_line(listed: Path) -> None:
    with pytest.raises(BrokenRow) as refused:
        rows_of(listed, b'Ort;Text\nA;b\nA;"never closed\nB;c\n')
    assert refused.value.facts["line"] == 3


def test_a_missing_file_is_refused(listed: Path) -> None:
    with pytest.raises(ListMissing):
        read_rows(listed, mapping())


CELL = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(CELL.filter(str.strip), CELL), max_size=5))
def test_hostile_cells_come_out_as_they_went_in(listed: Path, cells: list[tuple[str, str]]) -> None:
    page = io.StringIO()
    csv.writer(page, delimiter=";", lineterminator="\r\n").writerows([("Ort", "Text"), *cells])
    rows = rows_of(listed, page.getvalue().encode())
    assert [(row["Ort"], row["Text"]) for _, row in rows] == cells


def read_back(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def test_the_report_lists_line_column_and_reason_and_the_counts(tmp_path: Path) -> None:
    unknown = Problem("Unknown: {value}", {"value": "x"})
    row = RowProblems(line=7, problems=(RowProblem(column="Art", problem=unknown),))
    write_report(tmp_path / "report.csv", COUNTS, [row])
    table = read_back(tmp_path / "report.csv")
    assert table[1] == ["7", "Art", "Unknown: x"]
    assert len(table) == 7
    assert [path.name for path in tmp_path.iterdir()] == ["report.csv"]


def test_a_formula_in_a_foreign_list_does_not_wake_up_in_the_report(tmp_path: Path) -> None:
    said = Problem("{value}", {"value": '=HYPERLINK("x")'})
    row = RowProblems(line=2, problems=(RowProblem(column="@Art", problem=said),))
    write_report(tmp_path / "report.csv", COUNTS, [row])
    assert read_back(tmp_path / "report.csv")[1] == ["2", "'@Art", '\'=HYPERLINK("x")']


@given(st.text())
def test_no_cell_of_a_report_begins_like_a_formula(text: str) -> None:
    assert not as_text(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
    assert as_text(text) in {text, "'" + text}


def test_a_report_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(ReportNotWritten):
        write_report(tmp_path / "none" / "report.csv", COUNTS, [])
