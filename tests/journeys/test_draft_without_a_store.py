"""The draft of somebody without a store: nothing on the disk without a passphrase, then sealed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from komma_desk.bootstrap.form_doorway import FormDoorway
from komma_desk.bootstrap.form_draft import AnotherDraftWaits
from komma_desk.domain.attachment import NewAttachment, SealedAttachment
from komma_desk.usecases.commands.attach_file import AttachFile
from komma_desk.usecases.commands.discard_draft import DiscardDraft
from komma_desk.usecases.commands.save_draft import SaveDraft
from komma_desk.usecases.form_deeds import (
    DraftStanding,
    DraftState,
    KeepDraft,
    LockedSince,
    SealWithCard,
    ThrowLockedDraftAway,
    UnlockDraft,
)
from komma_desk.usecases.queries.my_draft import MyDraft
from komma_desk.vault.draft_seal import DraftDamaged, DraftTooNew, WrongDraftPassphrase
from komma_desk.vault.refusals import PassphraseTooShort
from tests.journeys.by_card import SAYS, Writer
from tests.journeys.town import Town, a_draft


@pytest.fixture
def writer(founded_town: Town, tmp_path: Path) -> Writer:
    writer = Writer(founded_town, tmp_path / "elsewhere")
    writer.fetch_card()
    return writer


def _written(writer: Writer) -> list[Path]:
    found = writer.folder.rglob("*")
    return [each for each in found if each.is_file() and each != writer.card]


def _kept(writer: Writer, narrative: str = "Er drohte mir.") -> FormDoorway:
    form = writer.form()
    form.perform(KeepDraft(SAYS))
    form.perform(SaveDraft(a_draft(narrative)))
    return form


def test_before_a_passphrase_is_chosen_nothing_lies_on_the_disk(writer: Writer) -> None:
    form = writer.form()
    assert form.ask(DraftStanding()) is DraftState.NONE
    form.perform(SaveDraft(a_draft()))
    assert form.ask(DraftStanding()) is DraftState.ONLY_HERE
    assert _written(writer) == []


def test_what_was_typed_is_found_again_with_the_passphrase(writer: Writer) -> None:
    _kept(writer)
    again = writer.form()
    assert again.ask(DraftStanding()) is DraftState.LOCKED
    assert again.ask(MyDraft()) is None
    again.perform(UnlockDraft(SAYS))
    assert again.ask(MyDraft()).draft.narrative == "Er drohte mir."
    assert again.ask(DraftStanding()) is DraftState.KEPT


def test_what_was_typed_before_the_passphrase_is_kept_too(writer: Writer) -> None:
    form = writer.form()
    form.perform(SaveDraft(a_draft("Zuerst getippt.")))
    form.perform(KeepDraft(SAYS))
    again = writer.form()
    again.perform(UnlockDraft(SAYS))
    assert again.ask(MyDraft()).draft.narrative == "Zuerst getippt."


def test_a_wrong_passphrase_is_told_from_damage(writer: Writer) -> None:
    _kept(writer)
    with pytest.raises(WrongDraftPassphrase):
        writer.form().perform(UnlockDraft(SAYS + "!"))
    (file,) = _written(writer)
    whole = file.read_bytes()
    for at in (20, 60, len(whole) - 1):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(DraftDamaged):
            writer.form().perform(UnlockDraft(SAYS))
    file.write_bytes(whole[:8] + b"\x02" + whole[9:])
    with pytest.raises(DraftTooNew):
        writer.form().perform(UnlockDraft(SAYS))


def test_a_cut_or_empty_draft_is_damage_and_can_be_thrown_away(writer: Writer) -> None:
    _kept(writer)
    (file,) = _written(writer)
    for whole in (b"", file.read_bytes()[:50]):
        file.write_bytes(whole)
        with pytest.raises(DraftDamaged):
            writer.form().perform(UnlockDraft(SAYS))
    writer.form().perform(DiscardDraft())
    assert list(writer.folder.iterdir()) == [writer.card]


def test_a_short_passphrase_keeps_nothing(writer: Writer) -> None:
    form = writer.form()
    form.perform(SaveDraft(a_draft()))
    with pytest.raises(PassphraseTooShort):
        form.perform(KeepDraft("kurz"))
    assert _written(writer) == []


def test_no_second_draft_takes_the_place_of_a_locked_one(writer: Writer) -> None:
    _kept(writer)
    form = writer.form()
    form.perform(SaveDraft(a_draft("Ein zweiter.")))
    with pytest.raises(AnotherDraftWaits):
        form.perform(KeepDraft("Ein ganz anderer Schirm"))
    again = writer.form()
    again.perform(UnlockDraft(SAYS))
    assert again.ask(MyDraft()).draft.narrative == "Er drohte mir."


def test_sealing_takes_the_draft_and_its_files_away(writer: Writer) -> None:
    form = _kept(writer)
    sealed = form.perform(AttachFile(NewAttachment(name="a.txt", content=b"beleg"))).receipt
    assert isinstance(sealed, SealedAttachment)
    target = writer.folder / "report.komma"
    form.perform(SealWithCard(draft=a_draft(), target=target, files=(sealed,)))
    assert _written(writer) == [target]
    assert form.ask(DraftStanding()) is DraftState.NONE


def test_a_file_of_the_draft_is_there_again_and_one_of_a_killed_window_goes(
    writer: Writer,
) -> None:
    form = _kept(writer)
    sealed = form.perform(AttachFile(NewAttachment(name="a.txt", content=b"beleg"))).receipt
    assert isinstance(sealed, SealedAttachment)
    form.perform(AttachFile(NewAttachment(name="b.txt", content=b"nie genannt")))
    form.perform(SaveDraft(a_draft(), (sealed,)))
    again = writer.form()
    again.perform(UnlockDraft(SAYS))
    assert again.ask(MyDraft()).files == (sealed,)
    again.perform(DiscardDraft())
    (left,) = _written(writer)
    os.utime(left, (0, 0))
    writer.form()
    assert _written(writer) == []


def test_a_draft_that_waits_stays_while_another_is_sealed_or_dropped(writer: Writer) -> None:
    _kept(writer)
    form = writer.form()
    form.perform(SaveDraft(a_draft("Etwas anderes.")))
    form.perform(DiscardDraft())
    assert form.ask(DraftStanding()) is DraftState.LOCKED
    form.perform(SaveDraft(a_draft("Etwas anderes.")))
    form.perform(SealWithCard(draft=a_draft(), target=writer.folder / "report.komma"))
    assert form.ask(LockedSince()) is not None
    again = writer.form()
    again.perform(UnlockDraft(SAYS))
    assert again.ask(MyDraft()).draft.narrative == "Er drohte mir."


def test_a_locked_draft_is_thrown_away_and_what_is_written_stays(writer: Writer) -> None:
    _kept(writer)
    form = writer.form()
    form.perform(SaveDraft(a_draft("Etwas anderes.")))
    form.perform(ThrowLockedDraftAway())
    assert form.ask(LockedSince()) is None
    assert form.ask(DraftStanding()) is DraftState.ONLY_HERE
    assert form.ask(MyDraft()).draft.narrative == "Etwas anderes."
    assert not list(writer.folder.rglob("*.komma-draft"))


def test_nothing_of_a_kept_draft_can_be_read(writer: Writer) -> None:
    _kept(writer, "Ein seltenes Wort: Quastenflosser.")
    assert all(b"Quastenflosser" not in each.read_bytes() for each in _written(writer))
