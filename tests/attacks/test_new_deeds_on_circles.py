"""What came with evidence and hearing back opens no restricted case to whom it was kept from."""

from __future__ import annotations

from pathlib import Path

import pytest

from komma_desk.domain.audit import Compartment
from komma_desk.domain.circle import InACircle
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import AttachmentId, CaseId
from komma_desk.usecases.commands.make_stripped_copy import MakeStrippedCopy
from komma_desk.usecases.commands.note_answer import AnswerRoad, NoteAnswer
from komma_desk.usecases.commands.record_wishes import RecordWishes
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.save_answer_file import SaveAnswerFile
from komma_desk.usecases.commands.save_attachment import SaveAttachment
from komma_desk.usecases.form_deeds import SealWithCard
from komma_desk.usecases.queries.attachment_preview import AttachmentPreview
from komma_desk.usecases.queries.case_desk import CaseDesk
from tests.fakes.given_evidence import attached
from tests.fakes.planted_files import planted_picture
from tests.journeys import raw_store
from tests.journeys.by_card import Writer, taken_in
from tests.journeys.evidence_town import LETTER, case_files
from tests.journeys.town import CLEARING, Town, a_draft

PHOTO = type(LETTER)(name="foto.jpg", content=planted_picture("JPEG"))


@pytest.fixture
def kept_from_carla(town: Town, tmp_path: Path) -> tuple[CaseId, tuple[AttachmentId, ...]]:
    """A report without an account, with a picture and its copy, kept to Karl alone."""
    writer = Writer(town, tmp_path / "elsewhere")
    writer.fetch_card()
    form = writer.form()
    files = attached(form, PHOTO)
    target = writer.folder / "report.komma"
    form.perform(SealWithCard(draft=a_draft(), files=files, target=target))
    with town.unlock(CLEARING) as karl:
        taken_in(karl, target)
        (file,) = case_files(karl)
        case = file.case.id
        karl.perform(MakeStrippedCopy(case=case, attachment=file.attachments[0].id))
        only = frozenset({karl.actor.id})
        karl.perform(RestrictCase(case=case, members=only, reason="befangen"))
        files_now = karl.ask(CaseDesk(case)).file.attachments
    return case, tuple(each.id for each in files_now)


def test_no_new_deed_opens_a_restricted_case(
    town: Town, tmp_path: Path, kept_from_carla: tuple[CaseId, tuple[AttachmentId, ...]]
) -> None:
    case, attachments = kept_from_carla
    assert len(attachments) == 2
    with town.unlock("carla") as carla:
        for each in attachments:
            with pytest.raises(InACircle):
                carla.ask(AttachmentPreview(case=case, attachment=each))
            with pytest.raises(InACircle):
                carla.perform(MakeStrippedCopy(case=case, attachment=each))
            with pytest.raises(Refusal):
                carla.perform(SaveAttachment(attachment=each, target=tmp_path / "x"))
        for deed in (
            SaveAnswerFile(case=case, target=tmp_path / "x"),
            NoteAnswer(case=case, road=AnswerRoad.LETTER),
            RecordWishes(case=case, wishes=frozenset({Code("talk")}), manner=ConsentManner.ORAL),
        ):
            with pytest.raises(InACircle):
                carla.perform(deed)
    assert not (tmp_path / "x").exists()


def test_of_a_restricted_case_nothing_new_stands_in_the_open_rows(
    town: Town, kept_from_carla: tuple[CaseId, tuple[AttachmentId, ...]]
) -> None:
    case, _attachments = kept_from_carla
    with town.unlock(CLEARING) as karl:
        file = karl.ask(CaseDesk(case)).file
        wishes = frozenset({Code("complaint")})
        karl.perform(RecordWishes(case=case, wishes=wishes, manner=ConsentManner.ORAL))
        karl.perform(NoteAnswer(case=case, road=AnswerRoad.LETTER))
    assert file.case.reply is not None
    hidden = (
        file.case.reply.sealing,
        file.case.reply.signing,
        file.case.report.narrative.encode(),
        *(each.name.encode() for each in file.attachments),
        *(each.sha256.encode() for each in file.attachments),
        *(bytes.fromhex(each.sha256) for each in file.attachments),
        b"complaint",
        b"camera",
    )
    with town.unlock("carla") as carla:
        key = carla.ring.file_key(Compartment.CASES).raw
        found = [
            (table, column, each)
            for table, column, value in raw_store.cells(town.folder, key, "cases.db")
            for each in hidden
            if each in (value if isinstance(value, bytes) else str(value).encode())
        ]
    assert found == []
