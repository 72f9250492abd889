"""What is typed reaches the paper as typed, or as a visible gap; nothing is interpreted."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.platypus import Paragraph

from komma_desk.documents.page import PageFrame, lay_out, table
from komma_desk.documents.preview import page_count, page_image
from komma_desk.documents.prose import SUBSTITUTE, Prose, plain, printable
from komma_desk.documents.styles import BODY

FRAME = PageFrame(municipality="Stadt Musterlingen", kind="Test", dated_on=date(2026, 10, 14))


def text_of(data: bytes) -> str:
    pages = (page_image(data, number, 0.05).text for number in range(page_count(data)))
    return "\n".join(pages)


@pytest.mark.parametrize(
    "typed",
    [
        "<b>fett</b> & <font size=80>",
        "<img src='http://example.org/x.png'/>",
        "</para><br/>&amp; &#65; <![CDATA[ ]]>",
        "=SUM(A1) %(title)s {name} \\n",
    ],
)
def test_markup_shows_as_typed(typed: str) -> None:
    assert typed in text_of(lay_out([Prose(typed, BODY)], FRAME))


def test_markup_escaped_for_a_paragraph_shows_as_typed() -> None:
    typed = "<b>fett</b> &amp; <a href='x'>"
    assert typed in text_of(lay_out([Paragraph(plain(typed), BODY)], FRAME))


@pytest.mark.parametrize("hostile", ["\u202e", "\u05d0", "\U0001f600", "\x00", "\ud800", "\u200d"])
def test_what_cannot_be_drawn_shows_as_a_gap(hostile: str) -> None:
    assert f"vor{SUBSTITUTE}nach" in text_of(lay_out([Prose(f"vor{hostile}nach", BODY)], FRAME))


def test_advice_where_to_break_leaves_no_gap() -> None:
    assert printable("Zu\u00adstän\u200bdig\ufeff") == "Zuständig"


def test_german_text_loses_nothing() -> None:
    typed = "Große Ängste in der Straße – „Übergriff“, STRASSE/STRAẞE, 5 €, § 163 …"
    assert printable(typed) == typed


def test_a_megabyte_runs_over_pages_and_loses_no_word() -> None:
    typed = " ".join(f"Wort{number}" for number in range(110_000))
    sheet = lay_out([Prose(typed, BODY)], FRAME)
    middle = text_of(sheet)
    assert all(f"Wort{number}" in middle for number in range(0, 110_000, 4_999))
    assert "Wort109999" in middle


def test_a_word_without_end_is_cut_at_the_line() -> None:
    sheet = lay_out([Prose("x" * 100_000, BODY)], FRAME)
    assert text_of(sheet).count("x") == 100_000


def test_a_novel_in_a_table_is_shortened_visibly() -> None:
    assert " …" in text_of(lay_out([table(["Form", "Number"], [["x " * 50_000, "5"]])], FRAME))


def test_a_table_repeats_its_head_on_each_page() -> None:
    rows = [[f"Zeile {number}", "5"] for number in range(120)]
    sheet = lay_out([table(["Form", "Anzahl"], rows, number_columns=frozenset({1}))], FRAME)
    heads = [page_image(sheet, number, 0.05).text for number in range(page_count(sheet))]
    assert len(heads) > 2
    assert all("Anzahl" in head for head in heads)


def test_every_page_says_which_of_how_many_it_is() -> None:
    sheet = lay_out([Prose("Zeile\n" * 200, BODY)], FRAME)
    count = page_count(sheet)
    said = [page_image(sheet, number, 0.05).text for number in range(count)]
    # The test looks for the numbers, so it holds in German and in English.
    assert all(f"{number} " in text and f" {count}" in text for number, text in enumerate(said, 1))


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), max_size=300))
def test_no_text_whatever_fails(typed: str) -> None:
    story = [Prose(typed, BODY), Paragraph(plain(typed), BODY), table([typed], [[typed]])]
    assert lay_out(story, FRAME).startswith(b"%PDF")


@given(st.text(st.characters(), max_size=300))
def test_what_was_made_printable_stays_so(typed: str) -> None:
    assert printable(printable(typed)) == printable(typed)
