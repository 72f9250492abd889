"""A report in clear words as a PDF: a draft, one of my own, or that of a case.

It goes straight to the file somebody chose; nothing of it is kept anywhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.changes import Changes
from komma_desk.domain.file_kind import kinds_spoken
from komma_desk.domain.home_time import local_day
from komma_desk.domain.identifiers import CaseId, ReportId
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.report_paper import FilledPaper, PaperMessage
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.office_lists import office_lists
from komma_desk.usecases.effects.paper_answers import answers_told
from komma_desk.usecases.effects.paper_questions import paper_head
from komma_desk.usecases.effects.writing_to_office import NotMyReport
from komma_desk.usecases.queries.my_reports import MyReport, MyReports, my_reports
from komma_desk.words import current_language

_SHORT = 8  # letters of a receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveDraftPaper:
    """As it stands now, with whatever is still missing."""

    draft: IncidentDraft = field(repr=False)
    target: Path
    files: tuple[SealedAttachment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveMyReportPaper:
    report: ReportId
    target: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveCaseReportPaper:
    """What was reported, not what the office did with it."""

    case: CaseId
    target: Path


def save_draft_paper(command: SaveDraftPaper, context: Context) -> Changes:
    draft = command.draft
    paper = FilledPaper(
        head=paper_head(context, current_language()),
        answers=answers_told(draft, office_lists(context)),
        narrative=draft.narrative,
        files=tuple(each.attachment for each in command.files),
        kinds=kinds_spoken(office_lists(context)),
    )
    return _left(command.target, paper, context)


def save_my_report_paper(command: SaveMyReportPaper, context: Context) -> Changes:
    """Raises NotMyReport."""
    mine = my_reports(MyReports(), context)
    found = next((each for each in mine if each.report.id == command.report), None)
    if found is None:
        raise NotMyReport
    report = found.report
    paper = FilledPaper(
        head=paper_head(context, current_language()),
        answers=answers_told(report, office_lists(context)),
        narrative=report.narrative,
        files=found.files,
        kinds=kinds_spoken(office_lists(context)),
        messages=_said(found),
        number=found.news[-1].number if found.news else "",
        receipt=_short(report.id),
        filed_on=local_day(report.filed_at),
    )
    return _left(command.target, paper, context)


def save_case_report_paper(command: SaveCaseReportPaper, context: Context) -> Changes:
    """Raises what reading a case raises."""
    file = context.work.cases.cases.file(command.case, context.scope)
    report = file.case.report
    paper = FilledPaper(
        head=paper_head(context, current_language()),
        answers=answers_told(report, office_lists(context)),
        narrative=report.narrative,
        files=file.attachments,
        kinds=kinds_spoken(office_lists(context)),
        number=file.case.number,
        receipt=_short(report.id),
        filed_on=local_day(report.filed_at),
    )
    return _left(command.target, paper, context)


def _said(mine: MyReport) -> tuple[PaperMessage, ...]:
    """From both sides, the oldest first."""
    said = [(each.said_at, each.said_by, each.text) for each in mine.answers]
    said += [(each.said_at, "", each.text) for each in mine.written]
    return tuple(
        PaperMessage(by=by, on=local_day(at), text=text)
        for at, by, text in sorted(said, key=lambda each: each[0])
    )


def _short(report: ReportId) -> str:
    return str(report)[:_SHORT].upper()


def _left(target: Path, paper: FilledPaper, context: Context) -> Changes:
    context.leave(target, context.tools.papers.filled_paper(paper))
    return Changes().with_receipt(target)
