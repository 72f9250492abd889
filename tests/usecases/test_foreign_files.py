"""Promises of looking into an attachment and of copies without metadata."""

from __future__ import annotations

from io import BytesIO
from uuid import uuid4

import pytest

from komma_desk.domain.attachment import Attachment, SealedAttachment
from komma_desk.domain.case import CaseListing
from komma_desk.domain.case_reading import Reading
from komma_desk.domain.foreign_file import (
    LARGEST_LOOKED_INTO,
    AlreadyStripped,
    Hindrance,
    NoPreview,
    NotStripped,
    PlainText,
    StillIn,
    StrippedAlready,
    StrippedCopy,
    TakenOff,
)
from komma_desk.domain.identifiers import AttachmentId, CaseId
from komma_desk.domain.roles import Role
from komma_desk.domain.stored import NoSuchAttachment
from komma_desk.usecases.commands.add_note import AddNote
from komma_desk.usecases.commands.make_stripped_copy import (
    CopyMade,
    MakeStrippedCopy,
    name_of_copy,
)
from komma_desk.usecases.commands.save_attachment import SaveAttachment
from komma_desk.usecases.dispatcher import Dispatcher
from komma_desk.usecases.queries.attachment_preview import AttachmentPreview, PreviewOwnFile
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.case_readers import CaseReaders
from tests.usecases.deeds import OUT, Prepared


def files_of(clearing: Dispatcher, case: CaseId) -> tuple[Attachment, ...]:
    found: tuple[Attachment, ...] = clearing.ask(CaseDesk(case)).file.attachments
    return found


def test_a_copy_without_metadata_stands_beside_its_original(bench: Prepared) -> None:
    clearing = bench.at(Role.CLEARING)
    (original,) = files_of(clearing, bench.case)
    made = clearing.perform(MakeStrippedCopy(case=bench.case, attachment=original.id)).receipt
    assert isinstance(made, CopyMade)
    kept, copy = files_of(clearing, bench.case)
    assert kept == original
    assert (copy.id, copy.made_from) == (made.attachment, original.id)
    assert copy.taken_off == (TakenOff.CAMERA,)


def test_what_the_copy_still_holds_unseen_is_told_and_kept(bench: Prepared) -> None:
    bench.foreign.still_in = (StillIn.HIDDEN_SHEETS,)
    clearing = bench.at(Role.CLEARING)
    (original,) = files_of(clearing, bench.case)
    made = clearing.perform(MakeStrippedCopy(case=bench.case, attachment=original.id)).receipt
    assert isinstance(made, CopyMade)
    assert made.still_in == (StillIn.HIDDEN_SHEETS,)
    assert files_of(clearing, bench.case)[1].still_in == (StillIn.HIDDEN_SHEETS,)


def test_the_copy_holds_what_the_reader_gave_back(bench: Prepared) -> None:
    clearing = bench.at(Role.CLEARING)
    (original,) = files_of(clearing, bench.case)
    made = clearing.perform(MakeStrippedCopy(case=bench.case, attachment=original.id)).receipt
    assert isinstance(made, CopyMade)
    clearing.perform(SaveAttachment(attachment=made.attachment, target=OUT / "kopie"))
    assert bench.outside.files[OUT / "kopie"] == b"Kanarienvogel"


def test_no_second_copy_is_made_of_the_same_file(bench: Prepared) -> None:
    clearing = bench.at(Role.CLEARING)
    (original,) = files_of(clearing, bench.case)
    clearing.perform(MakeStrippedCopy(case=bench.case, attachment=original.id))
    with pytest.raises(StrippedAlready):
        clearing.perform(MakeStrippedCopy(case=bench.case, attachment=original.id))


def test_of_a_copy_no_copy_is_made(bench: Prepared) -> None:
    clearing = bench.at(Role.CLEARING)
    (original,) = files_of(clearing, bench.case)
    made = clearing.perform(MakeStrippedCopy(case=bench.case, attachment=original.id)).receipt
    assert isinstance(made, CopyMade)
    with pytest.raises(AlreadyStripped):
        clearing.perform(MakeStrippedCopy(case=bench.case, attachment=made.attachment))


