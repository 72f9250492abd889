"""What a clerk is told of a deadline: what settles it, and that it waits while the case rests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from komma_desk.domain.case import CaseFile
from komma_desk.domain.clock import SettledHow
from komma_desk.domain.dues.course import CaseCourse
from komma_desk.domain.dues.due_words import settled_said
from komma_desk.domain.dues.of_case import Due, DueKind, Light, due_of
from komma_desk.domain.dues.ways_on import ways_on
from komma_desk.domain.procedure.definition import StateId
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.words import Language, speaking
from tests.domain.test_dues_of_walks import CALENDAR, CLOCK, FIRST, RULES, Walk, due_in, shipped
from tests.fakes.samples import a_case


@pytest.mark.parametrize(
    ("place", "usual", "last"),
    [
        ("received", "accept", "withdraw"),
        ("triage", "take_in_hand", "enquire"),
        ("enquiry", "answer", "withdraw"),
        ("in_hand", "conclude", "withdraw"),
        ("closing_check", "release", "withdraw"),
        ("resting", "resume", "withdraw"),
    ],
)
def test_the_usual_step_is_named_first_and_what_ends_any_case_late(
    place: str, usual: str, last: str
) -> None:
    ways = [str(step.id) for step in ways_on(shipped(ShippedProcedure.STANDARD), StateId(place))]
    assert ways[0] == usual
    assert ways.index(last) > 0


def test_no_step_is_said_to_settle_a_deadline_by_law() -> None:
    walk = Walk.begun(shipped(ShippedProcedure.STANDARD))
    walk.named("accept", "take_in_hand", "check_offences", at=FIRST)
    (running,) = (due for due in due_in(walk, CLOCK) if due.kind is DueKind.STATUTORY)
    assert running.settled_by == ()
    assert running.settled_ways == (SettledHow.APPLICATION_FILED, SettledHow.NOT_WANTED)
    with speaking(Language.ENGLISH):
        assert settled_said(running)[0] == "application for prosecution filed"


def test_a_resting_case_tells_its_paused_deadlines_and_the_day_they_would_have() -> None:
    walk = Walk.begun(shipped(ShippedProcedure.STANDARD))
    walk.named("accept", at=FIRST)
    walk.named("rest", at=FIRST + timedelta(days=1))
    paused, own = _both(walk, FIRST.date() + timedelta(days=15))
    assert (paused.light, paused.safe, paused.days_left) == (Light.PAUSED, None, None)
    assert own.light is Light.RUNNING
    with speaking(Language.ENGLISH):
        told = [each.spoken() for each in paused.explanation]
        said = settled_said(paused)
    assert told == [
        "Paused since Tue 2026-03-03: the case rests.",
        "If the case went on today, the safe day would be Mon 2026-03-23.",
    ]
    assert said[0] == "Resume"


def test_a_deadline_that_was_paused_keeps_its_name_when_it_goes_on() -> None:
    walk = Walk.begun(shipped(ShippedProcedure.STANDARD))
    walk.named("accept", at=FIRST)
    walk.named("rest", at=FIRST + timedelta(days=1))
    (paused, _own) = _both(walk, date(2026, 3, 17))
    walk.named("resume", at=FIRST + timedelta(days=15))
    (running,) = due_in(walk, today=date(2026, 3, 17))
    assert (running.key, running.safe) == (paused.key, date(2026, 3, 23))


def _both(walk: Walk, today: date) -> tuple[Due, Due]:
    found = {due.light is Light.PAUSED: due for due in due_in(walk, today=today)}
    return found[True], found[False]


def test_a_case_out_of_an_old_list_has_no_deadline_of_the_procedure_before_its_first_step() -> None:
    walk = Walk.begun(shipped(ShippedProcedure.STANDARD))
    file = CaseFile(
        case=a_case(source="Liste des Ordnungsamts"),
        history=tuple(walk.history),
        involved=(),
        consents=(),
        notes=(),
        messages=(),
        referrals=(),
        attachments=(),
    )
    course = CaseCourse.of(file)
    found = due_of(
        walk.procedure,
        walk.history,
        (CLOCK,),
        CALENDAR,
        RULES,
        FIRST.date(),
        is_untouched=course.is_untouched,
    )
    assert {due.kind for due in found} == {DueKind.STATUTORY}
    walk.named("accept", at=FIRST)
    assert not replace(course, history=tuple(walk.history)).is_untouched
