"""Files given with reports in the invented town, and how one looks at what became of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from komma_desk.bootstrap.session import Session
from komma_desk.domain.attachment import NewAttachment, SealedAttachment
from komma_desk.domain.case import CaseFile, CaseListing
from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.incident_record import report_record
from komma_desk.domain.parcel import Parcel
from komma_desk.usecases.commands.save_attachment import SaveAttachment
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from tests.journeys.town import CLEARING, MORNING, Town, a_draft

PHOTO: Final = NewAttachment(name="Schalter.png", content=b"\x89PNG " * 20_000)
LETTER: Final = NewAttachment(name="Brief.txt", content=b"Drohbrief")


def lying(town: Town) -> set[str]:
    return {each.name for each in (town.folder / "attachments").iterdir()}


def case_files(desk: Session) -> list[CaseFile]:
    lines: Any = desk.ask(CasePage(CaseListing()))
    return [desk.ask(CaseDesk(line.id)).file for line in reversed(lines)]


def content_of(desk: Session, file: CaseFile, target: Path) -> list[bytes]:
    found = []
    for each in file.attachments:
        desk.perform(SaveAttachment(attachment=each.id, target=target))
        found.append(target.read_bytes())
    return found


def take_in(town: Town) -> None:
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())


def post_by_hand(desk: Session, *files: SealedAttachment) -> None:
    """An envelope naming files the programme would not name."""
    report = a_draft("von Hand").file_as(ReportId(uuid4()), at=MORNING)
    body = Parcel(words=report_record(report), sealed=files).packed()
    keys = desk._doorway._tools.keys
    envelope, data = keys.seal_to_group(Audience.CLEARING, "report", body, MORNING)
    with desk._desk.change() as work:
        work.office.post.put(
            PostedEnvelope(
                id=envelope, audience=Audience.CLEARING, posted_on=MORNING.date(), data=data
            )
        )
        work.commit()
