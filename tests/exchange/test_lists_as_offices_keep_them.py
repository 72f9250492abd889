"""A list as an office really keeps it, in Excel or as CSV, is understood without a mapping file."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from komma_desk.bootstrap.foreign_child import ForeignChild
from komma_desk.bootstrap.foreign_lists import ForeignLists
from komma_desk.definitions.code_lists import read_code_lists
from komma_desk.domain.code_list import Code, CodeEntry, CodeLists
from komma_desk.domain.errors import Refusal
from komma_desk.domain.import_preview import KnownHere
from komma_desk.domain.import_row import MappedRow, RowProblems
from komma_desk.domain.incident_details import OnlineEvidence, Witness
from komma_desk.domain.moment import Moment
from komma_desk.domain.own_entry import with_own
from komma_desk.domain.own_question import AnswerChoice, AnswerKind, OwnQuestion
from komma_desk.exchange.case_list_file import NotAWorkbook, SheetMissing
from komma_desk.exchange.import_mapping import mapping_of_text
from komma_desk.exchange.list_template import HEADINGS
from komma_desk.exchange.suggested_mapping import HeadingsUnknown
from komma_desk.exchange.usual_headings import FORM_STEMS, PLACE_STEMS, field_of
from komma_desk.words import Bilingual
from tests.fakes.workbooks import xlsx, xlsx_of

SHIPPED = read_code_lists(Path(__file__).resolve().parents[2] / "resources" / "code_lists")
POOL = CodeEntry(code=Code("OWN_HALLENBAD"), label=Bilingual(de="Hallenbad", en="Pool"))
LISTS = CodeLists(
    with_own(each, [POOL], []) if each.id == "place" else each for each in SHIPPED.values()
)
GUARD = OwnQuestion(
    code=Code("OWN_WACHE"),
    words=Bilingual(de="War der Sicherheitsdienst da?", en="Was security there?"),
    kind=AnswerKind.YES_NO,
)
LINE = OwnQuestion(
    code=Code("OWN_LINIE"),
    words=Bilingual(de="Welche Linie?", en="Which line?"),
    kind=AnswerKind.SEVERAL,
    choices=(
        AnswerChoice(code=Code("BUS"), label=Bilingual(de="Bus", en="Bus")),
        AnswerChoice(code=Code("BAHN"), label=Bilingual(de="Bahn, Tram", en="Train")),
    ),
)
KNOWN = KnownHere(lists=LISTS, questions=(GUARD, LINE), today=date(2026, 11, 20))
DOOR = ForeignLists(ForeignChild())


def taken(path: Path, mapping: Path | None = None) -> list[MappedRow | RowProblems]:
    return list(DOOR.preview(path, mapping, "", KNOWN).rows)


def one(path: Path) -> MappedRow:
    (found,) = taken(path)
    assert isinstance(found, MappedRow), found
    return found


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "Vorfälle 2026.xlsx"


def test_a_workbook_with_titles_days_and_sums_is_taken_in_whole(book: Path) -> None:
    def cell(place: str, text: str) -> str:
        return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'

    page = (
        f'<row r="1">{cell("A1", "Vorfälle im Bürgerservice")}</row>'
        f'<row r="3">{cell("A3", "Datum")}{cell("B3", "Uhrzeit")}{cell("C3", "Ort")}'
        f"{cell('D3', 'Art des Vorfalls')}{cell('E3', 'Was ist passiert?')}"
        f"{cell('F3', 'Zeuge(n)')}{cell('G3', 'Link')}{cell('H3', 'Gefunden von')}"
        f"{cell('I3', 'War der Sicherheitsdienst da?')}{cell('J3', 'Bemerkung')}</row>"
        f'<row r="5"><c r="A5" s="2"><v>46115</v></c><c r="B5" s="4"><v>0.604166666</v></c>'
        f"{cell('C5', 'Hallenbad')}{cell('D5', 'Bedrohung mit Messer')}{cell('E5', 'Laut.')}"
        f"{cell('F5', 'Ada Bo (Tel. 12); Cem D.')}{cell('G5', 'https://a.example/1')}"
        f"{cell('H5', 'Team')}{cell('I5', 'ja')}{cell('J5', 'erledigt')}</row>"
        f'<row r="6">{cell("A6", "Summe:")}<c r="E6"><v>1</v></c></row>'
    )
    book.write_bytes(xlsx(page))
    row, sums = taken(book)
    assert isinstance(row, MappedRow)
    assert row.line == 5
    assert row.draft.occurred == Moment.on(date(2026, 4, 3), time(14, 30))
    assert (row.draft.place, row.draft.place_detail) == ("OWN_HALLENBAD", "Hallenbad")
    assert row.draft.forms == {"THREAT", "WEAPON"}
    details = row.draft.details
    assert details.witnesses == (
        Witness(name="Ada Bo", contact="Tel. 12"),
        Witness(name="Cem D."),
    )
    assert details.online == (OnlineEvidence(url="https://a.example/1", found_by="Team"),)
    assert [each.chosen[0].code for each in details.own_answers] == ["yes"]
    assert isinstance(sums, RowProblems)
    assert (sums.line, len(sums.problems)) == (6, 1)
    assert row.office_note == "Bemerkung: erledigt"


def test_a_row_of_a_workbook_may_end_before_its_last_column(book: Path) -> None:
    book.write_bytes(
        xlsx(
            '<row r="1">'
            + "".join(
                f'<c t="inlineStr"><is><t>{each}</t></is></c>'
                for each in ("Datum", "Vorfall", "Zeuge", "Bemerkung")
            )
            + '</row><row r="2"><c s="1"><v>46115</v></c>'
            '<c t="inlineStr"><is><t>a</t></is></c></row>'
        )
    )
    assert one(book).office_note == ""


def test_a_note_longer_than_one_can_be_is_said_of_its_column(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text(f"Datum;Vorfall;Vermerk\n3.4.26;a;{'x' * 1_000_000}\n", encoding="utf-8")
    (wrong,) = taken(path)
    assert isinstance(wrong, RowProblems)
    assert [each.column for each in wrong.problems] == ["Vermerk"]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("day", ["3.4.26", "03.04.2026 00:00", "2026-04-03", "46115"])
def test_a_csv_is_read_however_it_was_saved(
    tmp_path: Path, encoding: str, delimiter: str, day: str
) -> None:
    path = tmp_path / "liste.csv"
    rows = (("Übersicht", "", ""), ("DATUM", "Sachverhalt", "Amt"), (day, "Böse", "Jugendamt"))
    text = "\r\n".join(delimiter.join(row) for row in rows)
    path.write_bytes(text.encode(encoding))
    row = one(path)
    assert row.draft.occurred == Moment.on(date(2026, 4, 3))
    assert row.draft.details.unit_name == "Jugendamt"
    assert row.received_on == date(2026, 4, 3)


def test_the_line_excel_writes_about_its_delimiter_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("sep=,\nDatum,Vorfall\n3.4.2026,a;b\n", encoding="utf-8")
    assert one(path).draft.narrative == "a;b"


def test_headings_printed_again_on_the_next_page_are_no_row(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Datum;Vorfall\n3.4.2026;a\nDatum;Vorfall\n4.4.2026;b\n", encoding="utf-8")
    assert [each.line for each in taken(path)] == [2, 4]


def test_a_kind_nobody_knows_is_taken_in_as_other_and_said(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Datum;Vorfall;Art\n3.4.2026;a;Zwischenfall\n", encoding="utf-8")
    row = one(path)
    assert row.draft.forms == {"OTHER"}
    ((note,),) = (row.notes,)
    assert note.column == "Art"
    assert "Zwischenfall" in note.problem.spoken()


def test_an_answer_an_own_question_does_not_have_is_said_with_its_column(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    head = "Datum;Vorfall;Welche Linie?\n"
    path.write_text(f"{head}3.4.2026;a;Bahn, Tram\n4.4.2026;b;Bus, U-Boot\n", encoding="utf-8")
    good, wrong = taken(path)
    assert isinstance(good, MappedRow)
    assert [each.code for each in good.draft.details.own_answers[0].chosen] == ["BAHN"]
    assert isinstance(wrong, RowProblems)
    assert [each.column for each in wrong.problems] == ["Welche Linie?"]
    assert "U-Boot" in wrong.problems[0].problem.spoken()


def test_a_list_read_again_under_another_name_brings_nothing_twice(tmp_path: Path) -> None:
    prints = set()
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("Datum;Vorfall\n3.4.2026;a\n", encoding="utf-8")
        prints.add(one(tmp_path / name).fingerprint)
    assert len(prints) == 1


def test_a_preview_says_what_each_column_becomes(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Datum;Vorfall;Ort;Notiz\n3.4.26;a;Büro;x\n;;;y\n", encoding="utf-8")
    found = DOOR.preview(path, None, "", KNOWN)
    assert [(each.heading, len(each.becomes)) for each in found.columns] == [
        ("Datum", 1),
        ("Vorfall", 1),
        ("Ort", 2),
        ("Notiz", 1),
    ]
    assert found.columns[2].sample == "Büro"
    assert (len(found.rows), len(found.good)) == (2, 1)


def test_number_receipt_own_questions_and_details_are_named_in_a_preview(tmp_path: Path) -> None:
    path, mapping = tmp_path / "liste.csv", tmp_path / "liste.toml"
    head = "Nr;Datum;Gemeldet am;Vorfall;Welche Linie?;Wann erreichbar"
    path.write_text(
        f"{head}\n7;3.4.26;;a;Bus;früh\n8;3.4.26;;a;Schiff;früh\n9;3.4.26;;b;;\n", encoding="utf-8"
    )
    text = DOOR.suggested(path, "", KNOWN)
    mapping.write_text(f'{text}\n[fields.contact_times]\ncolumn = "Wann erreichbar"\n')
    found = DOOR.preview(path, mapping, "", KNOWN)
    assert all(each.becomes for each in found.columns)
    assert LINE.words.spoken() in found.columns[4].becomes[0]
    assert "contact_times" in found.columns[5].becomes[-1]
    assert [each.line for each in found.told] == [3]
    assert found.first == found.rows
    assert found.good[0].source == "Mitgebrachte Liste: 7"


def test_what_is_suggested_is_a_mapping_that_reads_the_same(book: Path, tmp_path: Path) -> None:
    book.write_bytes(xlsx_of((("Datum", 'Was "genau" (kurz)', "Vorfall"), ("3.4.26", "x", "y"))))
    text = DOOR.suggested(book, "", KNOWN)
    mapping = tmp_path / "liste.toml"
    mapping.write_text(text, encoding="utf-8")
    assert mapping_of_text(text, "liste.toml", LISTS).sheet == "Tabelle1"
    assert taken(book, mapping) == taken(book)


def test_the_empty_list_has_only_headings_that_are_recognised() -> None:
    text = DOOR.template((GUARD,)).decode("utf-8-sig").strip()
    assert text.split(";")[-1] in {GUARD.words.de, GUARD.words.en}
    words = [spoken for each in HEADINGS for spoken in (each.de, each.en)]
    assert [each for each in words if field_of(each) is None] == []
    assert len({field_of(each.de) for each in HEADINGS}) == len(HEADINGS)


def test_every_stem_points_at_a_code_there_is() -> None:
    assert {code for code, _ in FORM_STEMS} <= set(SHIPPED["form"].codes())
    assert {code for code, _ in PLACE_STEMS} <= set(SHIPPED["place"].codes())


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"Name;Vorname\na;b\n", HeadingsUnknown),
        (b"PK\x03\x04 broken", NotAWorkbook),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", NotAWorkbook),
    ],
)
def test_what_cannot_be_understood_is_refused_with_the_name_of_the_file(
    tmp_path: Path, content: bytes, refusal: type[Refusal]
) -> None:
    path = tmp_path / "liste.xls"
    path.write_bytes(content)
    with pytest.raises(refusal) as refused:
        taken(path)
    assert "liste.xls" in refused.value.spoken()


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are(book: Path) -> None:
    book.write_bytes(xlsx_of((("Datum", "Vorfall"),)))
    with pytest.raises(SheetMissing) as refused:
        DOOR.preview(book, None, "Fehlt", KNOWN)
    assert "Tabelle1" in str(refused.value.facts)
