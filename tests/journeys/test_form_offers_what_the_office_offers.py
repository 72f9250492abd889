"""The form without a store asks what the office asks: its lists, its questions, its people."""

from __future__ import annotations

from pathlib import Path

import pytest

from komma_desk.domain.attachment import NewAttachment, SealedAttachment
from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.foreign_file import PlainText
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.incomplete import IncompleteReport
from komma_desk.domain.office import Office
from komma_desk.domain.own_question import AnswerKind
from komma_desk.usecases.commands.attach_file import AttachFile
from komma_desk.usecases.commands.save_code_entry import SaveCodeEntry
from komma_desk.usecases.commands.save_office import SaveOffice
from komma_desk.usecases.commands.save_own_question import SaveOwnQuestion
from komma_desk.usecases.form_deeds import NoNameGiven, SealWithCard
from komma_desk.usecases.queries.attachment_preview import PreviewOwnFile
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.office_card import OfficeCard
from komma_desk.usecases.queries.own_questions import OwnQuestions
from komma_desk.usecases.queries.possible_readers import PossibleReaders
from komma_desk.usecases.queries.vocabulary import Vocabulary
from komma_desk.vault.refusals import PassphraseTooShort
from komma_desk.words import Bilingual
from tests.journeys.by_card import SAYS, Writer, taken_in
from tests.journeys.town import ADMIN, CLEARING, Town, a_draft, only_case

POOL = Bilingual(de="Hallenbad", en="Indoor pool")
ASKED = Bilingual(de="Welche Linie war es?", en="Which line was it?")


@pytest.fixture
def writer(founded_town: Town, tmp_path: Path) -> Writer:
    writer = Writer(founded_town, tmp_path / "elsewhere")
    with writer.town.unlock(ADMIN) as desk:
        desk.perform(SaveOffice(Office(municipality="Musterstadt", address="Markt 1\nHaus B")))
        desk.perform(SaveCodeEntry(list_id="place", label=POOL))
        desk.perform(SaveOwnQuestion(words=ASKED, kind=AnswerKind.TEXT))
    writer.fetch_card()
    return writer


def _pool(writer: Writer) -> Code:
    lists: CodeLists = writer.form().ask(Vocabulary())
    places = lists["place"].entries
    return next(each.code for each in places if each.label == POOL)


def test_own_entries_and_questions_come_with_the_card(writer: Writer) -> None:
    form = writer.form()
    assert _pool(writer).startswith("OWN_")
    assert [each.words for each in form.ask(OwnQuestions())] == [ASKED]
    assert form.ask(OfficeCard()).address == "Markt 1\nHaus B"
    assert "Karl Klär" in [each.name for each in form.ask(PossibleReaders()) if each.reads_cases]


def test_a_report_with_an_own_entry_is_taken_in(writer: Writer) -> None:
    receipt = writer.seal(draft=a_draft(place=_pool(writer)))
    with writer.town.unlock(CLEARING) as desk:
        taken_in(desk, receipt.target)
        assert desk.ask(CaseDesk(only_case(desk))).file.case.report.place == _pool(writer)


def test_an_incomplete_report_writes_no_file(writer: Writer) -> None:
    target = writer.folder / "half.komma"
    with pytest.raises(IncompleteReport):
        writer.form().perform(SealWithCard(draft=IncidentDraft(), target=target))
    unknown = a_draft(place=Code("NOWHERE"))
    with pytest.raises(IncompleteReport):
        writer.form().perform(SealWithCard(draft=unknown, target=target))
    assert not target.exists()


def test_a_passphrase_needs_a_name_and_some_length(writer: Writer) -> None:
    target, form = writer.folder / "half.komma", writer.form()
    with pytest.raises(NoNameGiven):
        form.perform(SealWithCard(draft=a_draft(), target=target, passphrase=SAYS))
    short = SealWithCard(draft=a_draft(), target=target, name="Rosa", passphrase="kurz")
    with pytest.raises(PassphraseTooShort):
        form.perform(short)
    assert not target.exists()


def test_an_attached_file_can_be_looked_at(writer: Writer) -> None:
    form = writer.form()
    given = NewAttachment(name="brief.txt", content=b"Drohbrief")
    sealed = form.perform(AttachFile(given)).receipt
    assert isinstance(sealed, SealedAttachment)
    assert isinstance(form.ask(PreviewOwnFile(file=sealed)), PlainText)
