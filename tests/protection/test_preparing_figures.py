"""Preparing figures: what is refused, what waits, what is frozen, what is withheld."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from komma_desk.domain.disclosure.questions import Hole, Knowledge
from komma_desk.domain.disclosure.refusals import (
    AlreadyPrepared,
    FiguresNotSafe,
    PeriodNotOver,
    TooFewNewReports,
)
from komma_desk.domain.figures.counting import NOT_STATED
from komma_desk.domain.figures.periods import Month, Quarter, Year
from komma_desk.domain.figures.release import Release

if TYPE_CHECKING:
    from tests.protection.conftest import Town

JANUARY = Month.parse("2026-01")
FEBRUARY = Month.parse("2026-02")
MARCH = Month.parse("2026-03")


def _cells(release: Release, table: str) -> dict[str, int | None]:
    found = next(each for each in release.tables if each.id == table)
    return {cell.at[0]: cell.value for cell in found.cells}


def test_a_period_in_the_future_is_refused(town: Town) -> None:
    town.report("2026-01", *["FORM_00"] * 9)
    with pytest.raises(PeriodNotOver):
        town.prepare(JANUARY, on=date(2026, 1, 31))


def test_a_prepared_period_is_not_prepared_again(town: Town) -> None:
    town.report("2026-01", *["FORM_00"] * 9)
    town.prepare(JANUARY)
    town.report("2026-01", *["FORM_00"] * 9)
    with pytest.raises(AlreadyPrepared):
        town.prepare(JANUARY)


def test_four_new_reports_wait_for_the_next_month(town: Town) -> None:
    town.report("2026-01", *["FORM_00"] * 9)
    town.prepare(JANUARY)
    town.report("2026-02", *["FORM_00"] * 4)
    with pytest.raises(TooFewNewReports) as refusal:
        town.prepare(FEBRUARY)
    assert refusal.value.facts == {"have": 4, "need": 5}
    town.report("2026-03", "FORM_00")
    assert _cells(town.prepare(MARCH).release, "T1-2026")["2026-03"] is None


def test_many_new_reports_about_one_person_wait_too(town: Town) -> None:
    town.report("2026-01", *["FORM_00"] * 9, person="p")
    with pytest.raises(TooFewNewReports):
        town.prepare(JANUARY)


def test_totals_under_five_and_zeros_carry_the_same_mark(town: Town) -> None:
    town.report("2026-01", *["FORM_00"] * 4)
    town.report("2026-03", *["FORM_00", "FORM_01"] * 4)
    shown = _cells(town.prepare(MARCH).release, "T1-2026")
    assert shown == {"2026-01": None, "2026-02": None, "2026-03": 8, "*": None}


def test_an_exact_total_is_the_number_of_reports(town: Town) -> None:
    town.happen([JANUARY, FEBRUARY], 60, seed=1)
    shown = _cells(town.prepare(FEBRUARY).release, "T1-2026")
    assert shown["*"] == len(town.cases)


def test_only_complete_quarters_are_shown(town: Town) -> None:
    town.happen(Year(year=2026).months, 30, seed=2)
    release = town.prepare(Month.parse("2026-10")).release
    quarters = [table.where["quarter"] for table in release.tables if table.where]
    assert quarters == ["2026-Q1", "2026-Q2", "2026-Q3"]


def test_the_month_that_ends_a_quarter_shows_it(town: Town) -> None:
    town.happen(Year(year=2026).months, 30, seed=2)
    assert "T3-2026-Q2" in {
        table.id for table in town.prepare(Month.parse("2026-06")).release.tables
    }


def test_a_late_report_counts_in_the_newest_month(town: Town) -> None:
    town.report("2026-01", *["FORM_00", "FORM_01"] * 5)
    town.prepare(JANUARY)
    town.report("2026-01", "FORM_00")
    town.report("2026-02", *["FORM_00", "FORM_01"] * 5)
    prepared = town.prepare(FEBRUARY)
    assert prepared.counted_in[10] == FEBRUARY
    assert _cells(prepared.release, "T1-2026") == {"2026-01": 10, "2026-02": 11, "*": 21}


def test_a_report_after_the_period_waits(town: Town) -> None:
    town.report("2026-01", *["FORM_00"] * 9)
    town.report("2026-02", "FORM_00")
    assert town.prepare(JANUARY).counted_in[-1] is None


def test_six_incidents_against_one_person_are_treated_as_small(town: Town) -> None:
    town.report("2026-01", *["FORM_03"] * 6, person="p")
    town.report("2026-01", *["FORM_00"] * 20)
    release = town.prepare(Quarter.parse("2026-Q1")).release
    assert _cells(release, "T3-2026-Q1")["FORM_03"] in {0, 5}
    assert _cells(release, "T1-2026")["2026-01"] is None


def test_five_incidents_against_five_persons_stand(town: Town) -> None:
    for person in "abcdef":
        town.report("2026-01", "FORM_03", person=person)
    town.report("2026-01", *["FORM_00"] * 20)
    release = town.prepare(Quarter.parse("2026-Q1")).release
    assert _cells(release, "T3-2026-Q1")["FORM_03"] == 6
    assert _cells(release, "T1-2026")["2026-01"] == 26


def test_a_month_whose_reports_concern_four_persons_has_no_total(town: Town) -> None:
    for person in "abcd":
        town.report("2026-01", "FORM_00", "FORM_01", person=person)
    town.report("2026-02", *["FORM_00", "FORM_01"] * 5)
    assert _cells(town.prepare(FEBRUARY).release, "T1-2026")["2026-01"] is None


def test_a_form_the_list_does_not_know_still_adds_up(town: Town) -> None:
    town.report("2026-01", *["FORM_99"] * 9)
    release = town.prepare(Quarter.parse("2026-Q1")).release
    assert _cells(release, "T3-2026-Q1")[NOT_STATED] == 9


def test_a_lonely_small_cell_costs_the_month_its_exact_total(town: Town) -> None:
    town.report("2026-01", *["FORM_00"] * 20, *["FORM_01"] * 9, *[NOT_STATED] * 3)
    release = town.prepare(JANUARY, forms=("FORM_00", "FORM_01")).release
    assert _cells(release, "T1-2026")["2026-01"] is None


def test_what_the_attack_still_finds_is_not_released(town: Town) -> None:
    def always(knowledge: Knowledge) -> tuple[Hole, ...]:
        return (Hole(cells=((JANUARY, "FORM_00"),)),)

    town.report("2026-01", *["FORM_00"] * 9)
    with pytest.raises(FiguresNotSafe):
        town.prepare(JANUARY, find_holes=always)


def test_frozen_months_count_although_their_cases_are_erased(town: Town) -> None:
    town.happen([JANUARY, FEBRUARY], 30, seed=3)
    before = town.prepare(FEBRUARY).release
    town.cases = []
    town.happen([MARCH], 30, seed=4)
    after = _cells(town.prepare(MARCH).release, "T1-2026")
    assert {month: after[month] for month in ("2026-01", "2026-02")} == {
        month: value for month, value in _cells(before, "T1-2026").items() if month != "*"
    }
