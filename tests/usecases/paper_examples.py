"""An example of every command and query about reports on paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final
from uuid import uuid4

from komma_desk.domain.audit import LogHead
from komma_desk.domain.case import Case
from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.incident import IncidentDraft
from komma_desk.usecases.commands.save_empty_form import SaveEmptyForm
from komma_desk.usecases.commands.save_receipt import SaveReceipt
from komma_desk.usecases.commands.save_report_paper import (
    SaveCaseReportPaper,
    SaveDraftPaper,
    SaveMyReportPaper,
)
from komma_desk.usecases.queries.form_paper import FormPaper

PAPER_QUERIES: Final = (FormPaper(long=True),)


def paper_commands(case: Case, head: LogHead, out: Path) -> tuple[object, ...]:
    return (
        SaveReceipt(
            report=ReportId(uuid4()),
            filed_on=date(2026, 10, 5),
            head=head,
            target=out / "beleg.pdf",
        ),
        SaveEmptyForm(target=out / "formular.pdf", long=True),
        SaveDraftPaper(draft=IncidentDraft(narrative="Kanarienvogel"), target=out / "entwurf.pdf"),
        SaveMyReportPaper(report=case.report.id, target=out / "meldung.pdf"),
        SaveCaseReportPaper(case=case.id, target=out / "fall.pdf"),
    )
