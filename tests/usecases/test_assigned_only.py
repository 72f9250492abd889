"""“Assigned only”: every new case belongs to whoever takes it in, and nobody else reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from komma_desk.domain.case import CaseListing
from komma_desk.domain.circle import Circle, InACircle
from komma_desk.domain.gate import NotAllowed
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.import_row import MappedRow
from komma_desk.domain.office import Office
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.import_reports import ImportReports
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.save_office import SaveOffice
from komma_desk.usecases.commands.set_assigned_only import SetAssignedOnly
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.widen_circle import WidenCircle
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.is_assigned_only import IsAssignedOnly
from tests.usecases.deeds import a_draft
from tests.usecases.workbench import Workbench


@pytest.fixture
def office() -> Workbench:
    bench = Workbench()
    bench.at(Role.CLEARING).perform(SetAssignedOnly(on=True))
    return bench


def only_case(office: Workbench) -> tuple[CaseId, Circle | None]:
    with office.desk.look() as work:
        cases: Any = work.cases.cases
        (case,) = cases._content.cases.values()
    return case.id, case.circle


def test_what_is_taken_in_is_for_whoever_takes_it_in(office: Workbench) -> None:
    colleague = office.join("Ada Amt", Role.CLEARING, signing=b"ada")
    office.at(Role.REPORTER).perform(ReportIncident(a_draft()))
    office.seat(colleague).perform(TakeIn())
    case, circle = only_case(office)
    assert circle is not None
    assert circle.members == {colleague.id}
    with pytest.raises(InACircle):
        office.at(Role.CLEARING).ask(CaseDesk(case))


def test_handing_it_to_a_colleague_is_widening(office: Workbench) -> None:
    colleague = office.join("Ada Amt", Role.CLEARING, signing=b"ada")
    office.at(Role.REPORTER).perform(ReportIncident(a_draft()))
    office.seat(colleague).perform(TakeIn())
    case, _circle = only_case(office)
    clearing = office.people[Role.CLEARING]
    office.seat(colleague).perform(WidenCircle(case=case, person=clearing.id, reason="Vertretung"))
    assert office.at(Role.CLEARING).ask(CaseDesk(case)).file.case.id == case


def test_a_list_brought_along_is_for_whoever_brings_it(office: Workbench) -> None:
    row = MappedRow(
        line=2,
        draft=a_draft(),
        received_on=date(2026, 10, 3),
        fingerprint="f" * 64,
        source="Liste",
    )
    office.at(Role.CLEARING).perform(ImportReports((row,)))
    _case, circle = only_case(office)
    assert circle is not None
    assert circle.members == {office.people[Role.CLEARING].id}


def test_a_circle_the_reporter_asked_for_stays_as_she_was_told(office: Workbench) -> None:
    colleague = office.join("Ada Amt", Role.CLEARING, signing=b"ada")
    head = office.people[Role.HEAD]
    draft = replace(a_draft(), excluded=frozenset({head.id}))
    office.at(Role.REPORTER).perform(ReportIncident(draft))
    office.seat(colleague).perform(TakeIn())
    _case, circle = only_case(office)
    assert circle is not None
    assert {colleague.id, office.people[Role.CLEARING].id} <= circle.members


def test_switched_off_new_cases_are_for_everybody_and_old_ones_stay(office: Workbench) -> None:
    office.at(Role.REPORTER).perform(ReportIncident(a_draft()))
    clearing = office.at(Role.CLEARING)
    clearing.perform(TakeIn())
    clearing.perform(SetAssignedOnly(on=False))
    office.at(Role.REPORTER).perform(ReportIncident(a_draft()))
    clearing.perform(TakeIn())
    lines: Any = clearing.ask(CasePage(CaseListing(order="number", descending=False)))
    assert [each.restricted for each in lines] == [True, False]


def test_an_administrator_switches_it_neither_by_a_deed_nor_by_hand(office: Workbench) -> None:
    administrator = office.at(Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        administrator.perform(SetAssignedOnly(on=False))
    administrator.perform(SaveOffice(Office(municipality="Neustadt")))
    with office.desk.change() as work:
        for name in ("assigned only", "assigned_only"):
            work.office.settings.put(name, "")
        work.commit()
    assert office.at(Role.CLEARING).ask(IsAssignedOnly()) is True
