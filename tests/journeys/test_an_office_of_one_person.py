"""An office of one person: founded with the procedure for small towns, it closes its cases."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from komma_desk.bootstrap.session import Session
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.procedure.movement import StepNotPossible
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.queries.case_desk import CaseDesk
from tests.journeys.town import ADMIN, Town, a_draft, only_case


def town_of_one(tmp_path: Path, procedure: ShippedProcedure) -> Town:
    town = Town(tmp_path / "store")
    town.found_by_one(procedure)
    return town


def step(desk: Session, case: CaseId, name: str, **facts: str) -> None:
    desk.perform(TakeStep(case=case, step=StepId(name), facts=facts))


def taken_in(desk: Session) -> CaseId:
    desk.perform(ReportIncident(a_draft()))
    desk.perform(TakeIn())
    return only_case(desk)


def test_one_person_takes_a_report_in_and_closes_the_case(tmp_path: Path) -> None:
    town = town_of_one(tmp_path, ShippedProcedure.SMALL_TOWN)
    with town.unlock(ADMIN) as mira:
        case = taken_in(mira)
        step(mira, case, "accept", category="INSULT", urgency="normal")
        step(mira, case, "close")
    with town.unlock(ADMIN) as mira:
        desk: Any = mira.ask(CaseDesk(case))
        assert desk.file.case.procedure.id == "komma-small-town"
        assert '"main":"closed"' in desk.file.case.position.replace(" ", "")


def test_by_the_standard_procedure_one_person_alone_closes_nothing(tmp_path: Path) -> None:
    town = town_of_one(tmp_path, ShippedProcedure.STANDARD)
    with town.unlock(ADMIN) as mira:
        case = taken_in(mira)
        step(mira, case, "accept")
        step(mira, case, "settle", category="INSULT", urgency="normal")
        with pytest.raises(StepNotPossible):
            step(mira, case, "release")


@pytest.mark.parametrize("procedure", list(ShippedProcedure))
def test_a_store_works_by_the_procedure_it_was_founded_with(
    tmp_path: Path, procedure: ShippedProcedure
) -> None:
    town = town_of_one(tmp_path, procedure)
    town.clock.move_to(date(2026, 10, 6))
    with town.unlock(ADMIN) as mira:
        desk: Any = mira.ask(CaseDesk(taken_in(mira)))
    assert desk.file.case.procedure.id == procedure
