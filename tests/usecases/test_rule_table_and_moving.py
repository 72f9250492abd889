"""A case the table led to one procedure can be moved to another; its history keeps why it began."""

from __future__ import annotations

from typing import Any

import pytest

from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.procedure.assignment import RULE_FACT
from komma_desk.domain.procedure.definition import StateId
from komma_desk.domain.procedure.moving import PlaceMapping
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.domain.roles import Role
from komma_desk.ui.cases.procedure_words import assigned_said, procedure_said
from komma_desk.usecases.commands.move_cases import MoveCases
from komma_desk.usecases.queries.case_desk import CaseDesk, CaseView
from komma_desk.words import Language, use_language
from tests.usecases.procedure_examples import waiting
from tests.usecases.test_rule_table_of_an_office import (
    AGG,
    INTERNAL,
    TO_AGG,
    a_new_case,
    publish_table,
)
from tests.usecases.workbench import Workbench


@pytest.fixture
def office() -> Workbench:
    bench = Workbench()
    bench.at(Role.HEAD).perform(waiting(bench, AGG, "1.1.0"))
    publish_table(bench, TO_AGG)
    return bench


def view_of(office: Workbench, case: CaseId) -> CaseView:
    view: Any = office.at(Role.CLEARING).ask(CaseDesk(case))
    assert isinstance(view, CaseView)
    return view


def test_the_case_says_which_procedure_it_follows_and_by_which_rule(office: Workbench) -> None:
    case, received = a_new_case(office, direction=INTERNAL)
    view = view_of(office, case.id)
    use_language(Language.GERMAN)
    said = procedure_said(view)
    assert view.procedure.title.spoken() in said
    assert "1.1.0" in said
    assert "Regel 1 der Verfahrenstabelle, Fassung 1.0.0" in said
    assert "Regel 1" in assigned_said(received)[0]


def test_moved_by_hand_the_rule_is_no_reason_any_more_but_stays_in_the_history(
    office: Workbench,
) -> None:
    case, _received = a_new_case(office, direction=INTERNAL)
    mapping = PlaceMapping(
        procedure=ShippedProcedure.AGG_COMPLAINT,
        version="1.1.0",
        to_procedure=ShippedProcedure.STANDARD,
        to_version="1.0.0",
        places={StateId("received"): StateId("received")},
    )
    office.at(Role.CLEARING).perform(MoveCases(mapping=mapping))
    view = view_of(office, case.id)
    assert view.file.case.procedure.id == ShippedProcedure.STANDARD
    assert "Regel" not in procedure_said(view)
    assert view.file.history[0].facts[RULE_FACT] == "1"
