"""The same envelope as filing, written to a file to be handed on by stick, share or mail."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.changes import Changes
from komma_desk.domain.incident import IncidentDraft
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.report_container import contained
from komma_desk.usecases.effects.sealing_reports import sealed_report


@dataclass(frozen=True, slots=True)
class SealReportFile:
    draft: IncidentDraft
    target: Path
    files: tuple[SealedAttachment, ...] = ()


@dataclass(frozen=True, slots=True)
class SealedFileReceipt:
    """`sent_to` names those who alone can open it; empty where the whole office can."""

    target: Path
    sent_to: tuple[str, ...] = field(default=(), repr=False)


def seal_report_file(command: SealReportFile, context: Context) -> Changes:
    sealed = sealed_report(command.draft, command.files, context.clock.now(), context)
    pieces = contained(sealed.data, command.files, context.tools.sealed_files)
    context.leave_pieces(command.target, pieces)
    return Changes().with_receipt(SealedFileReceipt(command.target, sealed.sent_to))
