"""What the invented people do with one report, each at her own desk, by the real commands."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from komma_desk.bootstrap.session import Session
from komma_desk.demo.cases import InventedReport
from komma_desk.demo.clock_deeds import keep_clocks
from komma_desk.demo.town import CLEARING_OFFICERS
from komma_desk.demo.walks import InventedStep
from komma_desk.domain.case import CaseListing
from komma_desk.domain.consent import ConsentManner, ConsentState
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.import_row import MappedRow
from komma_desk.domain.person import Part
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.sensitivity import Sensitivity
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.commands.import_reports import ImportReports
from komma_desk.usecases.commands.involve import Involve
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.commands.refer_case import ReferCase
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.queries.case_desk import CaseByNumber, CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.partner_list import PartnerList

_SOURCE: Final = "Meldung auf Papier"
_PURPOSE: Final = "Bitte nehmen Sie den Fall auf und melden Sie sich bei uns."
_NEWEST: Final = 50  # at the turn of the year the newest number is not the highest


class DeskDeeds:
    """Remembers which invented report became which case."""

    def __init__(self, desk: Callable[[str], Session], letters: Path) -> None:
        self._desk, self._letters = desk, letters
        self._waiting: list[int] = []  # in the post, oldest first
        self._numbers: dict[int, str] = {}
        self._cases: dict[int, CaseId] = {}

    @property
    def _clearing(self) -> Session:
        return self._desk(CLEARING_OFFICERS[0].login)

    def tell(self, index: int, report: InventedReport) -> None:
        """With an account into the post; without one on paper, which waits at the office."""
        if report.reporter is not None:
            self._desk(report.reporter).perform(ReportIncident(report.draft))
            self._waiting.append(index)

    def take_in(self, index: int, report: InventedReport) -> None:
        if report.reporter is None:
            self._enter_paper(index, report)
        elif index in self._waiting:
            taken: Any = self._clearing.perform(TakeIn()).receipt
            for each, number in zip(self._waiting, taken.numbers, strict=True):
                self._keep(each, number)
            self._waiting.clear()

    def _enter_paper(self, index: int, report: InventedReport) -> None:
        told = hashlib.sha256(f"{index} {report.draft.narrative}".encode()).hexdigest()
        row = MappedRow(
            line=index + 1,
            draft=report.draft,
            received_on=report.filed_at.date(),
            source=_SOURCE,
            fingerprint=told,
        )
        self._clearing.perform(ImportReports((row,)))
        newest: Any = self._clearing.ask(CasePage(CaseListing(order="number"), limit=_NEWEST))
        known = set(self._numbers.values())
        self._keep(index, next(line.number for line in newest if line.number not in known))

    def _keep(self, index: int, number: str) -> None:
        self._numbers[index] = number
        case: Any = self._clearing.ask(CaseByNumber(number))
        self._cases[index] = CaseId(case)

    def take(self, index: int, report: InventedReport, step: InventedStep) -> None:
        case, officer = self._cases[index], self._desk(step.by)
        for item in sorted(step.consents):
            officer.perform(
                RecordConsent(
                    case=case, item=item, state=ConsentState.GIVEN, manner=ConsentManner.ORAL
                )
            )
        facts = dict(step.fields)
        if report.repeats is not None:
            facts["duplicate_of"] = self._numbers[report.repeats]
        officer.perform(TakeStep(case=case, step=StepId(step.step), facts=facts))
        keep_clocks(case, report, step, officer)

    def meet(self, index: int, report: InventedReport, first: InventedStep) -> None:
        """After the first step: who occurs in the case, and a first word to the reporter."""
        case, officer = self._cases[index], self._desk(first.by)
        if report.affected and report.draft.reporter_role != "AFFECTED":
            officer.perform(Involve(case=case, part=Part.AFFECTED, name=report.affected))
        if report.accused:
            officer.perform(Involve(case=case, part=Part.ACCUSED, name=report.accused))
        if report.answer:
            officer.perform(AnswerReporter(case=case, text=report.answer))

    def hand_over(self, index: int, step: InventedStep) -> None:
        """The letter to the partner the step names: nobody by name, only what the consent lets."""
        case, officer = self._cases[index], self._desk(step.by)
        partners: Any = officer.ask(PartnerList())
        partner = next(each for each in partners if each.kind == step.partner)
        view: Any = officer.ask(CaseDesk(case))
        parts = (each for each in view.parts if each.sensitivity < Sensitivity.IDENTIFYING)
        officer.perform(
            ReferCase(
                case=case,
                partner=partner.id,
                parts=tuple(part.key for part in parts),
                purpose=_PURPOSE,
                target=self._letters / f"{self._numbers[index]}-{step.step}.pdf",
            )
        )
