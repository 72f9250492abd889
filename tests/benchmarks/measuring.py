"""Two ways of doing one thing, in turn and in one process: what counts is how they compare."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Seconds of the product and of its base, round by round; a ratio is of one run only."""

    what: str
    base: str
    how: str
    product_took: tuple[float, ...] = field(repr=False)
    base_took: tuple[float, ...] = field(repr=False)

    @property
    def ratio(self) -> float:
        return median(self.product_took) / median(self.base_took)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The same comparison of several processes."""

    what: str
    base: str
    how: str
    ratios: tuple[float, ...]

    def line(self) -> str:
        middle, least, most = median(self.ratios), min(self.ratios), max(self.ratios)
        span = "" if len(self.ratios) == 1 else f" ({least:.2f} to {most:.2f})"
        return f"| {self.what} | {self.base} | {self.how} | **{middle:.2f}**{span} |"


def took(deed: Callable[[], object]) -> float:
    began = time.perf_counter()
    deed()
    return time.perf_counter() - began


def in_turn(
    product: Callable[[], object],
    base: Callable[[], object],
    rounds: int,
    *,
    afterwards: Callable[[], object] = bool,
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Each round does both, and who begins changes: neither always finds the warm cache.

    What is done `afterwards`, once a round, counts for neither.
    """
    product_took: list[float] = []
    base_took: list[float] = []
    for number in range(rounds):
        both = [(product, product_took), (base, base_took)]
        for deed, taken in both if number % 2 else reversed(both):
            taken.append(took(deed))
        afterwards()
    return tuple(product_took), tuple(base_took)


def table(findings: Sequence[Finding]) -> str:
    head = ("| What | Compared with | How | Ratio |", "| --- | --- | --- | --- |")
    return "\n".join((*head, *(each.line() for each in findings)))
