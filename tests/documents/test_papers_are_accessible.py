"""Every paper keeps PDF/UA-1 and PDF/A-2a, and reads aloud as it looks."""

from __future__ import annotations

import ast
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import page as validator
import pytest
from pikepdf import Pdf

from komma_desk.documents.encryption import encrypt_pdf
from komma_desk.words import Language
from tests.fakes.every_paper import ROOMS, every_paper
from tests.fakes.structure_of import structure_of, visible_text

Written = Callable[[], bytes]
DOCUMENTS = Path(__file__).parents[2] / "komma_desk" / "documents"
ALL = [
    pytest.param(language, write, id=f"{name}, {language.value}")
    for name, language, write in every_paper()
]


def _signs(text: str) -> str:
    # PDFium has a sign of its own for the hyphen at the end of a line.
    return "".join(sign for sign in text if sign.isprintable() and sign not in " -")


def test_no_room_that_writes_papers_is_left_out() -> None:
    writing = {
        path.stem
        for path in DOCUMENTS.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"lay_out", "finished"}
    }
    assert writing - {"page"} == set(ROOMS.values())


@pytest.mark.parametrize(("language", "write"), ALL)
def test_the_standards_for_accessible_and_lasting_pdf_are_kept(
    language: Language, write: Written
) -> None:
    paper = write()
    for profile in (validator.ValidationProfile.PDF_UA_1, validator.ValidationProfile.PDF_A_2A):
        report = validator.validate_pdf_bytes(paper, profile=profile)
        assert report.is_compliant, str(report)


@pytest.mark.parametrize(("language", "write"), ALL)
def test_what_is_read_aloud_is_what_is_seen_in_its_order(
    language: Language, write: Written
) -> None:
    paper = write()
    read, seen = _signs(structure_of(paper).drawn()), _signs(visible_text(paper))
    # A row that goes on over the page is seen line by line and read cell by cell.
    by_cell = "Table" in {each.tag for each in structure_of(paper).walk()}
    assert sorted(read) == sorted(seen) if by_cell else read == seen


@pytest.mark.parametrize(("language", "write"), ALL)
def test_what_is_spoken_in_place_of_signs_are_these_signs(
    language: Language, write: Written
) -> None:
    replaced = [each for each in structure_of(write()).walk() if each.spoken and each.text]
    assert [each.spoken for each in replaced if _signs(each.spoken) != _signs(each.text)] == []


@pytest.mark.parametrize(("language", "write"), ALL)
def test_it_says_its_language_and_its_title(language: Language, write: Written) -> None:
    with Pdf.open(BytesIO(write())) as pdf:
        assert str(pdf.Root.Lang) == language.tag
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        title = str(pdf.docinfo.Title)
        assert f">{title}<" in pdf.Root.Metadata.read_bytes().decode()
        # Nothing to click or to fill in stands in it, so no link is without its words.
        assert not any("/Annots" in page.obj for page in pdf.pages)


@pytest.mark.parametrize(("language", "write"), ALL)
def test_headings_begin_with_one_title_and_leave_no_level_out(
    language: Language, write: Written
) -> None:
    levels = [
        int(each.tag[1:])
        for each in structure_of(write()).walk()
        if each.tag[0] == "H" and each.tag[1:].isdigit()
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(("language", "write"), ALL)
def test_tables_have_heads_and_pictures_have_words(language: Language, write: Written) -> None:
    for each in structure_of(write()).walk():
        if each.tag == "Table":
            first, *rows = each.below
            assert {cell.scope for cell in first.below} == {"Column"}
            assert {len(row.below) for row in rows} == {len(first.below)}
            assert {row.below[0].scope for row in rows} == {"Row"}
        if each.tag == "Figure":
            assert len(each.alt) > 10
            left, foot, right, top = each.box
            assert left < right
            assert foot < top


@pytest.mark.parametrize(("language", "write"), ALL)
def test_the_same_paper_is_the_same_bytes(language: Language, write: Written) -> None:
    assert write() == write()


def test_an_encrypted_letter_is_still_tagged_and_may_be_read_aloud() -> None:
    (letter,) = (
        write for name, tongue, write in every_paper() if (name, tongue.value) == ("letter", "de")
    )
    closed = encrypt_pdf(letter(), "kurz-aber-gut-2026")
    with Pdf.open(BytesIO(closed), password="kurz-aber-gut-2026") as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert pdf.allow.accessibility
        assert str(pdf.Root.StructTreeRoot.K.S) == "/Document"
