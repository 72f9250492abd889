"""A picture from outside is reported, taken in and looked at, by the real reader."""

from __future__ import annotations

from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.foreign_file import Picture
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.queries.attachment_preview import AttachmentPreview, PreviewOwnFile
from komma_desk.usecases.queries.case_desk import CaseByNumber, CaseDesk
from tests.fakes.given_evidence import attached
from tests.fakes.planted_files import planted_picture
from tests.journeys.town import CLEARING, Town, a_draft


def test_the_same_picture_is_seen_before_it_is_sent_and_in_the_case(town: Town) -> None:
    file = NewAttachment(name="Foto.jpg", content=planted_picture("JPEG"))
    with town.unlock("rita") as rita:
        files = attached(rita, file)
        before = rita.ask(PreviewOwnFile(file=files[0]))
        rita.perform(ReportIncident(a_draft("Am Schalter"), files))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        case = karl.ask(CaseByNumber("2026-0001"))
        (kept,) = karl.ask(CaseDesk(case)).file.attachments
        after = karl.ask(AttachmentPreview(case=case, attachment=kept.id))
    assert isinstance(before, Picture)
    assert after == before
