"""Every invented walk can really be walked: the step function lets each of its steps pass."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

from komma_desk.definitions.procedure import read_procedure
from komma_desk.demo.cases import InventedReport, invented_reports
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.procedure.definition import Procedure, StepId
from komma_desk.domain.procedure.movement import start, take
from komma_desk.domain.procedure.position import Position
from komma_desk.domain.procedure.situation import Situation
from komma_desk.domain.roles import StepRole

PROCEDURE = Path(__file__).resolve().parents[2] / "resources/procedures/komma-standard.toml"


def person(login: str) -> PersonId:
    return PersonId(uuid5(NAMESPACE_OID, login))


def walked(procedure: Procedure, report: InventedReport) -> Position:
    """Where the case stands after its walk; raises StepNotPossible where a step is blocked."""
    position = start(procedure)
    consents = {str(item) for item in report.draft.consents}
    last: PersonId | None = None
    for step in report.walk:
        consents |= step.consents
        filled = {*step.fields, *(["duplicate_of"] if report.repeats is not None else [])}
        situation = Situation(
            position=position,
            actor=person(step.by),
            roles=frozenset({StepRole.CLEARING}),
            last_actor=last,
            consents_valid_now=frozenset(consents),
            filled_fields=frozenset(filled),
        )
        position = take(procedure, situation, StepId(step.step)).position
        last = person(step.by)
    return position


def test_every_walk_passes_and_together_they_reach_every_main_state() -> None:
    procedure = read_procedure(PROCEDURE)
    reports = invented_reports(11, 2500, date(2026, 11, 20))
    reached = {walked(procedure, report).main for report in reports}
    assert reached == {
        "received", "triage", "enquiry", "in_hand", "resting", "closing_check",
        "closed", "not_competent", "record_only", "withdrawn", "duplicate",
    }  # fmt: skip
