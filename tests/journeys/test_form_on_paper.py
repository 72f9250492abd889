"""From an office card to paper: the empty form and a draft, without a store and without a trace."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from komma_desk.usecases.commands.save_empty_form import SaveEmptyForm
from komma_desk.usecases.commands.save_report_paper import SaveDraftPaper
from komma_desk.words import Language
from tests.journeys.by_card import Writer
from tests.journeys.town import Town, a_draft

SAYS = "Kanarienvogel im Flur"


@pytest.fixture
def writer(founded_town: Town, tmp_path: Path) -> Writer:
    writer = Writer(founded_town, tmp_path / "elsewhere")
    writer.fetch_card()
    return writer


def words_of(paper: Path) -> str:
    with pypdfium2.PdfDocument(paper.read_bytes()) as document:
        said = "\n".join(page.get_textpage().get_text_range() for page in document)
    return re.sub(r"\s+", " ", said)


def test_the_empty_form_names_the_office_of_the_card(writer: Writer) -> None:
    target = writer.folder / "formular.pdf"
    with writer.form() as form:
        wanted = SaveEmptyForm(target=target, long=True, language=Language.PLAIN_GERMAN)
        form.perform(wanted)
        office = form.card.office
    assert office.municipality in words_of(target)
    assert "Mir ist es passiert" in words_of(target)


def test_a_draft_goes_to_the_file_that_was_chosen_and_nowhere_else(writer: Writer) -> None:
    target = writer.folder / "entwurf.pdf"
    before = set(writer.folder.rglob("*"))
    with writer.form() as form:
        form.perform(SaveDraftPaper(draft=a_draft(SAYS), target=target))
    assert SAYS in words_of(target)
    assert "Entwurf, noch nicht abgegeben" in words_of(target)
    files = {each for each in set(writer.folder.rglob("*")) - before if each.is_file()}
    assert files == {target}
