"""What the domain asks of a solver: round this cube, and try to break what we would publish."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from komma_desk.domain.figures.counting import CellKey, Cube
from komma_desk.domain.figures.periods import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundingProblem:
    """Round the open cells: 1 to base - 1 becomes 0 or base, anything else stays.

    `counts` are the counts of every cell that has any, frozen months included as far as they are
    still known; `frozen` are the rounded cells of months that can no longer change.
    """

    base: int
    counts: Cube
    frozen: Cube
    open_months: tuple[Month, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """All an intruder may know: the whole rounded cube and the exact totals of months.

    He is given more than is printed: the cube by month, of which only sums appear, and that a
    month in `small` is one withheld because it has fewer than `base` incidents. Whatever sums of
    this cube are published later, they tell him nothing that is not in here.
    """

    base: int
    months: tuple[Month, ...]
    forms: tuple[str, ...]
    rounded: Cube
    exact: Mapping[Month, int]
    small: frozenset[Month]
    groups: tuple[tuple[CellKey, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hole:
    """A group of cells whose small true sum can be computed; never shown to anybody."""

    cells: tuple[CellKey, ...]


Round = Callable[[RoundingProblem], Cube]
FindHoles = Callable[[Knowledge], tuple[Hole, ...]]
