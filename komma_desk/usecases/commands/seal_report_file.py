"""The same envelope as filing, written to a file to be handed on by stick, share or mail."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.changes import Changes
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.incident_record import report_record
from komma_desk.domain.parcel import Parcel
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.filing import filed
from komma_desk.usecases.ports.office import Audience


@dataclass(frozen=True, slots=True)
class SealReportFile:
    draft: IncidentDraft
    target: Path
    files: tuple[NewAttachment, ...] = ()


def seal_report_file(command: SealReportFile, context: Context) -> Changes:
    now = context.clock.now()
    report = filed(command.draft, command.files, now, context)
    body = Parcel(words=report_record(report), files=command.files).packed()
    _, data = context.keys.seal_to_group(Audience.CLEARING, envelope_kinds.REPORT, body, now)
    context.leave(command.target, data)
    return Changes().with_receipt(command.target)
