"""Small-count rounding: the guarantee, the margins, and the same answer every time."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from komma_desk.domain.disclosure.questions import RoundingProblem
from komma_desk.domain.figures.counting import CellKey, Cube
from komma_desk.domain.figures.periods import Month
from komma_desk.protection import rounding
from komma_desk.protection.rounding import round_cube
from komma_desk.protection.solver import ProtectionUnfinished

JANUARY, FEBRUARY, APRIL = (Month(year=2026, number=number) for number in (1, 2, 4))


def _problem(
    counts: Cube, *, base: int = 5, frozen: Cube | None = None, opened: tuple[Month, ...] = ()
) -> RoundingProblem:
    return RoundingProblem(
        base=base,
        counts=counts,
        frozen=frozen or {},
        open_months=opened or tuple(sorted({month for month, _ in counts})),
    )


@settings(max_examples=30, deadline=None)
@given(
    base=st.sampled_from([3, 5, 10]),
    cells=st.dictionaries(
        st.tuples(st.sampled_from([JANUARY, FEBRUARY, APRIL]), st.sampled_from("ABCD")),
        st.integers(0, 14),
    ),
)
def test_small_counts_become_zero_or_the_base_and_all_others_stay(
    base: int, cells: dict[CellKey, int]
) -> None:
    rounded = round_cube(_problem(cells, base=base))
    for key, count in cells.items():
        assert rounded.get(key, 0) in ({0, base} if 0 < count < base else {count})


def _distance(counts: Cube, rounded: Cube) -> int:
    """The weighted distance of all margins of one year, written again without the solver."""
    moved: dict[tuple[int, str, str], int] = {}
    for key, count in counts.items():
        month, form = key
        for margin in (
            (3, str(month), "*"),
            (3, str(month.quarter), "*"),
            (3, str(month.year), "*"),
            (1, str(month.quarter), form),
            (1, str(month.year), form),
        ):
            moved[margin] = moved.get(margin, 0) + rounded.get(key, 0) - count
    return sum(weight * abs(distance) for (weight, _, _), distance in moved.items())


@pytest.mark.parametrize(
    "values",
    [(1, 2, 3, 4, 1, 2), (4, 4, 4, 4, 4, 4), (1, 1, 1, 7, 1, 1), (2, 3, 2, 3, 9, 2)],
)
def test_no_other_choice_moves_the_margins_less(values: tuple[int, ...]) -> None:
    keys = [(month, form) for month in (JANUARY, FEBRUARY) for form in "ABC"]
    counts = dict(zip(keys, values, strict=True))
    small = [key for key in keys if counts[key] < 5]
    best = min(
        _distance(counts, counts | dict(zip(small, choice, strict=True)))
        for choice in product((0, 5), repeat=len(small))
        if _leaves_doubt(counts, dict(zip(small, choice, strict=True)))
    )
    rounded = round_cube(_problem(counts))
    # The solver stops within one per cent of the best.
    assert _distance(counts, rounded) <= best * 1.02 + 0.1


def _leaves_doubt(counts: Cube, choice: Cube) -> bool:
    for month in (JANUARY, FEBRUARY):
        total = sum(count for key, count in counts.items() if key[0] == month)
        small = sum(counts[key] for key in choice if key[0] == month)
        up = sum(1 for key, value in choice.items() if key[0] == month and value)
        if up > (3 if total < 5 else small - 1):
            return False
    return True


def test_a_frozen_month_draws_the_next_one_back_to_the_truth() -> None:
    counts = {(JANUARY, form): 2 for form in "ABC"} | {(FEBRUARY, form): 2 for form in "ABC"}
    after_zeros = round_cube(
        _problem(counts, frozen={(JANUARY, form): 0 for form in "ABC"}, opened=(FEBRUARY,))
    )
    after_fives = round_cube(
        _problem(counts, frozen={(JANUARY, form): 5 for form in "ABC"}, opened=(FEBRUARY,))
    )
    assert sum(after_zeros.values()) > sum(after_fives.values())


def test_frozen_months_are_not_rounded_again() -> None:
    counts = {(JANUARY, "A"): 3, (FEBRUARY, "A"): 7}
    rounded = round_cube(_problem(counts, frozen={(JANUARY, "A"): 0}, opened=(FEBRUARY,)))
    assert rounded == {(FEBRUARY, "A"): 7}


def test_the_same_cube_is_rounded_alike_every_time() -> None:
    counts = {
        (month, form): (3 * month.number + place) % 5
        for month in (JANUARY, FEBRUARY, APRIL)
        for place, form in enumerate("ABCDEFGH")
    }
    assert round_cube(_problem(counts)) == round_cube(_problem(dict(reversed(counts.items()))))


def test_out_of_time_nothing_is_rounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounding, "_SECONDS", 0.0)
    with pytest.raises(ProtectionUnfinished):
        round_cube(_problem({(JANUARY, form): 2 for form in "ABCDEFGHIJ"}))


def test_a_month_whose_cases_are_gone_counts_as_true() -> None:
    counts = {(FEBRUARY, form): 2 for form in "ABC"}
    frozen = {(JANUARY, form): 5 for form in "ABC"}
    assert round_cube(_problem(counts, frozen=frozen, opened=(FEBRUARY,))) == round_cube(
        _problem(counts)
    )