def test_what_is_written_while_a_copy_is_made_is_kept(
    bench: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    clearing, reading = bench.at(Role.CLEARING), bench.foreign.stripped
    (original,) = files_of(clearing, bench.case)

    def slowly(content: bytes, name: str) -> StrippedCopy | Hindrance:
        clearing.perform(AddNote(case=bench.case, text="Meanwhile"))
        return reading(content, name)

    monkeypatch.setattr(bench.foreign, "stripped", slowly)
    clearing.perform(MakeStrippedCopy(case=bench.case, attachment=original.id))
    assert len(files_of(clearing, bench.case)) == 2
    notes = clearing.ask(CaseDesk(bench.case)).file.notes
    assert "Meanwhile" in [each.text for each in notes]


def test_of_two_copies_made_at_once_one_stays(
    bench: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    clearing, reading = bench.at(Role.CLEARING), bench.foreign.stripped
    (original,) = files_of(clearing, bench.case)
    command = MakeStrippedCopy(case=bench.case, attachment=original.id)
    kept = len(bench.sealed_files.files)

    def overtaken(content: bytes, name: str) -> StrippedCopy | Hindrance:
        monkeypatch.setattr(bench.foreign, "stripped", reading)
        clearing.perform(command)
        return reading(content, name)

    monkeypatch.setattr(bench.foreign, "stripped", overtaken)
    with pytest.raises(StrippedAlready):
        clearing.perform(command)
    assert len(files_of(clearing, bench.case)) == 2
    assert len(bench.sealed_files.files) == kept + 1


def test_a_refused_copy_leaves_nothing_behind(bench: Prepared) -> None:
    clearing = bench.at(Role.CLEARING)
    (original,) = files_of(clearing, bench.case)
    before = dict(bench.sealed_files.files)
    bench.foreign.hindrance = Hindrance.UNSURE
    with pytest.raises(NotStripped):
        clearing.perform(MakeStrippedCopy(case=bench.case, attachment=original.id))
    assert bench.sealed_files.files == before
    assert files_of(clearing, bench.case) == (original,)


def test_a_preview_is_written_down_as_a_read_of_the_case(bench: Prepared) -> None:
    clearing = bench.at(Role.CLEARING)
    (original,) = files_of(clearing, bench.case)
    shown = clearing.ask(AttachmentPreview(case=bench.case, attachment=original.id))
    assert shown == PlainText(text="Kanarienvogel")
    reads = [each.what for each in clearing.ask(CaseReaders(bench.case))]
    assert Reading.LOOKED_INTO in reads


def test_an_attachment_is_looked_at_only_through_its_own_case(bench: Prepared) -> None:
    clearing = bench.at(Role.CLEARING)
    (original,) = files_of(clearing, bench.case)
    others = [each.id for each in clearing.ask(CasePage(CaseListing())) if each.id != bench.case]
    other = next(each for each in others if files_of(clearing, CaseId(each)) != ())
    with pytest.raises(NoSuchAttachment):
        clearing.ask(AttachmentPreview(case=CaseId(other), attachment=original.id))


def test_a_very_large_file_is_not_even_opened(bench: Prepared) -> None:
    nowhere = SealedAttachment(
        attachment=Attachment(
            id=AttachmentId(uuid4()), name="Film.mp4", size=LARGEST_LOOKED_INTO + 1, sha256="0" * 64
        ),
        stored_as="0" * 32,
        key=b"k" * 32,
    )
    shown = bench.at(Role.REPORTER).ask(PreviewOwnFile(file=nowhere))
    assert shown == NoPreview(hindrance=Hindrance.TOO_LARGE)


def test_whoever_reports_sees_her_own_file_before_it_is_sent(bench: Prepared) -> None:
    own = bench.sealed_files.seal(uuid4(), "Brief.txt", BytesIO(b"Guten Tag"))
    shown = bench.at(Role.REPORTER).ask(PreviewOwnFile(file=own))
    assert shown == PlainText(text="Guten Tag")


def test_the_name_of_a_copy_keeps_its_ending() -> None:
    copy = name_of_copy("Foto vom Schalter.jpg", b"\xff\xd8\xff\xe0")
    assert copy.startswith("Foto vom Schalter (")
    assert copy.endswith(").jpg")


@pytest.mark.parametrize(
    ("begin", "ending", "kept"),
    [
        (b"GIF89a/*<script>", ".html", ".gif"),
        (b"GIF89a", ".GIF", ".GIF"),
        (b"\xff\xd8\xff\xe1", ".hta", ".jpg"),
        (b"\x89PNG\r\n", "", ".png"),
        (b"PK\x03\x04", ".jar", ".zip"),
        (b"PK\x03\x04", ".odt", ".odt"),
        (b"%PDF-1.7", ".js", ".pdf"),
        (b"\x00\x00\x00\x18ftypheic", ".svg", ".heic"),
        (b"Text", ".txt", ".txt"),
    ],
)
def test_a_copy_ends_as_what_it_is_and_never_as_something_that_runs(
    begin: bytes, ending: str, kept: str
) -> None:
    assert name_of_copy(f"Bild{ending}", begin).endswith(f"){kept}")
