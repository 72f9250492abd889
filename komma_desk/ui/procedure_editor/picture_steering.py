"""Where the arrow keys lead in the picture: along the lines first, else to what is nearest."""

from __future__ import annotations

from enum import Enum

from komma_desk.domain.procedure.drawing.sheet import Box, Drawing

_ASIDE = 2.0  # what lies aside is farther than what lies ahead


class Way(Enum):
    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


def next_box(drawing: Drawing, now: Box, way: Way) -> Box | None:
    """The neighbour by a line that lies this way; without one, the nearest box this way."""
    linked: set[str] = set()
    for edge in drawing.edges:
        ends = {edge.place, edge.source, edge.target or edge.place}
        if now.place in ends:
            linked |= {edge.place} if now.place != edge.place else ends
    others = [box for box in drawing.boxes if box is not now]
    along = [box for box in others if box.place in linked and _lies(now, box, way)]
    nearby = along or [box for box in others if _lies(now, box, way)]
    return min(nearby, key=lambda box: _distance(now, box, way), default=None)


def in_reading_order(drawing: Drawing) -> list[Box]:
    """As one reads: from above, at the same height from the left; strands after their state."""
    return sorted(drawing.boxes, key=lambda box: (round(box.y), round(box.x)))


def _ahead(now: Box, box: Box, way: Way) -> tuple[float, float]:
    dx, dy = box.middle[0] - now.middle[0], box.middle[1] - now.middle[1]
    across, down = way.value
    return dx * across + dy * down, abs(dx * down) + abs(dy * across)


def _lies(now: Box, box: Box, way: Way) -> bool:
    ahead, aside = _ahead(now, box, way)
    return ahead > 1 and aside <= _ASIDE * ahead


def _distance(now: Box, box: Box, way: Way) -> float:
    ahead, aside = _ahead(now, box, way)
    return ahead + _ASIDE * aside
