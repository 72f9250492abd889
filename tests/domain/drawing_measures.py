"""What is wrong with a drawing: overlaps, lines through boxes, words that spill over."""

from __future__ import annotations

from itertools import combinations, pairwise

from komma_desk.domain.procedure.drawing.lettering import width_of
from komma_desk.domain.procedure.drawing.sheet import HOLDS_OTHERS, Box, Drawing

ALMOST = 0.01


def overlapping(drawing: Drawing) -> list[tuple[str, str]]:
    plain = [box for box in drawing.boxes if box.kind not in HOLDS_OTHERS]
    holders = [box for box in drawing.boxes if box.kind in HOLDS_OTHERS]
    found = [(one.place, two.place) for one, two in combinations(plain, 2) if _meet(one, two)]
    for holder in holders:
        found += [
            (holder.place, box.place)
            for box in drawing.boxes
            if box is not holder
            and _meet(holder, box)
            and not inside(box, holder)
            and not inside(holder, box)
        ]
    return found


def _meet(one: Box, two: Box) -> bool:
    return (
        one.x < two.right - ALMOST
        and two.x < one.right - ALMOST
        and one.y < two.bottom - ALMOST
        and two.y < one.bottom - ALMOST
    )


def inside(inner: Box, outer: Box) -> bool:
    return (
        outer.x <= inner.x
        and inner.right <= outer.right
        and outer.y <= inner.y
        and inner.bottom <= outer.bottom
    )


def crossed(drawing: Drawing) -> list[tuple[str, str]]:
    """Lines that run through a box which is neither theirs nor around them."""
    found = []
    for edge in drawing.edges:
        own = {edge.place, edge.source, edge.target}
        around = {
            box.place
            for box in drawing.boxes
            if box.kind in HOLDS_OTHERS
            and all(box.x <= x <= box.right and box.y <= y <= box.bottom for x, y in edge.points)
        }
        for (x1, y1), (x2, y2) in pairwise(edge.points):
            found += [
                (edge.place, box.place)
                for box in drawing.boxes
                if box.place not in own | around
                and min(x1, x2) < box.right - ALMOST
                and max(x1, x2) > box.x + ALMOST
                and min(y1, y2) < box.bottom - ALMOST
                and max(y1, y2) > box.y + ALMOST
            ]
    return found


def spilling(drawing: Drawing) -> list[str]:
    return [
        line.text
        for box in drawing.boxes
        for line in box.lines
        if line.x < box.x
        or line.x + width_of(line.text, line.size) > box.right
        or line.y - line.size < box.y
        or line.y > box.bottom
    ]
