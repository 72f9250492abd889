"""The intruder: smallest and largest true value of every sum, by integer programmes of its own.

Shares no code with the rounding, so that a mistake there does not hide itself here.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from komma_desk.domain.disclosure.questions import Hole, Knowledge
from komma_desk.domain.figures.counting import CellKey
from komma_desk.domain.figures.periods import Month
from komma_desk.protection.solver import ProtectionUnfinished, quiet_solver

_SECONDS = 20.0
_ALMOST = 1e-6


def find_holes(knowledge: Knowledge) -> tuple[Hole, ...]:
    """Every group whose true sum lies between 1 and base - 1 and can be computed exactly.

    A rounded 0 is known to mean 0 to base - 1, the base to mean 1 to base, anything larger
    itself; the exact totals of months are facts. Months are tied together by nothing else, so
    the range of a sum over months is the sum of the ranges within each month.
    """
    ranges: dict[tuple[CellKey, ...], tuple[int, int]] = {}
    models = {month: _Month(knowledge, month) for month in knowledge.months}
    holes = []
    for group in knowledge.groups:
        lowest = highest = 0
        for month, part in _by_month(group):
            if part not in ranges:
                ranges[part] = models[month].range_of(part)
            lowest, highest = lowest + ranges[part][0], highest + ranges[part][1]
        if lowest == highest and 1 <= lowest < knowledge.base:
            holes.append(Hole(cells=group))
    return tuple(holes)


def _by_month(group: tuple[CellKey, ...]) -> Iterator[tuple[Month, tuple[CellKey, ...]]]:
    parts: dict[Month, list[CellKey]] = {}
    for key in group:
        parts.setdefault(key[0], []).append(key)
    for month, keys in parts.items():
        yield month, tuple(sorted(keys))


class _Month:
    """The integer programme of one month: its cells, and what is known of them."""

    def __init__(self, knowledge: Knowledge, month: Month) -> None:
        self._solver = quiet_solver(seconds=_SECONDS)
        self._cells: Mapping[CellKey, Any] = {
            (month, form): self._solver.addIntegral(
                *_bounds(knowledge.rounded.get((month, form), 0), knowledge.base)
            )
            for form in knowledge.forms
        }
        everything = sum(self._cells.values())
        if month in knowledge.exact:
            self._solver.addConstr(everything == knowledge.exact[month])
        elif month in knowledge.small:
            self._solver.addConstr(everything <= knowledge.base - 1)

    def range_of(self, group: tuple[CellKey, ...]) -> tuple[int, int]:
        wanted = sum(self._cells[key] for key in group)
        self._solver.minimize(wanted)
        lowest = math.ceil(self._found() - _ALMOST)
        self._solver.maximize(wanted)
        return lowest, math.floor(self._found() + _ALMOST)

    def _found(self) -> float:
        import highspy

        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise ProtectionUnfinished
        return float(self._solver.getObjectiveValue())


def _bounds(rounded: int, base: int) -> tuple[int, int]:
    if rounded == 0:
        return 0, base - 1
    return (1, base) if rounded == base else (rounded, rounded)
