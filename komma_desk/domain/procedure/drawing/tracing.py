"""Turns an arrangement into boxes and lines."""

from __future__ import annotations

from collections.abc import Iterator

from komma_desk.domain.procedure.definition import Step
from komma_desk.domain.procedure.drawing.cards import stretched
from komma_desk.domain.procedure.drawing.columns import ARROW, Arrangement
from komma_desk.domain.procedure.drawing.items import Column, Item, Link, Side, Slot
from komma_desk.domain.procedure.drawing.plan import Plan
from komma_desk.domain.procedure.drawing.sheet import Box, Edge, Point

_ALONE = 14.0


def traced(arranged: Arrangement) -> Plan:
    """Boxes from the outside in, so that what is painted later lies above."""
    boxes: list[Box] = []
    edges: list[Edge] = []
    joints = arranged.joints()
    for item in arranged.items.values():
        boxes.append(stretched(item.box, item.width, item.height).moved(item.x, item.y))
        inside = item.inside.moved(item.x, item.y)
        boxes.extend(inside.boxes)
        edges.extend(inside.edges)
        joints.extend(inside.joints)
    for above, below, row in zip(arranged.road, arranged.road[1:], arranged.rows, strict=False):
        more_boxes, more_edges = row.drawn(above, below)
        boxes.extend(more_boxes)
        edges.extend(more_edges)
    for item in arranged.items.values():
        for side, slots in item.slots.items():
            for slot in slots:
                if slot.box is not None:
                    boxes.append(_beside(item, side, slot, slot.box))
                    if slot.link.target is None:
                        edges.append(_alone(item, side, boxes[-1], slot.y))
    for link in arranged.channelled():
        edges.extend(_edges_of(link, arranged))
    return Plan(boxes=tuple(boxes), edges=tuple(edges), joints=tuple(joints))


def _beside(item: Item, side: Side, slot: Slot, box: Box) -> Box:
    away = ARROW if slot.arrives else _ALONE
    x = item.side_x(side) + (away if side is Side.RIGHT else -away - box.width)
    return box.moved(x, slot.y - box.height / 2)


def _alone(item: Item, side: Side, box: Box, y: float) -> Edge:
    end = box.x if side is Side.RIGHT else box.right
    return Edge(
        place=box.place,
        source=item.box.place,
        target=None,
        points=((item.side_x(side), y), (end, y)),
        back=True,
    )


def _edges_of(link: Link, arranged: Arrangement) -> Iterator[Edge]:
    for step in link.steps:
        for source in link.sources:
            yield Edge(
                place=f"steps.{step.id}",
                source=arranged.items[source].box.place,
                target=arranged.items[link.target or ""].box.place,
                points=_way(link, step, source, arranged),
                back=step.reopens or _upward(arranged, source, link.target or ""),
            )


def _upward(arranged: Arrangement, source: str, target: str) -> bool:
    one, other = arranged.items[source], arranged.items[target]
    return other.column is Column.ROAD and (one.column is not Column.ROAD or other.y <= one.y)


def _way(link: Link, step: Step, source: str, arranged: Arrangement) -> tuple[Point, ...]:
    home = arranged.home[link]
    begin, end = arranged.items[source], arranged.items[link.target or ""]
    side, slot = begin.slot(link, step, arrives=False)
    channel = arranged.channel_of(begin, home)
    target_side, target_slot = end.slot(link, step, arrives=True)
    first = arranged.tracks[link, channel].x
    last = arranged.tracks[link, arranged.channel_of(end, home)].x
    points = [(begin.side_x(side), slot.y), (first, slot.y)]
    if first != last:
        across = arranged.crossing_y[link]
        points += [(first, across), (last, across)]
    points += [(last, target_slot.y), (end.side_x(target_side), target_slot.y)]
    return _straight(points)


def _straight(points: list[Point]) -> tuple[Point, ...]:
    """Without points that change nothing."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and (
            kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]
        ):
            kept[-1] = point
        else:
            kept.append(point)
    return tuple(kept)
