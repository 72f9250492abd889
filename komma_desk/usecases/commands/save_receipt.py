"""The receipt of a report on paper: it says at which entry of the log the report stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from komma_desk.domain.audit import LogHead
from komma_desk.domain.changes import Changes
from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.log_paper import ReceiptPaper
from komma_desk.usecases.context import Context
from komma_desk.words import current_language


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveReceipt:
    report: ReportId
    filed_on: date
    head: LogHead
    target: Path


def save_receipt(command: SaveReceipt, context: Context) -> Changes:
    paper = ReceiptPaper(
        organisation=context.work.office.settings.get("municipality"),
        report=command.report,
        filed_on=command.filed_on,
        head=command.head,
        language=current_language(),
    )
    context.leave(command.target, context.tools.papers.filing_receipt(paper))
    return Changes().with_receipt(command.target)
