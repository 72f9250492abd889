"""The channels between the columns: every link has a track in them, so no line crosses a box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

TRACK: Final = 13.0
_TOO_NEAR: Final = 5.0
_LYING_ON_EACH_OTHER: Final = 20
_MOST_ROUNDS: Final = 12
_TOO_MANY: Final = 160  # nobody could follow them anyway; the window must not stand still


@dataclass(slots=True, eq=False)
class Track:
    """An upright line of one link; it is joined from the road's side and from the far side."""

    near: list[float] = field(default_factory=list)
    far: list[float] = field(default_factory=list)
    x: float = 0.0

    @property
    def span(self) -> tuple[float, float]:
        ends = [*self.near, *self.far]
        return min(ends), max(ends)

    def joints(self) -> list[tuple[float, float]]:
        """Where lines join this one between its ends."""
        top, bottom = self.span
        return [(self.x, y) for y in sorted({*self.near, *self.far}) if top < y < bottom]


def put_in_order(tracks: Sequence[Track]) -> list[Track]:
    """From the road outward so that few lines cross: each track moves to its best place in turn."""
    tall = sorted(tracks, key=lambda track: track.span[1] - track.span[0])
    if len(tall) > _TOO_MANY:
        return tall
    # What it costs to have the one nearer to the road than the other, worked out once.
    prices = [[_crossings(one, other) for other in tall] for one in tall]
    order = list(range(len(tall)))
    for _round in range(_MOST_ROUNDS):
        before = list(order)
        for number in before:
            order = _best_place(order, number, prices)
        if order == before:
            break
    return [tall[number] for number in order]


def _best_place(order: list[int], number: int, prices: list[list[int]]) -> list[int]:
    rest = [one for one in order if one != number]
    mine = prices[number]
    price = cheapest = sum(mine[one] for one in rest)
    best = 0
    for place, one in enumerate(rest, start=1):
        price += prices[one][number] - mine[one]
        if price < cheapest:
            best, cheapest = place, price
    return [*rest[:best], number, *rest[best:]]


def _crossings(nearer: Track, farther: Track) -> int:
    """How often they cross, the one standing nearer to the road than the other."""
    top, bottom = nearer.span
    crossed = sum(top - _TOO_NEAR < y < bottom + _TOO_NEAR for y in farther.near)
    top, bottom = farther.span
    crossed += sum(top - _TOO_NEAR < y < bottom + _TOO_NEAR for y in nearer.far)
    doubled = sum(abs(a - b) < _TOO_NEAR for a in farther.near for b in nearer.far)
    return crossed + _LYING_ON_EACH_OTHER * doubled
