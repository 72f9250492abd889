"""A workbook from outside becomes rows of text, or says why it does not; nothing is computed."""

from __future__ import annotations

import pytest

from komma_desk.bootstrap.foreign_child import ForeignChild
from komma_desk.domain.foreign_file import Hindrance
from komma_desk.domain.foreign_sheet import Sheet, SheetRow
from tests.fakes.workbooks import ods, xlsx, xlsx_of, zipped


def rows(reader: ForeignChild, content: bytes, wanted: str = "") -> tuple[SheetRow, ...]:
    found = reader.sheet(content, "liste.xlsx", wanted)
    assert isinstance(found, Sheet)
    return found.rows


def test_shared_strings_days_numbers_and_last_values_are_read(reader: ForeignChild) -> None:
    page = (
        '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>46115</v></c>'
        '<c r="D2" s="5"><v>46115.604166666664</v></c><c r="E2" s="4"><v>0.5</v></c>'
        '<c r="F2" s="3"><v>3</v></c><c r="G2"><v>0.30000000000000004</v></c>'
        '<c r="H2" t="str"><f>WEBSERVICE("http://x")</f><v>alt</v></c>'
        '<c r="I2"><f>1+1</f></c><c r="J2" t="b"><v>1</v></c></row>'
    )
    strings = "<si><r><t>Am </t></r><r><t>Schalter_x000D_</t></r><rPh><t>x</t></rPh></si>"
    assert rows(reader, xlsx(page, strings=strings)) == (
        (
            2,
            (
                *("Am Schalter\r", "2026-04-03", "", "2026-04-03 14:30", "12:00"),
                *("3", "0.3", "alt", "", "TRUE"),
            ),
        ),
    )


def test_a_cell_over_several_rows_says_the_same_in_each(reader: ForeignChild) -> None:
    page = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Datum</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>Person</t></is></c></row>'
        '<row r="2"><c r="B2" t="inlineStr"><is><t>Name</t></is></c></row>'
    )
    merged = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>'
    assert rows(reader, xlsx(page, merged=merged)) == (
        (1, ("Datum", "Person")),
        (2, ("Datum", "Name")),
    )


def test_what_a_row_says_itself_is_not_lost_under_a_cell_over_several(
    reader: ForeignChild,
) -> None:
    page = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
        '<row r="3"><c r="B3"><v>3</v></c></row>'
    )
    merged = '<mergeCells><mergeCell ref="A1:A3"/></mergeCells>'
    assert rows(reader, xlsx(page, merged=merged)) == ((1, ("1",)), (2, ("2",)), (3, ("1", "3")))


def test_the_first_sheet_that_is_seen_is_read_or_the_one_that_is_named(
    reader: ForeignChild,
) -> None:
    page = '<row r="1"><c r="A1"><v>7</v></c></row>'
    book = xlsx(page, sheets=("Intern", "Liste"), hidden=("Intern",))
    found = reader.sheet(book, "liste.xlsx")
    assert isinstance(found, Sheet)
    assert (found.names, found.chosen) == (("Intern", "Liste"), "Liste")
    assert rows(reader, book, "Intern") == ()
    missing = reader.sheet(book, "liste.xlsx", "Fehlt")
    assert isinstance(missing, Sheet)
    assert missing.chosen == ""


def test_a_sheet_of_libreoffice_is_read_by_what_its_cells_are_worth(reader: ForeignChild) -> None:
    page = (
        '<t:table-row><t:table-cell o:value-type="date" o:date-value="2026-04-03T14:30:00">'
        "<x:p>3. Apr</x:p></t:table-cell><t:covered-table-cell/>"
        '<t:table-cell o:value-type="float" o:value="2.50"><x:p>2,50 €</x:p></t:table-cell>'
        '<t:table-cell t:number-columns-repeated="2"><x:p>a<x:s/>b</x:p></t:table-cell>'
        '<t:table-cell t:number-columns-repeated="16000"/></t:table-row>'
        '<t:table-row t:number-rows-repeated="1048570"><t:table-cell/></t:table-row>'
    )
    assert rows(reader, ods(page)) == ((1, ("2026-04-03 14:30:00", "", "2.5", "a b", "a b")),)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (xlsx('<row r="1"><c r="XFD1"><v>1</v></c></row>'), Hindrance.TOO_MUCH),
        (xlsx('<row r="1"><c r="A1" t="s"><v>9</v></c></row>'), Hindrance.BROKEN),
        (
            xlsx('<row r="1"><c r="A1" t="s"><v>x</v></c></row>', strings="<si><t>a</t></si>"),
            Hindrance.BROKEN,
        ),
        (xlsx("", more={"xl/styles.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), Hindrance.UNSURE),
        (xlsx("", more={"xl/styles.xml": " " * (65 * 1024 * 1024)}), Hindrance.TOO_MUCH),
        (
            ods(
                '<t:table-row t:number-rows-repeated="1048570"><t:table-cell><x:p>a</x:p>'
                "</t:table-cell></t:table-row>"
            ),
            Hindrance.TOO_MUCH,
        ),
        (zipped({"word/document.xml": "<a/>", "[Content_Types].xml": "<a/>"}), Hindrance.KIND),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", Hindrance.OLD_OFFICE),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + "EncryptionInfo EncryptedPackage".encode("utf-16-le"),
            Hindrance.LOCKED,
        ),
        (b"Ort;Text", Hindrance.BROKEN),
    ],
)
def test_what_is_no_sheet_or_would_burst_says_why(
    reader: ForeignChild, content: bytes, why: Hindrance
) -> None:
    assert reader.sheet(content, "liste.xlsx") is why


def test_a_small_string_repeated_without_end_is_stopped(reader: ForeignChild) -> None:
    cell = '<c t="s"><v>0</v></c>'
    page = "".join(f"<row>{cell * 60}</row>" for _ in range(60))
    book = xlsx(page, strings=f"<si><t>{'x' * 50_000}</t></si>")
    assert reader.sheet(book, "liste.xlsx") is Hindrance.TOO_MUCH


def test_a_workbook_of_words_alone_is_read_as_it_stands(reader: ForeignChild) -> None:
    assert rows(reader, xlsx_of((("Ort", "Text"), ("A", "=1+1")))) == (
        (1, ("Ort", "Text")),
        (2, ("A", "=1+1")),
    )


def test_days_of_a_workbook_that_counts_from_1904_are_the_days_meant(reader: ForeignChild) -> None:
    book = xlsx(
        '<row r="1"><c r="A1" s="1"><v>44653</v></c></row>', head='<workbookPr date1904="1"/>'
    )
    assert rows(reader, book) == ((1, ("2026-04-03",)),)


def test_a_sheet_that_is_said_to_lie_outside_of_the_workbook_is_not_looked_for(
    reader: ForeignChild,
) -> None:
    book = xlsx('<row r="1"><c r="A1"><v>7</v></c></row>', mode="External")
    assert reader.sheet(book, "liste.xlsx") is Hindrance.BROKEN
