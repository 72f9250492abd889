"""A letter carries what was ticked: no other file, no hidden data, nothing in clear on a disk."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final

import pikepdf
import pytest

from komma_desk.bootstrap.session import Session
from komma_desk.domain.attachment import Attachment, NewAttachment
from komma_desk.domain.circle import InACircle
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner, ConsentState
from komma_desk.domain.enclosure import key_of
from komma_desk.domain.identifiers import AttachmentId, CaseId
from komma_desk.usecases.commands.make_stripped_copy import CopyMade, MakeStrippedCopy
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.commands.refer_case import HandedOver, ReferCase
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.queries.case_desk import CaseDesk
from tests.fakes.given_evidence import attached
from tests.fakes.planted_files import PLANTED, planted_picture
from tests.journeys.raw_store import files_of
from tests.journeys.town import CLEARING, Town, a_draft, enter_partner, only_case

OTHER: Final = b"Nachtigall, die niemand angekreuzt hat. " * 40
NAME: Final = "Frau Yilmaz am Schalter.jpg"


@pytest.fixture
def case(town: Town) -> CaseId:
    """With a picture that tells who took it, and a file nobody will choose."""
    with town.unlock("rita") as rita:
        files = attached(
            rita,
            NewAttachment(name=NAME, content=planted_picture("JPEG")),
            NewAttachment(name="Notiz.txt", content=OTHER),
        )
        rita.perform(ReportIncident(a_draft(), files))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        case = only_case(karl)
        given = RecordConsent(
            case=case,
            item=Code("refer_counselling"),
            state=ConsentState.GIVEN,
            manner=ConsentManner.WRITTEN,
        )
        karl.perform(given)
        return case


def attachments(desk: Session, case: CaseId) -> tuple[Attachment, ...]:
    found: tuple[Attachment, ...] = desk.ask(CaseDesk(case)).file.attachments
    return found


def handed(town: Town, desk: Session, case: CaseId, chosen: AttachmentId) -> ReferCase:
    return ReferCase(
        case=case,
        partner=enter_partner(desk).id,
        parts=("narrative", key_of(chosen)),
        purpose="Bitte helfen.",
        target=town.folder.parent / "brief.pdf",
    )


def everything_in(letter: Path, passphrase: str) -> tuple[bytes, dict[str, bytes]]:
    """Every stream and string of the document, unpacked; and the files inside by their name."""
    said: list[bytes] = []
    with pikepdf.open(letter, password=passphrase) as pdf:
        for each in pdf.objects:
            said.append(repr(each).encode())
            if isinstance(each, pikepdf.Stream):
                try:
                    said.append(each.read_bytes())
                except pikepdf.PdfError:  # a picture: as it lies there
                    said.append(each.read_raw_bytes())
        files = {
            spec.filename: spec.get_file().read_bytes()
            for spec in (pdf.attachments[key] for key in pdf.attachments)
        }
    return b"\n".join(said), files


def test_a_ticked_copy_brings_no_hidden_data_no_name_and_no_other_file(
    town: Town, case: CaseId
) -> None:
    with town.unlock(CLEARING) as karl:
        picture = next(each for each in attachments(karl, case) if each.name == NAME)
        copy = karl.perform(MakeStrippedCopy(case=case, attachment=picture.id)).receipt
        assert isinstance(copy, CopyMade)
        command = handed(town, karl, case, copy.attachment)
        receipt = karl.perform(command).receipt
        assert isinstance(receipt, HandedOver)
        sums = {each.id: each.sha256 for each in attachments(karl, case)}
    inside, files = everything_in(command.target, receipt.passphrase)
    assert list(files) == ["Anlage-1.jpg"]
    assert sha256(files["Anlage-1.jpg"]).hexdigest() == sums[copy.attachment]
    assert files["Anlage-1.jpg"].startswith(b"\xff\xd8")
    for secret in (PLANTED.encode(), b"Yilmaz", b"Nachtigall"):
        assert secret not in inside


def test_an_original_that_was_agreed_to_arrives_byte_by_byte(town: Town, case: CaseId) -> None:
    with town.unlock(CLEARING) as karl:
        picture = next(each for each in attachments(karl, case) if each.name == NAME)
        command = handed(town, karl, case, picture.id)
        receipt = karl.perform(replace(command, originals=frozenset({picture.id}))).receipt
        assert isinstance(receipt, HandedOver)
    inside, files = everything_in(command.target, receipt.passphrase)
    assert PLANTED.encode() in inside
    assert files == {"Anlage-1.jpg": planted_picture("JPEG")}


def test_nothing_of_a_file_lies_in_clear_beside_the_letter(town: Town, case: CaseId) -> None:
    with town.unlock(CLEARING) as karl:
        note = next(each for each in attachments(karl, case) if each.name == "Notiz.txt")
        command = handed(town, karl, case, note.id)
        karl.perform(replace(command, originals=frozenset({note.id})))
    written = dict(files_of(town.folder.parent))
    assert command.target in written
    assert [path for path, data in written.items() if b"Nachtigall" in data] == []


def test_a_restricted_case_hands_its_file_over_by_a_member_and_by_nobody_else(
    town: Town, case: CaseId
) -> None:
    with town.unlock(CLEARING) as karl:
        note = next(each for each in attachments(karl, case) if each.name == "Notiz.txt")
        command = replace(handed(town, karl, case, note.id), originals=frozenset({note.id}))
        karl.perform(
            RestrictCase(case=case, members=frozenset({karl.actor.id}), reason="Nähe zur Person")
        )
        receipt = karl.perform(command).receipt
        assert isinstance(receipt, HandedOver)
    _inside, files = everything_in(command.target, receipt.passphrase)
    assert files == {"Anlage-1.txt": OTHER}
    command.target.unlink()
    with town.unlock("carla") as carla, pytest.raises(InACircle):
        carla.perform(command)
    assert not command.target.exists()
