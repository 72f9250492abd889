"""A card handed out stays good: after somebody left, for those a report is kept from, for files."""

from __future__ import annotations

from pathlib import Path

import pytest

from komma_desk.bootstrap.form_doorway import CardNotRead, open_form
from komma_desk.domain.attachment import NewAttachment, SealedAttachment
from komma_desk.domain.circle import Circle
from komma_desk.usecases.commands.attach_file import AttachFile
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.effects.addressing import NobodyLeft
from komma_desk.usecases.form_deeds import CardOfForm, CardView, ReplySecret, SealWithCard
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.possible_readers import PossibleReaders
from komma_desk.vault.card_seal import card_words
from komma_desk.vault.refusals import NotForYou
from tests.journeys.by_card import SAYS, Writer, taken_in
from tests.journeys.town import CLEARING, Town, a_draft, only_case, person_id


@pytest.fixture
def writer(town: Town, tmp_path: Path) -> Writer:
    writer = Writer(town, tmp_path / "elsewhere")
    writer.fetch_card()
    return writer


def _officer(writer: Writer, name: str) -> frozenset[object]:
    readers = writer.form().ask(PossibleReaders())
    return frozenset(each.person for each in readers if each.name == name)


def test_a_report_to_an_old_card_is_read_and_answered_after_somebody_left(writer: Writer) -> None:
    receipt = writer.seal()
    with writer.town.unlock(CLEARING) as desk:
        desk.perform(DismissPerson(person_id(desk, "carla")))
        taken_in(desk, receipt.target)
        writer.answered(desk)
    assert writer.open_answer(ReplySecret(code=receipt.code)).by == "Karl Klär"


def test_a_new_card_of_the_office_is_recognised_by_the_same_words(writer: Writer) -> None:
    before: CardView = writer.form().ask(CardOfForm())
    with writer.town.unlock(CLEARING) as desk:
        desk.perform(DismissPerson(person_id(desk, "carla")))
    writer.fetch_card()
    after: CardView = writer.form().ask(CardOfForm())
    assert after.words == before.words == card_words(after.card)
    assert after.card.epoch == before.card.epoch + 1


def test_whom_a_report_is_kept_from_cannot_open_it(writer: Writer) -> None:
    receipt = writer.seal(draft=a_draft(excluded=_officer(writer, "Karl Klär")))
    assert receipt.sent_to == ("Carla Clemens",)
    with writer.town.unlock(CLEARING) as desk, pytest.raises(NotForYou):
        taken_in(desk, receipt.target)
    with writer.town.unlock("carla") as desk:
        taken_in(desk, receipt.target)
        circle = desk.ask(CaseDesk(only_case(desk))).file.case.circle
        writer.answered(desk)
    assert isinstance(circle, Circle)
    assert writer.open_answer(ReplySecret(code=receipt.code)).by == "Carla Clemens"


def test_kept_from_everybody_it_is_not_sealed_at_all(writer: Writer) -> None:
    everybody = frozenset(each.person for each in writer.form().ask(PossibleReaders()))
    target = writer.folder / "nobody.komma"
    with pytest.raises(NobodyLeft):
        writer.form().perform(SealWithCard(draft=a_draft(excluded=everybody), target=target))
    assert not target.exists()


def test_its_files_come_along_whole(writer: Writer) -> None:
    form, content = writer.form(), b"\x89PNG" + bytes(300_000)
    sealed = form.perform(AttachFile(NewAttachment(name="Foto.png", content=content))).receipt
    assert isinstance(sealed, SealedAttachment)
    target = writer.folder / "with a picture.komma"
    form.perform(
        SealWithCard(draft=a_draft(), target=target, name="Rosa", passphrase=SAYS, files=(sealed,))
    )
    with writer.town.unlock(CLEARING) as desk:
        taken_in(desk, target)
        (file,) = desk.ask(CaseDesk(only_case(desk))).file.attachments
    assert (file.name, file.size) == ("Foto.png", len(content))
    start = content[:32]  # three bytes of it stand in so long a sealed file by chance
    assert [each.name for each in writer.folder.rglob("*") if start in _bytes(each)] == []


def test_a_card_that_is_not_there_is_said(writer: Writer) -> None:
    with pytest.raises(CardNotRead):
        open_form(writer.town.house, writer.folder / "none.komma-card", writer.folder)


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
