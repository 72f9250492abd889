"""The steps between two neighbours on the road: side by side, the way onward in the middle."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from komma_desk.domain.procedure.definition import Step
from komma_desk.domain.procedure.drawing.cards import step_card
from komma_desk.domain.procedure.drawing.items import Item, Link
from komma_desk.domain.procedure.drawing.sheet import Box, Edge, Point

_ABOVE: Final = 20.0
_BESIDE: Final = 16.0
_EMPTY: Final = 44.0
_EDGE: Final = 14.0
_JOG: Final = 9.0


@dataclass(slots=True)
class Row:
    """Upward and downward steps of one gap; `reach` is how far they stand from the middle."""

    steps: list[tuple[Step, Link, bool]] = field(default_factory=list)
    cards: list[Box] = field(default_factory=list)
    top: float = 0.0
    height: float = 0.0

    def add(self, link: Link, *, downward: bool) -> None:
        self.steps.extend((step, link, downward) for step in link.steps)
        self.steps.sort(key=lambda one: not one[2])
        self.cards = _side_by_side([step_card(step) for step, _link, _down in self.steps])

    @property
    def reach(self) -> float:
        return max((max(abs(card.x), abs(card.right)) for card in self.cards), default=0.0)

    def place(self, top: float, *, bare: bool) -> float:
        """Begins below the state above; returns where the next may begin."""
        self.top = top
        tallest = max((card.height for card in self.cards), default=0.0)
        self.height = tallest + 2 * _ABOVE if self.cards else 0.0 if bare else _EMPTY
        return top + self.height

    def drawn(self, above: Item, below: Item) -> tuple[list[Box], list[Edge]]:
        boxes: list[Box] = []
        edges: list[Edge] = []
        for (step, _link, downward), card in zip(self.steps, self.cards, strict=True):
            tallest = self.height - 2 * _ABOVE
            box = card.moved(0, self.top + _ABOVE + (tallest - card.height) / 2)
            boxes.append(box)
            points = self._way(box.middle[0], above, below)
            source, target = (above, below) if downward else (below, above)
            edges.append(
                Edge(
                    place=box.place,
                    source=source.box.place,
                    target=target.box.place,
                    points=points if downward else points[::-1],
                    back=not downward or step.reopens,
                    onward=downward and not step.reopens,
                )
            )
        return boxes, edges

    def _way(self, x: float, above: Item, below: Item) -> tuple[Point, ...]:
        """Straight down, with a step aside where the state is narrower than the row."""
        top, bottom = above.y + above.height, below.y
        begin, end = _within(x, above), _within(x, below)
        ways: list[Point] = [(begin, top)]
        if begin != x:
            ways += [(begin, top + _JOG), (x, top + _JOG)]
        if end != x:
            ways += [(x, bottom - 2 * _JOG), (end, bottom - 2 * _JOG)]
        return (*ways, (end, bottom))


def _within(x: float, item: Item) -> float:
    half = item.width / 2 - _EDGE
    return max(-half, min(half, x))


def _side_by_side(cards: list[Box]) -> list[Box]:
    """The first in the middle, the others right and left of it in turn."""
    placed: list[Box] = []
    left = right = 0.0
    for number, card in enumerate(cards):
        if number == 0:
            x = -card.width / 2
            left, right = x, -x
        elif number % 2:
            x = right + _BESIDE
            right = x + card.width
        else:
            x = left - _BESIDE - card.width
            left = x
        placed.append(card.moved(x, 0))
    return placed
