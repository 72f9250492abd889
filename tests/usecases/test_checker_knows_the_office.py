"""A proposal is judged by the deadline rules of the office; the shelf tells who could act today."""

from __future__ import annotations

import pytest

from komma_desk.domain.procedure.findings import Rule
from komma_desk.domain.procedure.soundness import check
from komma_desk.domain.roles import Role, StepRole
from komma_desk.usecases.commands.propose_procedure import ProposeProcedure
from komma_desk.usecases.effects.proposing import ProcedureHasErrors
from komma_desk.usecases.queries.procedure_shelf import ProcedureShelf, Shelf
from tests.usecases.procedure_examples import STANDARD, kept_draft
from tests.usecases.workbench import Workbench, rules

TEXT = STANDARD.read_text(encoding="utf-8")


@pytest.mark.parametrize("unknown", ["stgb999", "working_days"])
def test_a_deadline_rule_the_office_cannot_reckon_is_not_proposed(unknown: str) -> None:
    office = Workbench()
    draft = kept_draft(office, TEXT.replace('rule = "agg15_4"', f'rule = "{unknown}"'))
    with pytest.raises(ProcedureHasErrors) as refused:
        office.at(Role.CLEARING).perform(ProposeProcedure(draft, 1, "1.1.0"))
    assert "Dienst- und Gleichbehandlungsrecht" in refused.value.spoken()


def test_the_shelf_tells_the_checker_who_holds_the_roles_and_which_rules_there_are() -> None:
    office = Workbench()
    shelf: Shelf = office.at(Role.CLEARING).ask(ProcedureShelf())
    assert shelf.holders is not None
    assert shelf.holders[StepRole.CLEARING]
    assert shelf.rules == rules().deadlines
    alone = {StepRole.CLEARING: frozenset(sorted(shelf.holders[StepRole.CLEARING])[:1])}
    found = check(rules().procedure(TEXT), alone, shelf.rules)
    assert [(one.rule, one.place) for one in found] == [
        (Rule.FOUR_EYES_IMPOSSIBLE, "steps.release.four_eyes")
    ]
