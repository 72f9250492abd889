"""What stands in “My reports” follows an answer at once."""

from __future__ import annotations

from komma_desk.domain.case import CaseListing
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.my_reports import MyReports
from tests.usecases.deeds import a_draft
from tests.usecases.workbench import Workbench


def test_what_was_done_tells_her_of_an_answer_at_once() -> None:
    bench = Workbench()
    reporter, clearing = bench.at(Role.REPORTER), bench.at(Role.CLEARING)
    reporter.perform(ReportIncident(a_draft()))
    clearing.perform(TakeIn())
    (line,) = clearing.ask(CasePage(CaseListing()))
    (before,) = reporter.ask(MyReports())
    clearing.perform(AnswerReporter(case=line.id, text="Guten Tag"))
    (after,) = reporter.ask(MyReports())
    assert len(after.told.done) == len(before.told.done) + 1
