"""A report on paper says what was told, to its writer and to clearing, and keeps no copy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from komma_desk.domain.case import CaseListing
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import CaseId, ReportId
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.report_incident import FilingReceipt, ReportIncident
from komma_desk.usecases.commands.save_empty_form import SaveEmptyForm
from komma_desk.usecases.commands.save_report_paper import (
    SaveCaseReportPaper,
    SaveDraftPaper,
    SaveMyReportPaper,
)
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.write_to_office import WriteToOffice
from komma_desk.usecases.effects.writing_to_office import NotMyReport
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.form_paper import FormPaper
from tests.usecases.deeds import a_draft
from tests.usecases.workbench import Workbench

OUT = Path("outside") / "paper.pdf"
STORY = "He struck the counter."


@pytest.fixture
def bench() -> Workbench:
    return Workbench()


def filed(bench: Workbench) -> ReportId:
    receipt = bench.at(Role.REPORTER).perform(ReportIncident(a_draft(narrative=STORY))).receipt
    assert isinstance(receipt, FilingReceipt)
    return receipt.report


def paper(bench: Workbench) -> str:
    return bench.outside.files[OUT].decode()


def test_a_draft_may_lack_anything(bench: Workbench) -> None:
    draft = IncidentDraft(narrative="Only begun", acute_danger=True)
    bench.at(Role.REPORTER).perform(SaveDraftPaper(draft=draft, target=OUT))
    assert "Only begun" in paper(bench)
    assert "Akute Gefahr" in paper(bench)
    assert "Wer gemeldet hat" not in paper(bench)


def test_whoever_reported_saves_her_own_report_with_her_answers(bench: Workbench) -> None:
    report = filed(bench)
    bench.at(Role.REPORTER).perform(SaveMyReportPaper(report=report, target=OUT))
    assert STORY in paper(bench)
    assert "Wer gemeldet hat" in paper(bench)


def test_what_was_written_to_and_fro_stands_on_her_paper(bench: Workbench) -> None:
    report = filed(bench)
    reporter = bench.at(Role.REPORTER)
    bench.at(Role.CLEARING).perform(TakeIn())
    reporter.perform(WriteToOffice(report=report, text="Er war wieder da."))
    reporter.perform(SaveMyReportPaper(report=report, target=OUT))
    assert "('', 'Er war wieder da.')" in paper(bench)


def test_nobody_saves_the_report_of_another(bench: Workbench) -> None:
    report = filed(bench)
    with pytest.raises(NotMyReport):
        bench.at(Role.INTEGRATION).perform(SaveMyReportPaper(report=report, target=OUT))
    assert OUT not in bench.outside.files


def test_clearing_saves_the_report_of_a_case_under_its_number_and_the_log_says_so(
    bench: Workbench,
) -> None:
    filed(bench)
    clearing = bench.at(Role.CLEARING)
    clearing.perform(TakeIn())
    lines: Any = clearing.ask(CasePage(CaseListing()))
    clearing.perform(SaveCaseReportPaper(case=CaseId(lines[0].id), target=OUT))
    assert lines[0].number in paper(bench)
    assert STORY in paper(bench)
    _where, line = bench.desk.log[-1]
    assert line.action == "save report on paper"
    assert STORY not in repr(bench.desk.log)


def test_others_do_not_get_the_report_of_a_case(bench: Workbench) -> None:
    filed(bench)
    clearing = bench.at(Role.CLEARING)
    clearing.perform(TakeIn())
    lines: Any = clearing.ask(CasePage(CaseListing()))
    with pytest.raises(Refusal):
        bench.at(Role.REPORTER).perform(SaveCaseReportPaper(case=CaseId(lines[0].id), target=OUT))
    assert OUT not in bench.outside.files


def test_the_empty_form_is_the_same_saved_and_printed(bench: Workbench) -> None:
    reporter = bench.at(Role.REPORTER)
    reporter.perform(SaveEmptyForm(target=OUT, long=True))
    assert bench.outside.files[OUT] == reporter.ask(FormPaper(long=True))
    assert "Beweise" in paper(bench)
    assert b"Beweise" not in reporter.ask(FormPaper())
