"""The intruder finds a planted hole, and nothing where there is doubt."""

from __future__ import annotations

import pytest

from komma_desk.domain.disclosure.questions import Hole, Knowledge
from komma_desk.domain.figures.counting import Cube
from komma_desk.domain.figures.periods import Month
from komma_desk.protection import attack
from komma_desk.protection.attack import find_holes
from komma_desk.protection.solver import ProtectionUnfinished

JANUARY = Month(year=2026, number=1)
FORMS = ("A", "B", "C")


def _knowledge(
    rounded: Cube, *, total: int | None = None, small: bool = False, forms: tuple[str, ...] = FORMS
) -> Knowledge:
    return Knowledge(
        base=5,
        months=(JANUARY,),
        forms=forms,
        rounded=rounded,
        exact={} if total is None else {JANUARY: total},
        small=frozenset({JANUARY} if small else ()),
        groups=tuple(((JANUARY, form),) for form in forms),
    )


def test_a_single_small_cell_beside_an_exact_total_is_found() -> None:
    knowledge = _knowledge({(JANUARY, "A"): 20, (JANUARY, "B"): 5}, total=23, forms=("A", "B"))
    assert find_holes(knowledge) == (Hole(cells=((JANUARY, "B"),)),)


def test_several_cells_that_can_only_all_be_one_are_found() -> None:
    rounded = {(JANUARY, "A"): 5, (JANUARY, "B"): 5, (JANUARY, "C"): 20}
    assert len(find_holes(_knowledge(rounded, total=22))) == 2


def test_a_withheld_small_month_with_too_many_cells_of_the_base_is_found() -> None:
    forms = ("A", "B", "C", "D")
    rounded = {(JANUARY, form): 5 for form in forms}
    assert len(find_holes(_knowledge(rounded, small=True, forms=forms))) == 4


def test_where_two_cells_share_the_doubt_nothing_is_found() -> None:
    rounded = {(JANUARY, "A"): 20, (JANUARY, "B"): 5}
    assert find_holes(_knowledge(rounded, total=23)) == ()


def test_without_an_exact_total_nothing_is_found() -> None:
    assert find_holes(_knowledge({(JANUARY, "A"): 20, (JANUARY, "B"): 5})) == ()


def test_a_sum_over_months_is_found_where_each_part_is_known() -> None:
    february = JANUARY.following
    knowledge = Knowledge(
        base=5,
        months=(JANUARY, february),
        forms=("A", "B"),
        rounded={(JANUARY, "A"): 20, (february, "A"): 20},
        exact={JANUARY: 21, february: 22},
        small=frozenset(),
        groups=(((JANUARY, "B"), (february, "B")),),
    )
    assert find_holes(knowledge) == (Hole(cells=((JANUARY, "B"), (february, "B"))),)


def test_an_attack_that_comes_to_no_end_fails_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attack, "_SECONDS", 0.0)
    with pytest.raises(ProtectionUnfinished):
        find_holes(_knowledge({(JANUARY, "A"): 20, (JANUARY, "B"): 5}, total=23))


def test_what_cannot_be_true_at_all_fails_closed() -> None:
    with pytest.raises(ProtectionUnfinished):
        find_holes(_knowledge({(JANUARY, "A"): 20}, total=7))
