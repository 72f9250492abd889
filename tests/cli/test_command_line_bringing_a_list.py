"""At a terminal a list as it is comes along: looked at, suggested, taken in, and only once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from komma_desk.domain.identifiers import CaseId
from komma_desk.usecases.queries.case_desk import CaseByNumber, CaseDesk
from tests.fakes.workbooks import xlsx_of
from tests.journeys.desk_line import Line
from tests.journeys.town import ADMIN, CLEARING, Town

ROWS = (
    ("Vorfälle im Amt", "", "", "", ""),
    ("Datum", "Ort", "Art", "Was ist passiert", "Bemerkung"),
    ("3.4.26", "Hallenbad", "Bedrohung", "Laut gedroht.", "x"),
    ("4.4.26", "Flur", "Zwischenfall", "Geschrien.", ""),
    ("40.4.26", "Flur", "Beleidigung", "Nie.", ""),
)


def a_book(folder: Path) -> Path:
    path = folder / "liste.xlsx"
    path.write_bytes(xlsx_of(ROWS))
    return path


def test_a_workbook_is_looked_at_and_then_taken_in_once(
    line: Line, town: Town, tmp_path: Path
) -> None:
    line.by(ADMIN, "list", "add", town.folder, "place", "--label", "Hallenbad")
    book = a_book(tmp_path)
    seen = line.by(CLEARING, "report", "import", town.folder, book, "--preview")
    assert seen.status == 0, seen.err
    assert "Notiz nur für die Stelle" in seen.out
    assert "3 Zeilen wurden gelesen. 2 davon können übernommen werden." in seen.out
    assert line.by(CLEARING, "case", "list", town.folder, "--json").json == []
    words = (book, "--report", tmp_path / "bericht.csv", "--json")
    told = [line.by(CLEARING, "report", "import", town.folder, *words).json for _ in range(2)]
    counted = [(each["added"], each["known"], each["problems"], each["notes"]) for each in told]
    assert counted == [(2, 0, 1, 1), (0, 2, 1, 1)]
    report = (tmp_path / "bericht.csv").read_text(encoding="utf-8-sig")
    assert "Zwischenfall" in report
    assert "40.4.26" in report
    cases = line.by(CLEARING, "case", "list", town.folder, "--json").json
    assert len(cases) == 2
    with town.unlock(CLEARING) as karl:
        ids: Any = [karl.ask(CaseByNumber(each["number"])) for each in cases]
        files: Any = [karl.ask(CaseDesk(CaseId(each))).file for each in ids]
    assert [note.text for each in files for note in each.notes] == ["Bemerkung: x"]


def test_a_suggested_mapping_can_be_changed_and_used(
    line: Line, town: Town, tmp_path: Path
) -> None:
    book, mapping = a_book(tmp_path), tmp_path / "zuordnung.toml"
    suggest = line.by(CLEARING, "report", "import", town.folder, book, "--suggest", mapping)
    assert suggest.out == "„zuordnung.toml“ ist geschrieben.\n"
    text = mapping.read_text(encoding="utf-8")
    assert "Bemerkung" in text
    mapping.write_text(text.replace('"EXT_TO_STAFF"', '"INTERNAL"'), encoding="utf-8")
    words = (book, "--mapping", mapping, "--dry-run", "--json")
    assert line.by(CLEARING, "report", "import", town.folder, *words).json["added"] == 2


def test_an_empty_list_has_the_own_questions_too(line: Line, town: Town, tmp_path: Path) -> None:
    line.by(ADMIN, "question", "add", town.folder, "--words", "Welche Linie?")
    target = tmp_path / "leer.csv"
    assert line.by(CLEARING, "report", "list-template", town.folder, target).status == 0
    heading = target.read_text(encoding="utf-8-sig").strip().split(";")
    assert heading[1] == "Datum"
    assert heading[-1] == "Welche Linie?"


def test_a_workbook_that_is_none_is_refused_in_words(
    line: Line, town: Town, tmp_path: Path
) -> None:
    (tmp_path / "liste.xlsx").write_bytes(b"PK\x03\x04")
    refused = line.by(CLEARING, "report", "import", town.folder, tmp_path / "liste.xlsx")
    assert refused.status == 1
    assert "Arbeitsmappe" in refused.err
