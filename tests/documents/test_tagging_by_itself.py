"""A story that says nothing of tags is tagged all the same: texts are read, adornment is not."""

from __future__ import annotations

from datetime import date

import page as validator
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reportlab.platypus import HRFlowable, Paragraph, Table

from komma_desk.documents.page import PageFrame, lay_out, table
from komma_desk.documents.prose import Prose, plain, printable
from komma_desk.documents.styles import BODY, HEADING, LABEL, TITLE
from tests.fakes.structure_of import Node, artifact_text, structure_of

FRAME = PageFrame(municipality="Stadt Musterlingen", kind="Blatt", dated_on=date(2026, 10, 14))
HEAD = ["Stadt Musterlingen", "Blatt"]


def told(document: bytes) -> list[tuple[str, str]]:
    """The elements of the story; the head of the page comes before them."""
    every = structure_of(document).below
    assert [each.text.strip() for each in every[:2]] == HEAD
    return [(each.tag, (each.spoken or each.drawn()).strip()) for each in every[2:]]


def tables(document: bytes) -> list[Node]:
    return [each for each in structure_of(document).walk() if each.tag == "Table"]


def test_a_text_over_many_lines_and_pages_is_one_paragraph_with_its_words_apart() -> None:
    typed = " ".join(f"Wort{number}" for number in range(3_000))
    assert told(lay_out([Prose(typed, BODY)], FRAME)) == [("P", typed)]


def test_lines_typed_below_each_other_are_read_apart() -> None:
    assert told(lay_out([Prose("eins\nzwei", BODY)], FRAME)) == [("P", "eins zwei")]


def test_a_paragraph_of_the_library_is_read_with_its_words_apart() -> None:
    typed = " ".join(f"<Wort{number}>" for number in range(2_000))
    story = [Paragraph("Titel", TITLE), Paragraph(plain(typed), BODY)]
    assert told(lay_out(story, FRAME)) == [("H1", "Titel"), ("P", typed)]


def test_headings_without_the_higher_ones_count_anew() -> None:
    story = [Prose(text, style) for text, style in (("a", LABEL), ("b", LABEL), ("c", HEADING))]
    assert told(lay_out(story, FRAME)) == [("H1", "a"), ("H2", "b"), ("H2", "c")]


def test_what_nobody_marked_is_read_and_a_line_is_not() -> None:
    story = [HRFlowable(), Table([["links", "rechts"]], style=[("GRID", (0, 0), (-1, -1), 1, 0)])]
    assert told(lay_out(story, FRAME)) == [("P", "links"), ("P", "rechts")]


def test_an_empty_text_is_no_paragraph() -> None:
    assert told(lay_out([Prose(" \n", BODY), Paragraph("", BODY)], FRAME)) == []


def test_the_head_of_a_table_is_read_once_and_repeats_as_an_artifact() -> None:
    rows = [[f"Zeile {number}", "5"] for number in range(120)]
    paper = lay_out([table(["Form", "Anzahl"], rows)], FRAME)
    (found,) = tables(paper)
    assert len(found.below) == 121
    assert found.drawn().count("Anzahl") == 1
    first, second, *_more = artifact_text(paper)
    assert "Anzahl" not in first
    assert "Form Anzahl" in " ".join(second.split())


def test_a_row_over_two_pages_stays_one_row() -> None:
    many = "\n".join(f"Zustand Nummer {number}" for number in range(90))
    (found,) = tables(lay_out([table(["Schritt", "Von"], [["x", many]])], FRAME))
    _head, row = found.below
    assert row.drawn().split() == ["x", *many.split()]


def test_head_and_foot_of_the_page_are_read_once() -> None:
    pages = artifact_text(lay_out([Prose("Zeile\n" * 120, BODY)], FRAME))
    assert "Stadt Musterlingen · Blatt" in pages[0]
    assert all(text.count("Stadt Musterlingen") == 2 for text in pages[1:])


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(), max_size=200))
@example("¹¼\u0530")  # a stream ended in what looks like the end of a line
def test_no_typed_text_breaks_the_standards(typed: str) -> None:
    frame = PageFrame(municipality=typed, kind=f"x{typed}", dated_on=date(2026, 10, 14))
    story = [Prose(typed, TITLE), Paragraph(plain(typed), BODY), table([typed], [[typed]])]
    paper = lay_out(story, frame)
    for profile in (validator.ValidationProfile.PDF_UA_1, validator.ValidationProfile.PDF_A_2A):
        report = validator.validate_pdf_bytes(paper, profile=profile)
        assert report.is_compliant, (printable(typed), str(report))
