"""Towns of three sizes, month after month: tables add up, nothing changes, nothing leaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from komma_desk.domain.disclosure.questions import Knowledge
from komma_desk.domain.disclosure.refusals import TooFewNewReports
from komma_desk.domain.figures.periods import Month, Year
from komma_desk.domain.figures.release import Release
from komma_desk.protection.attack import find_holes

if TYPE_CHECKING:
    from tests.protection.conftest import Town

YEAR = Year(year=2026)


def _published(release: Release) -> dict[tuple[str, str], int | None]:
    return {
        (table.id, cell.at[0]): cell.value
        for table in release.tables
        for cell in table.cells
        if table.id.startswith("T3") or cell.at != ("*",)
    }


def _month_by_month(town: Town) -> list[Release]:
    releases = []
    for month in YEAR.months:
        try:
            releases.append(town.prepare(month).release)
        except TooFewNewReports:
            continue
    return releases


@pytest.mark.parametrize("each", [8, 60, 300])
def test_the_attack_finds_nothing_in_a_year_of_releases(town: Town, each: int) -> None:
    town.happen(YEAR.months, each, seed=each)
    _month_by_month(town)
    exact = {
        month: frozen.received
        for month, frozen in town.frozen.items()
        if frozen.received is not None
    }
    # The intruder sees the whole rounded cube by month, of which only sums were printed.
    knowledge = Knowledge(
        base=5,
        months=tuple(town.frozen),
        forms=town.forms,
        rounded={
            (month, form): value
            for month, frozen in town.frozen.items()
            for form, value in frozen.cells.items()
        },
        exact=exact,
        small=frozenset(),
        groups=tuple(
            tuple((month, form) for month in months)
            for months in (*((month,) for month in town.frozen), tuple(town.frozen))
            for form in town.forms
        ),
    )
    assert exact
    assert find_holes(knowledge) == ()


@pytest.mark.parametrize("each", [8, 60])
def test_what_was_published_once_never_changes(town: Town, each: int) -> None:
    town.happen(YEAR.months, each, seed=each)
    seen: dict[tuple[str, str], int | None] = {}
    for release in _month_by_month(town):
        published = _published(release)
        assert seen.items() <= published.items()
        seen = published


@settings(max_examples=15, deadline=None)
@given(
    base=st.sampled_from([3, 5]),
    cases=st.lists(
        st.tuples(
            st.sampled_from(["2026-01", "2026-02", "2026-03"]),
            st.sampled_from(["FORM_00", "FORM_01", "FORM_02", "FORM_03"]),
            st.sampled_from([None, None, "p", "q"]),
        ),
        min_size=12,
        max_size=60,
    ),
)
def test_every_quarter_adds_up_and_shows_no_small_number(
    base: int, cases: list[tuple[str, str, str | None]], make_town: type[Town]
) -> None:
    town = make_town(base=base)
    for month, form, person in cases:
        town.report(month, form, person=person)
    try:
        release = town.prepare(Month.parse("2026-03")).release
    except TooFewNewReports:
        return
    _require_the_guarantee(town, base)
    for table in release.tables:
        values = {cell.at: cell.value for cell in table.cells}
        total = values.pop(("*",))
        shown = [value for value in values.values() if value is not None]
        assert total is None or total == sum(shown)
        assert not any(0 < value < base for value in [*shown, total or 0])


def _require_the_guarantee(town: Town, base: int) -> None:
    """Counted again, by hand: small or few persons means 0 or the base, else the true number."""
    for month, frozen in town.frozen.items():
        persons_of = {
            form: [c.person for c in town.cases if (c.counted_in, c.main_form) == (month, form)]
            for form in town.forms
        }
        few = []
        for form, persons in persons_of.items():
            heads = persons.count(None) + len(set(persons) - {None})
            if heads < base:
                assert frozen.at(form) in {0, base}
                few.append(len(persons) >= base)
            else:
                assert frozen.at(form) == len(persons)
        if any(few):
            assert frozen.received is None
        if frozen.received is not None:
            assert frozen.received == sum(map(len, persons_of.values())) >= base


def test_the_same_cases_give_the_same_release(make_town: type[Town]) -> None:
    first, second = make_town(), make_town()
    for town in (first, second):
        town.happen(YEAR.months, 30, seed=7)
    second.cases.reverse()
    assert first.prepare(YEAR).release == second.prepare(YEAR).release
