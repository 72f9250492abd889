"""A part of the picture with its own origin: strands are planned alone, then set in place."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.procedure.drawing.sheet import Box, Edge, Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Boxes and lines where they stand, wherever the origin is."""

    boxes: tuple[Box, ...] = ()
    edges: tuple[Edge, ...] = ()
    joints: tuple[Point, ...] = ()

    def moved(self, dx: float, dy: float) -> Plan:
        return Plan(
            boxes=tuple(box.moved(dx, dy) for box in self.boxes),
            edges=tuple(edge.moved(dx, dy) for edge in self.edges),
            joints=tuple((x + dx, y + dy) for x, y in self.joints),
        )

    def bounds(self) -> tuple[float, float, float, float]:
        """The left, upper, right and lower border of it all."""
        points = [point for edge in self.edges for point in edge.points]
        points += [
            corner for box in self.boxes for corner in ((box.x, box.y), (box.right, box.bottom))
        ]
        xs, ys = [x for x, _y in points] or [0.0], [y for _x, y in points] or [0.0]
        return min(xs), min(ys), max(xs), max(ys)
