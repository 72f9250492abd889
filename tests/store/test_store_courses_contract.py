"""Where cases came through, read for all of them at once: the file and the fake say the same."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from komma_desk.domain.case import Case, CaseEvent
from komma_desk.domain.clock import SettledHow
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.scope import Scope
from komma_desk.usecases.ports.work import Desk
from tests.fakes.clocks import a_clock
from tests.fakes.samples import EVERYTHING, NOON, a_case

CAME = CaseEvent(at=NOON, by=None, action="received", entered=("received",))
NOTED = CaseEvent(
    at=NOON, by=None, action="consent", facts=MappingProxyType({"item": "refer_police"})
)
MOVED = CaseEvent(
    at=NOON,
    by=None,
    action="accept",
    left=("received",),
    entered=("triage",),
    facts=MappingProxyType({"reason": "Kanarienvogel"}),
)


def keep(desk: Desk, *cases: Case) -> None:
    with desk.change() as work:
        for case in cases:
            work.cases.cases.add(case, None)
            for event in (CAME, NOTED, MOVED):
                work.cases.cases.add_event(case.id, event)
        work.commit()


def test_a_course_tells_what_moved_the_case_and_no_word_of_anybody(desk: Desk) -> None:
    keep(desk, a_case())
    with desk.look() as work:
        (course,) = work.cases.cases.courses(EVERYTHING)
    assert [event.action for event in course.history] == ["received", "accept"]
    assert [dict(event.facts) for event in course.history] == [{}, {}]


def test_an_ended_case_is_told_as_long_as_a_clock_of_it_is_not_settled(desk: Desk) -> None:
    over = replace(a_case(number="2026-0002"), ended=True)
    with_clock = replace(a_case(number="2026-0003"), ended=True)
    keep(desk, a_case(), over, with_clock)
    clock = a_clock()
    with desk.change() as work:
        work.cases.cases.add_clock(with_clock.id, clock)
        work.commit()
    with desk.look() as work:
        found = work.cases.cases.courses(EVERYTHING)
    assert [(each.number, each.ended) for each in found] == [
        (a_case().number, False),
        ("2026-0003", True),
    ]
    assert found[1].clocks == (clock,)
    with desk.change() as work:
        settled = replace(clock, settled_how=SettledHow.DONE, settled_on=NOON.date())
        work.cases.cases.save_clock(with_clock.id, settled)
        work.commit()
    with desk.look() as work:
        assert len(work.cases.cases.courses(EVERYTHING)) == 1


def test_in_the_scope_of_assigned_cases_the_others_are_not_told(desk: Desk) -> None:
    case = a_case()
    keep(desk, case)
    stranger = PersonId(case.id)
    with desk.look() as work:
        assert work.cases.cases.courses(Scope(stranger, all_cases=False)) == ()
