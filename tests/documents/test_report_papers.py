"""A report on paper: the empty form for a pen, the filled one; both read out well."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pikepdf
import pypdfium2
import pytest

from komma_desk.definitions.code_lists import read_code_lists
from komma_desk.documents.empty_form import empty_form
from komma_desk.documents.filled_paper import filled_paper
from komma_desk.domain.attachment import Attachment
from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.identifiers import AttachmentId
from komma_desk.domain.own_question import AnswerKind, OwnQuestion
from komma_desk.domain.report_paper import FilledPaper, PaperHead, PaperMessage
from komma_desk.usecases.effects.paper_questions import form_on_paper
from komma_desk.words import Bilingual, Language

LISTS = read_code_lists(Path(__file__).resolve().parents[2] / "resources" / "code_lists")
HEAD = PaperHead(
    municipality="Stadt Musterlingen",
    office="Clearingstelle",
    ways=("Rathausplatz 1", "12345 Musterlingen"),
    dated_on=date(2026, 11, 22),
)
OWN = OwnQuestion(
    code=Code("q-1"), words=Bilingual(de="Welche Linie?", en="Which line?"), kind=AnswerKind.TEXT
)
FILLED = FilledPaper(
    head=HEAD,
    answers=(("Ort", "Büro <b>fett</b> {x}"),),
    narrative="Er rief: „=1+1“ & ging. \u202eumgedreht",
    files=(
        Attachment(id=AttachmentId(uuid4()), name="brief.pdf", size=1_500_000, sha256="ab" * 32),
    ),
    messages=(
        PaperMessage(by="Alex <i>Winter</i>", on=date(2026, 11, 21), text="Wir <b>melden</b> uns."),
        PaperMessage(by="", on=date(2026, 11, 22), text="Danke & bis bald."),
    ),
    number="2026-0173",
    receipt="AB12CD34",
    filed_on=date(2026, 11, 20),
)


def words_of(paper: bytes) -> str:
    with pypdfium2.PdfDocument(paper) as document:
        said = "\n".join(page.get_textpage().get_text_range() for page in document)
    return re.sub(r"\s+", " ", said)


def pages_of(paper: bytes) -> int:
    with pypdfium2.PdfDocument(paper) as document:
        return len(document)


def form(language: Language = Language.GERMAN, *, long: bool = False) -> bytes:
    head = replace(HEAD, language=language)
    return empty_form(form_on_paper(head, LISTS, (OWN,), long=long))


@pytest.mark.parametrize("long", [False, True])
def test_every_choice_of_the_office_has_its_box(*, long: bool) -> None:
    lists = CodeLists([each for each in LISTS.values() if each.id in {"place", "form", "wish"}])
    said = words_of(form(long=long))
    labels = [entry.label.de for one in lists.values() for entry in one.entries]
    assert [label for label in labels if label not in said] == []


def test_the_form_tells_of_danger_of_what_happens_and_of_where_to_go() -> None:
    said = words_of(form())
    for words in ("110", "Nur die Clearingstelle liest es", "Rathausplatz 1", "Wortlaut"):
        assert words in said


def test_the_short_form_fits_on_two_sheets_and_the_long_one_asks_for_more() -> None:
    assert pages_of(form()) <= 4
    assert "Welche Linie?" not in words_of(form())
    assert "Welche Linie?" in words_of(form(long=True))
    assert "Gegen wen richtete es sich?" in words_of(form(long=True))


def test_the_form_speaks_einfache_sprache_and_english() -> None:
    assert "Ich habe es gesehen oder gehört" in words_of(form(Language.PLAIN_GERMAN))
    assert "What happens with this paper" in words_of(form(Language.ENGLISH))


def test_the_words_of_the_consents_have_a_version_that_changes_with_them() -> None:
    german = form_on_paper(HEAD, LISTS, (), long=False).wording
    again = form_on_paper(HEAD, LISTS, (OWN,), long=True).wording
    plain = form_on_paper(replace(HEAD, language=Language.PLAIN_GERMAN), LISTS, (), long=False)
    assert german == again
    assert german != plain.wording


def test_the_empty_form_asks_how_much_may_be_told() -> None:
    for language, word in (
        (Language.GERMAN, "Alles, ohne meinen Namen"),
        (Language.ENGLISH, "All, without my name"),
        (Language.PLAIN_GERMAN, "Alles, nur nicht meinen Namen"),
    ):
        assert word in words_of(form(language))


def test_what_was_told_stands_there_as_it_was_typed() -> None:
    said = words_of(filled_paper(FILLED))
    assert "Büro <b>fett</b> {x}" in said
    assert "„=1+1“ & ging." in said
    assert "\u202e" not in said
    assert "ab" * 32 in said
    assert "2026-0173" in said
    assert "Vertraulich" in said


def test_a_draft_says_that_it_is_one() -> None:
    draft = replace(FILLED, number="", receipt="", filed_on=None)
    assert "Entwurf, noch nicht abgegeben" in words_of(filled_paper(draft))


@pytest.mark.parametrize("language", list(Language))
def test_a_screen_reader_meets_headings_lists_and_its_language(language: Language) -> None:
    with pikepdf.open(BytesIO(form(language))) as paper:
        assert str(paper.Root.Lang) == language.tag
        roles = list(_roles(paper.Root.StructTreeRoot.K))
    assert roles.count("/H1") == 1
    assert {"/H2", "/H3", "/L", "/LI", "/Lbl", "/LBody"} <= set(roles)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert filled_paper(FILLED) == filled_paper(FILLED)


def _roles(node: object) -> list[str]:
    if isinstance(node, pikepdf.Array):
        return [role for each in node for role in _roles(each)]
    if isinstance(node, pikepdf.Dictionary) and "/S" in node:
        return [str(node.S), *_roles(node.get("/K"))]
    return []


def test_a_report_with_its_messages_prints_both_sides_as_they_were_typed() -> None:
    said = words_of(filled_paper(FILLED))
    assert "Alex <i>Winter</i> Wir <b>melden</b> uns." in said
    assert "22.11.2026: Sie Danke & bis bald." in said
