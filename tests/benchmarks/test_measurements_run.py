"""The measurements run and compare, in a small size; how long anything takes is never asserted."""

from __future__ import annotations

import math

import pytest

from tests.benchmarks.measure import SMALL, compared
from tests.benchmarks.measuring import Comparison, Finding, in_turn, table


@pytest.fixture(scope="module")
def comparisons(tmp_path_factory: pytest.TempPathFactory) -> list[Comparison]:
    return compared(SMALL, tmp_path_factory.mktemp("measured"))


def test_every_comparison_gives_a_ratio_that_means_something(
    comparisons: list[Comparison],
) -> None:
    assert [each.what for each in comparisons if not 0 < each.ratio < math.inf] == []


def test_every_promised_measurement_is_taken(comparisons: list[Comparison]) -> None:
    told = " ".join(each.what for each in comparisons)
    promised = (
        *("filing", "taking", "importing", "first paint", "one page"),
        *("attaching", "peak memory", "keystroke"),
        *("unlocking", "leaving", "full check", "backing up", "digests", "radar"),
        *("steps of the default", "checker over the default", "replaying"),
    )
    assert [word for word in promised if word not in told] == []


def test_who_begins_changes_from_round_to_round() -> None:
    order: list[str] = []
    in_turn(lambda: order.append("product"), lambda: order.append("base"), 2)
    assert order == ["base", "product", "product", "base"]


def test_the_table_shows_the_middle_of_several_processes_and_their_span() -> None:
    found = Finding(what="a deed", base="its base", how="by hand", ratios=(3.0, 1.0, 2.0))
    assert table([found]).splitlines()[-1] == (
        "| a deed | its base | by hand | **2.00** (1.00 to 3.00) |"
    )
