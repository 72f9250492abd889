"""What the room of statutory deadlines promises, on the fake and on the encrypted file alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from komma_desk.domain.clock import Entitled, SettledHow
from komma_desk.domain.identifiers import InvolvedId
from komma_desk.domain.stored import ChangedMeanwhile
from komma_desk.store.troubles import StoreTrouble
from komma_desk.usecases.ports.work import Desk
from tests.fakes.clocks import a_clock
from tests.fakes.samples import EVERYTHING, NOON, a_case

TODAY = NOON.date()
FILLED = a_clock(
    entitled=Entitled.SUPERIOR,
    person=InvolvedId(uuid4()),
    offender="Kai Ü.",
    offender_unknown=True,
    anchored_on=TODAY,
    source="Gespräch",
    paused_on=TODAY,
    resumed_on=TODAY + timedelta(days=3),
    earlier=TODAY + timedelta(days=9),
    number=3,
    settled_on=TODAY,
    settled_how=SettledHow.APPLICATION_FILED,
    settled_text="Eingang bestätigt",
)
BY_THE_HOUR = a_clock(rule="dsgvo33", entitled=Entitled.OFFICE, anchored_at=NOON)


def test_clocks_come_back_as_they_were_in_the_order_they_came(desk: Desk) -> None:
    case, clocks = a_case(), (FILLED, BY_THE_HOUR, a_clock())
    with desk.change() as work:
        work.cases.cases.add(case, None)
        for each in clocks:
            work.cases.cases.add_clock(case.id, each)
        work.commit()
    with desk.look() as work:
        assert work.cases.cases.file(case.id, EVERYTHING).clocks == clocks


def test_a_clock_is_corrected_once_a_revision_and_in_its_own_case_only(desk: Desk) -> None:
    case, other, clock = a_case(), a_case(number="2026-0002"), a_clock()
    begun = replace(clock, anchored_on=TODAY, offender="Kai", source="Brief")
    with desk.change() as work:
        cases = work.cases.cases
        for each in (case, other):
            cases.add(each, None)
        cases.add_clock(case.id, clock)
        with pytest.raises(ChangedMeanwhile):
            cases.save_clock(other.id, begun)
        cases.save_clock(case.id, begun)
        with pytest.raises(ChangedMeanwhile):
            cases.save_clock(case.id, begun)
        assert cases.file(case.id, EVERYTHING).clocks == (replace(begun, revision=2),)
        assert cases.file(other.id, EVERYTHING).clocks == ()


def test_a_correction_can_empty_what_was_filled(desk: Desk) -> None:
    case = a_case()
    again = replace(FILLED, settled_on=None, settled_how=None, settled_text="", person=None)
    with desk.change() as work:
        work.cases.cases.add(case, None)
        work.cases.cases.add_clock(case.id, FILLED)
        work.cases.cases.save_clock(case.id, again)
        work.commit()
    with desk.look() as work:
        (kept,) = work.cases.cases.file(case.id, EVERYTHING).clocks
    assert kept == replace(again, revision=2)


def test_a_clock_taken_away_leaves_the_others(desk: Desk) -> None:
    case, gone, stays = a_case(), a_clock(), a_clock()
    with desk.change() as work:
        cases = work.cases.cases
        cases.add(case, None)
        for each in (gone, stays):
            cases.add_clock(case.id, each)
        cases.remove_clock(case.id, gone.id)
        assert cases.file(case.id, EVERYTHING).clocks == (stays,)


def test_no_clock_runs_without_a_case(desk: Desk) -> None:
    with desk.change() as work, pytest.raises(StoreTrouble):
        work.cases.cases.add_clock(a_case().id, a_clock())
