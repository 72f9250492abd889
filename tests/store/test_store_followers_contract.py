"""Which cases follow a version: the file and the fake say the same, in one question for all."""

from __future__ import annotations

from dataclasses import replace

from komma_desk.domain.case import Case
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.scope import Scope
from komma_desk.usecases.ports.work import Desk
from tests.fakes.samples import EVERYTHING, PROCEDURE, a_case


def keep(desk: Desk, *cases: Case) -> None:
    with desk.change() as work:
        for case in cases:
            work.cases.cases.add(case, None)
        work.commit()


def following(desk: Desk, version: str, scope: Scope = EVERYTHING) -> list[tuple[str, bool]]:
    with desk.look() as work:
        found = work.cases.cases.following(PROCEDURE.id, version, scope)
    return [(each.number, each.ended) for each in found]


def test_open_and_ended_cases_of_one_version_come_by_number(desk: Desk) -> None:
    later = replace(PROCEDURE, version="2")
    keep(
        desk,
        a_case(number="2026-10001"),
        replace(a_case(number="2026-0009"), ended=True),
        replace(a_case(number="2026-0003"), procedure=later),
    )
    assert following(desk, "1") == [("2026-0009", True), ("2026-10001", False)]
    assert following(desk, "2") == [("2026-0003", False)]
    assert following(desk, "3") == []


def test_a_follower_tells_where_the_case_stands(desk: Desk) -> None:
    case = a_case()
    keep(desk, case)
    with desk.look() as work:
        (found,) = work.cases.cases.following(PROCEDURE.id, PROCEDURE.version, EVERYTHING)
    assert (found.id, found.number, found.procedure) == (case.id, case.number, case.procedure)
    assert (found.state, found.position, found.restricted) == (case.state, case.position, False)


def test_in_the_scope_of_assigned_cases_the_others_are_not_told(desk: Desk) -> None:
    case = a_case()
    keep(desk, case)
    assert following(desk, "1", Scope(PersonId(case.id), all_cases=False)) == []
