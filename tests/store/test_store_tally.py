"""Several lists counted in one question, and the ids of a list without what its lines show."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from komma_desk.domain.case import CaseEvent, CaseListing
from komma_desk.domain.hearing_deeds import ANSWER, HearingDeed
from komma_desk.domain.scope import Scope
from komma_desk.usecases.ports.cases import StoredCases
from komma_desk.usecases.ports.work import Desk
from tests.fakes.samples import EVERYTHING, NOON, a_case
from tests.store.circle_office import CircleOffice

COUNTED: Final = (
    CaseListing(states=frozenset({"received"})),
    CaseListing(open_only=True),
    CaseListing(unanswered=True),
    CaseListing(unread=True),
    CaseListing(),
)


def one_by_one(cases: StoredCases, scope: Scope) -> tuple[int, ...]:
    return tuple(cases.count(each, scope) for each in COUNTED)


def test_counted_together_is_what_is_counted_one_by_one(desk: Desk) -> None:
    made = [a_case(f"2026-000{number}") for number in range(1, 6)]
    made[1] = replace(made[1], state="received")
    made[2] = replace(made[2], ended=True)
    made[3] = replace(made[3], source="list")
    with desk.change() as work:
        cases = work.cases.cases
        assert cases.tally(COUNTED, EVERYTHING) == (0, 0, 0, 0, 0)
        for case in made:
            cases.add(case, None)
        for case, action in ((made[0], ANSWER), (made[2], HearingDeed.HEARD)):
            cases.add_event(case.id, CaseEvent(at=NOON, by=None, action=action))
        assert cases.tally(COUNTED, EVERYTHING) == (1, 4, 2, 1, 5)
        assert one_by_one(cases, EVERYTHING) == (1, 4, 2, 1, 5)


def test_restricted_cases_are_counted_for_whoever_can_open_them(store: Path) -> None:
    office = CircleOffice(store)
    office.add(a_case("2026-0001"))
    hidden = a_case("2026-0002", circle=office.circle(), state="received")
    office.add(hidden)
    found = {}
    for name in ("Ada", "Cleo"):
        with office.desk(name) as desk, desk.look() as work:
            cases, scope = work.cases.cases, office.scope(name)
            found[name] = cases.tally(COUNTED, scope)
            assert found[name] == one_by_one(cases, scope)
            assert cases.ids(CaseListing(), scope) == tuple(
                line.id for line in cases.lines(CaseListing(), scope)
            )
            only = CaseListing(only=frozenset({hidden.id}))
            assert [line.id for line in cases.lines(only, scope)] == [hidden.id]
    assert found == {"Ada": (1, 2, 2, 0, 2), "Cleo": (1, 2, 1, 0, 2)}


def test_the_ids_of_a_list_come_in_the_order_of_its_lines(desk: Desk) -> None:
    with desk.change() as work:
        cases = work.cases.cases
        for days in range(5):
            cases.add(a_case(f"2026-{days}", received_at=NOON - timedelta(days=days)), None)
        for descending in (True, False):
            listing = CaseListing(descending=descending)
            lines = cases.lines(listing, EVERYTHING)
            assert cases.ids(listing, EVERYTHING) == tuple(line.id for line in lines)


def test_only_the_cases_that_were_named_are_listed_and_only_their_courses_told(desk: Desk) -> None:
    with desk.change() as work:
        cases = work.cases.cases
        made = [a_case(f"2026-{number}") for number in range(4)]
        for case in made:
            cases.add(case, None)
        named = frozenset({made[1].id, made[3].id})
        lines = cases.lines(CaseListing(only=named), EVERYTHING)
        assert {line.id for line in lines} == named
        assert {each.id for each in cases.courses(EVERYTHING, named)} == named
        assert cases.courses(EVERYTHING, ()) == ()
