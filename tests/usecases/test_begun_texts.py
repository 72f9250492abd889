"""What was typed and not handed over comes back to whoever typed it, and to nobody else."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.roles import Role
from komma_desk.usecases.begun_texts import BegunText, BegunTexts
from komma_desk.usecases.commands.keep_begun_texts import KeepBegunTexts
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.queries.case_desk import CaseByNumber
from komma_desk.usecases.queries.my_begun_texts import MyBegunTexts
from tests.fakes.samples import a_partner
from tests.usecases.deeds import a_draft
from tests.usecases.workbench import Workbench

MESSAGE = BegunText(about=UUID(int=5), place="message", text="Bitte erst ab Mittwoch.\ud800")


@pytest.fixture
def office() -> Workbench:
    return Workbench()


def a_note(case: CaseId) -> BegunText:
    return BegunText(about=case, case=case, number="2026-0001", place="note", text="Rückruf")


def a_case(office: Workbench) -> CaseId:
    office.at(Role.REPORTER).perform(ReportIncident(a_draft()))
    karl = office.at(Role.CLEARING)
    taken: Any = karl.perform(TakeIn()).receipt
    case: CaseId = karl.ask(CaseByNumber(taken.numbers[0]))
    return case


def test_what_was_typed_comes_back_as_it_was(office: Workbench) -> None:
    partner = a_partner("Anlauf", verified_on=date(2026, 11, 2), must_prosecute=True)
    karl = office.at(Role.CLEARING)
    begun = BegunTexts(texts=(a_note(a_case(office)),), partners=(partner,))
    karl.perform(KeepBegunTexts(begun))
    assert karl.ask(MyBegunTexts()) == begun


def test_half_a_sign_does_not_keep_the_rest_from_being_kept(office: Workbench) -> None:
    rita = office.at(Role.REPORTER)
    rita.perform(KeepBegunTexts(BegunTexts(texts=(MESSAGE,))))
    (kept,) = rita.ask(MyBegunTexts()).texts
    assert kept.text == "Bitte erst ab Mittwoch.?"


def test_nobody_else_gets_it(office: Workbench) -> None:
    office.at(Role.REPORTER).perform(KeepBegunTexts(BegunTexts(texts=(MESSAGE,))))
    assert office.at(Role.CLEARING).ask(MyBegunTexts()) == BegunTexts()


def test_of_a_case_that_is_gone_nothing_comes_back(office: Workbench) -> None:
    karl = office.at(Role.CLEARING)
    karl.perform(KeepBegunTexts(BegunTexts(texts=(a_note(CaseId(uuid4())),))))
    assert karl.ask(MyBegunTexts()) == BegunTexts()


def test_where_nothing_is_begun_any_more_nothing_is_kept(office: Workbench) -> None:
    rita = office.at(Role.REPORTER)
    rita.perform(KeepBegunTexts(BegunTexts(texts=(MESSAGE,))))
    rita.perform(KeepBegunTexts(BegunTexts()))
    assert rita.ask(MyBegunTexts()) == BegunTexts()
