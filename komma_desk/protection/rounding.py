"""Small-count rounding of one joint cube (after Langsrud and Heldal), solved with HiGHS."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from komma_desk.domain.disclosure.questions import RoundingProblem
from komma_desk.domain.figures.counting import CellKey, Cube
from komma_desk.domain.figures.periods import Month, Quarter, Year
from komma_desk.protection.solver import ProtectionUnfinished, quiet_solver

Margin = tuple[Month | Quarter | Year, str | None]

# Totals weigh more than their parts: they are what a council reads first.
_WEIGHT_OF_TOTAL = 3.0
_WEIGHT_OF_FORM = 1.0
# Far below any margin: decides between solutions that are equal in their margins.
_WEIGHT_OF_CELL = 0.01
_GAP = 0.01
# More branches took up to ten times as long and moved the measured error by less than a tenth.
_NODES = 100
_SECONDS = 60.0


def round_cube(problem: RoundingProblem) -> Cube:
    """Round the open months: every count 1 to base - 1 becomes 0 or base, others stay.

    Chosen so that the margins (month, quarter, year, each in all and by form) move least, frozen
    months given. Deterministic: it stops at a number of branches, not at a time; the time limit
    is only the emergency exit and raises ProtectionUnfinished. Safe whatever the solver chooses:
    the guarantee holds for every choice, only the error differs. Years share no margin, so each
    is solved by itself.
    """
    rounded: dict[CellKey, int] = {}
    for year in sorted({month.year for month in problem.open_months}):
        rounded |= _round_year(problem, year)
    return rounded


def _round_year(problem: RoundingProblem, year: int) -> dict[CellKey, int]:
    opened = {month for month in problem.open_months if month.year == year}
    counts = {key: count for key, count in problem.counts.items() if key[0] in opened and count > 0}
    small = sorted(key for key, count in counts.items() if count < problem.base)
    large = {key: count for key, count in counts.items() if count >= problem.base}
    if not small:
        return large
    up = _choose(problem, counts, small, _drift(problem, year))
    return large | {key: problem.base for key in small if key in up}


def _drift(problem: RoundingProblem, year: int) -> dict[Margin, int]:
    """How far the frozen months of the year have moved each margin, as far as it is still known.

    Where the cases are gone the count no longer explains the frozen cell: then it counts as true.
    """
    drift: dict[Margin, int] = {}
    opened = set(problem.open_months)
    for key in {*problem.frozen, *problem.counts}:
        count, value = problem.counts.get(key, 0), problem.frozen.get(key, 0)
        explained = 0 < count < problem.base and value in {0, problem.base}
        if key[0].year == year and key[0] not in opened and explained:
            for margin in _margins(key):
                drift[margin] = drift.get(margin, 0) + value - count
    return drift


def _margins(key: CellKey) -> Iterator[Margin]:
    month, form = key
    year = Year(year=month.year)
    yield from ((month, None), (month.quarter, None), (year, None))
    yield from ((month.quarter, form), (year, form))


def _choose(
    problem: RoundingProblem,
    counts: Mapping[CellKey, int],
    small: list[CellKey],
    drift: Mapping[Margin, int],
) -> set[CellKey]:
    """The small cells that become the base; all others become 0."""
    solver = quiet_solver(seconds=_SECONDS)
    solver.setOptionValue("mip_max_nodes", _NODES)
    solver.setOptionValue("mip_rel_gap", _GAP)
    base = problem.base
    up = {key: solver.addBinary() for key in small}
    parts: dict[Margin, list[CellKey]] = {}
    for key in small:
        for margin in _margins(key):
            parts.setdefault(margin, []).append(key)
    costs: list[Any] = [_WEIGHT_OF_CELL * (base - 2 * counts[key]) * up[key] for key in small]
    for margin, keys in parts.items():
        over, under = solver.addVariable(lb=0), solver.addVariable(lb=0)
        target = sum(counts[key] for key in keys) - drift.get(margin, 0)
        solver.addConstr(sum(base * up[key] for key in keys) - over + under == target)
        weight = _WEIGHT_OF_TOTAL if margin[1] is None else _WEIGHT_OF_FORM
        costs.append(weight * (over + under))
    for month in {key[0] for key in small}:
        keys = parts[month, None]
        solver.addConstr(sum(up[key] for key in keys) <= _most_up(base, month, counts, keys))
    solver.minimize(sum(costs))
    return _chosen(solver, up)


def _most_up(base: int, month: Month, counts: Mapping[CellKey, int], keys: list[CellKey]) -> int:
    """How many cells may become the base without telling that each of them is exactly 1.

    They hold at least 1 each; the intruder knows their sum from the exact total of the month, or
    that a month without one has at most base - 1.
    """
    total = sum(count for key, count in counts.items() if key[0] == month)
    return base - 2 if total < base else sum(counts[key] for key in keys) - 1


def _chosen(solver: Any, up: Mapping[CellKey, Any]) -> set[CellKey]:
    import highspy

    status, known = solver.getModelStatus(), solver.getInfo().primal_solution_status
    # Out of branches is an answer too; out of time is none, for it would differ by machine.
    answers = {highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kSolutionLimit}
    if status not in answers or known != highspy.SolutionStatus.kSolutionStatusFeasible:
        raise ProtectionUnfinished
    values = solver.vals(up)
    return {key for key, value in values.items() if value > 1 / 2}
