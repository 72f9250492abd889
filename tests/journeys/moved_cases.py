"""Musterstadt with cases on its first version; in the second one triage has another name."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from komma_desk.bootstrap.session import Session
from komma_desk.definitions.procedure import procedure_of_text
from komma_desk.definitions.writing import procedure_text
from komma_desk.domain.case import CaseListing
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.procedure.definition import StateId, StepId
from komma_desk.domain.procedure.moving import PlaceMapping
from komma_desk.usecases.commands.move_cases import CasesMoved, MoveCases
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.words import Bilingual
from tests.attacks.publishing import STANDARD, published
from tests.fakes.procedures_renamed import renamed
from tests.journeys.town import CLEARING, Town, a_draft

OLD: Final = procedure_of_text(STANDARD)
NEW: Final = renamed(OLD, "triage", "assessment", title=Bilingual(de="Sichtung", en="First look"))
SAME_NAMES: Final = {state.id: state.id for state in OLD.states if state.id in NEW.state_by_id}
WHOLE: Final = PlaceMapping(
    procedure=OLD.id,
    version="1.0.0",
    to_procedure=OLD.id,
    to_version="1.1.0",
    places=SAME_NAMES | {StateId("triage"): StateId("assessment")},
)
PARTLY: Final = replace(WHOLE, places=SAME_NAMES)


def with_cases(town: Town, number: int = 2) -> Town:
    """The first of them in triage, the others as received; then the second version."""
    with town.unlock("rita") as rita:
        for each in range(number):
            rita.perform(ReportIncident(a_draft(f"Fall {each}")))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        karl.perform(TakeStep(case=numbered(karl, 1), step=StepId("accept")))
    published(town, "1.1.0", procedure_text(NEW), as_default=True)
    return town


def numbered(desk: Session, number: int) -> CaseId:
    lines = desk.ask(CasePage(CaseListing(order="number", descending=False)))
    return CaseId(lines[number - 1].id)


def moved(desk: Session, mapping: PlaceMapping = WHOLE) -> CasesMoved:
    done = desk.perform(MoveCases(mapping=mapping)).receipt
    assert isinstance(done, CasesMoved)
    return done
