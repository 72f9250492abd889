"""The same envelope as filing, written to a file to be handed on by stick, share or mail."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from komma_desk.domain.attachment import NewAttachment, require_small_enough
from komma_desk.domain.changes import Changes
from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.incident_record import report_record
from komma_desk.domain.incomplete import IncompleteReport
from komma_desk.domain.parcel import Parcel
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.ports.office import Audience


@dataclass(frozen=True, slots=True)
class SealReportFile:
    draft: IncidentDraft
    target: Path
    files: tuple[NewAttachment, ...] = ()


def seal_report_file(command: SealReportFile, context: Context) -> Changes:
    now = context.clock.now()
    if problems := command.draft.problems(context.clock.today()):
        raise IncompleteReport(problems)
    require_small_enough(command.files)
    report = command.draft.file_as(ReportId(context.new_id()), at=now)
    body = Parcel(words=report_record(report), files=command.files).packed()
    _, data = context.keys.seal_to_group(Audience.CLEARING, envelope_kinds.REPORT, body, now)
    context.leave(command.target, data)
    return Changes().with_receipt(command.target)
