"""What the store keeps of hearing back, on the fake and on the encrypted file alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from komma_desk.domain.case import CaseEvent, CaseListing
from komma_desk.domain.code_list import Code
from komma_desk.domain.hearing_deeds import ANSWER, HearingDeed
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.wish import WishChange
from komma_desk.usecases.ports.work import Desk
from tests.fakes.samples import EVERYTHING, NOON, a_case

KAI = PersonId(uuid4())


@pytest.mark.parametrize(
    ("happened", "answered", "unread"),
    [
        ((), False, False),
        ((HearingDeed.HEARD,), False, True),
        ((HearingDeed.WORD,), False, True),
        ((HearingDeed.HEARD, ANSWER), True, False),
        ((ANSWER, HearingDeed.HEARD), True, True),
        ((HearingDeed.HEARD, HearingDeed.ANSWERED), True, False),
        ((HearingDeed.HEARD, HearingDeed.PUT_ASIDE), False, False),
    ],
)
def test_a_line_says_whether_she_was_answered_and_whether_she_waits(
    desk: Desk, happened: tuple[str, ...], *, answered: bool, unread: bool
) -> None:
    case = a_case(facts={"urgency": "HIGH"})
    with desk.change() as work:
        work.cases.cases.add(case, None)
        for minutes, action in enumerate(happened):
            at = NOON + timedelta(minutes=minutes)
            work.cases.cases.add_event(case.id, CaseEvent(at=at, by=KAI, action=action))
        (line,) = work.cases.cases.lines(CaseListing(), EVERYTHING)
    assert (line.answered, line.unread) == (answered, unread)
    assert (line.urgency, line.place) == ("HIGH", "OFFICE")


def test_a_list_of_the_unanswered_leaves_out_answered_ended_and_brought_along(desk: Desk) -> None:
    cases = {
        "waits": a_case("2026-0001"),
        "answered": a_case("2026-0002"),
        "ended": replace(a_case("2026-0003"), ended=True),
        "brought": replace(a_case("2026-0004"), source="list"),
    }
    listing = CaseListing(unanswered=True)
    with desk.change() as work:
        for case in cases.values():
            work.cases.cases.add(case, None)
        answer = CaseEvent(at=NOON, by=KAI, action=ANSWER)
        work.cases.cases.add_event(cases["answered"].id, answer)
        found = work.cases.cases.lines(listing, EVERYTHING)
        assert [line.id for line in found] == [cases["waits"].id]
        assert work.cases.cases.count(listing, EVERYTHING) == 1


def test_a_list_of_the_waiting_has_those_who_spoke_last(desk: Desk) -> None:
    spoke, quiet = a_case("2026-0001"), a_case("2026-0002")
    with desk.change() as work:
        for case in (spoke, quiet):
            work.cases.cases.add(case, None)
        event = CaseEvent(at=NOON, by=KAI, action=HearingDeed.WORD)
        work.cases.cases.add_event(spoke.id, event)
        found = work.cases.cases.lines(CaseListing(unread=True), EVERYTHING)
        assert [line.id for line in found] == [spoke.id]
        assert work.cases.cases.count(CaseListing(unread=True), EVERYTHING) == 1


def test_later_wishes_come_back_as_they_were_said(desk: Desk) -> None:
    case = a_case()
    changes = (
        WishChange(wishes=frozenset({Code("talk"), Code("advice")}), said_at=NOON, said_by=KAI),
        WishChange(wishes=frozenset({Code("record_only")}), said_at=NOON, said_by=None),
    )
    with desk.change() as work:
        work.cases.cases.add(case, None)
        for change in changes:
            work.cases.cases.add_wish_change(case.id, change)
        work.commit()
    with desk.look() as work:
        assert work.cases.cases.file(case.id, EVERYTHING).wish_changes == changes


def test_feedback_is_the_first_answer_of_each_report_that_came_in_here(desk: Desk) -> None:
    waits, answered = a_case("2026-0001"), a_case("2026-0002")
    brought = replace(a_case("2026-0003"), source="list")
    double = a_case("2026-0004", state="duplicate")
    with desk.change() as work:
        for case in (waits, answered, brought, double):
            work.cases.cases.add(case, None)
        for days in (4, 2):
            event = CaseEvent(at=NOON + timedelta(days=days), by=KAI, action=ANSWER)
            work.cases.cases.add_event(answered.id, event)
        work.commit()
    with desk.look() as work:
        found = work.cases.figures.feedback(frozenset({"duplicate"}))
    assert sorted(each.days if each.days is not None else -1 for each in found) == [-1, 2]
