"""The number beside the procedures: whoever may publish what is proposed is told of it."""

from __future__ import annotations

from komma_desk.domain.roles import Role
from komma_desk.usecases.queries.desk_counts import DeskCounts
from tests.usecases.procedure_examples import SMALL_TOWN, waiting
from tests.usecases.workbench import Workbench


def test_a_proposal_is_told_to_whoever_may_publish_it_and_to_nobody_else() -> None:
    office = Workbench()
    publishing = (Role.ADMINISTRATOR, Role.HEAD)
    assert [told(office, role) for role in publishing] == [0, 0]
    waiting(office, SMALL_TOWN.read_text(encoding="utf-8"), "1.0.0")
    assert [told(office, role) for role in publishing] == [1, 1]
    assert [told(office, role) for role in (Role.CLEARING, Role.REPORTER)] == [0, 0]


def told(office: Workbench, role: Role) -> int:
    number: int = office.at(role).ask(DeskCounts()).proposals
    return number
