"""The same envelope as filing, written to a file to be handed on by stick, share or mail."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.changes import Changes
from komma_desk.domain.incident import IncidentDraft
from komma_desk.usecases.context import Context, Tools
from komma_desk.usecases.effects.report_container import contained
from komma_desk.usecases.effects.sealing_reports import sealed_report
from komma_desk.usecases.ports.outside_files import StagedFile


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


@dataclass(frozen=True, slots=True)
class _ToWrite:
    receipt: SealedFileReceipt
    envelope: bytes = field(repr=False)
    files: tuple[SealedAttachment, ...]


def sealed_envelope(command: SealReportFile, context: Context) -> _ToWrite:
    """Raises what `sealed_report` raises."""
    now = context.clock.now()
    sealed = sealed_report(command.draft, command.files, now, context, follow=True)
    receipt = SealedFileReceipt(command.target, sealed.sent_to)
    return _ToWrite(receipt, sealed.data, command.files)


def write_ahead(wanted: _ToWrite, tools: Tools, staged: list[StagedFile]) -> SealedFileReceipt:
    """Before the change: gigabytes of evidence may go along, and nobody else could write."""
    pieces = contained(wanted.envelope, wanted.files, tools.sealed_files)
    staged.append(tools.outside.stage_pieces(wanted.receipt.target, pieces))
    return wanted.receipt


def seal_report_file(_command: SealReportFile, context: Context) -> Changes:
    """The log says it; then the file that lies ready gets its name."""
    return Changes().with_receipt(context.ready)
