"""A procedure as nodes and flows of BPMN, placed: states wait as user tasks, steps are flows.

Strands are a parallel box, deadlines timers at a border, `@last` flows wherever it may lead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from math import hypot
from typing import Final

from komma_desk.domain.deadlines.rules import DeadlineRules
from komma_desk.domain.procedure.definition import (
    BACK,
    Deadline,
    Procedure,
    State,
    StateId,
    Step,
    Strand,
)
from komma_desk.domain.procedure.drawing.sheet import Box, Drawing, Edge, Kind, Point
from komma_desk.domain.procedure.interval_words import short_interval
from komma_desk.exchange.bpmn_notes import step_notes
from komma_desk.exchange.entered_from import entered_from
from komma_desk.exchange.xml_words import name_of

EVENT: Final = 36.0
_ABOVE: Final = 84.0  # room for the start above the first state
_WORDS: Final = 84.0  # the width of the words beside a deadline


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """`within` names the sub-process it stands in, `at` the activity whose border it sits on."""

    id: str
    tag: str
    name: str
    area: Area
    within: str = ""
    at: str = ""
    notes: tuple[str, ...] = ()
    deadline: Deadline | None = None
    ends_with: tuple[StateId, ...] = ()
    condition: str = ""
    label: Area | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    id: str
    source: str
    target: str
    name: str
    points: tuple[Point, ...]
    within: str = ""
    notes: tuple[str, ...] = ()
    condition: str = ""
    label: Area | None = None


@dataclass(slots=True)
class Sheet:
    """Everything of one procedure; put together once, written out by others."""

    procedure: Procedure
    drawing: Drawing
    rules: DeadlineRules
    nodes: dict[str, Node] = field(default_factory=dict)
    flows: list[Flow] = field(default_factory=list)

    def filled(self) -> Sheet:
        boxes = {box.place: box for box in self.drawing.boxes if box.kind is not Kind.STEP}
        for state in self.procedure.main_states():
            self._state(state, boxes)
        self._start(boxes[f"states.{self.procedure.start}"])
        edges = {(edge.place, edge.source): edge for edge in self.drawing.edges}
        for step in self.procedure.steps:
            for source in step.sources:
                edge = edges[f"steps.{step.id}", f"states.{source}"]
                self._step(step, self.procedure.state_by_id[source], edge)
        return self

    def _state(self, state: State, boxes: dict[str, Box]) -> None:
        area = _area(boxes[f"states.{state.id}"])
        key, tag = state_key(state.id), "subProcess" if state.strands else "userTask"
        if state.end and not state.strands:
            tag, area = "endEvent", _round(_middle(area))
        self._add(key, tag, state, area)
        for one in state.strands:
            strand = self.procedure.strand_by_id[one]
            inner = f"strand.{name_of(one)}"
            box = _area(boxes[f"strands.{one}"])
            self._add(inner, "adHocSubProcess", strand, box, within=key, ends_with=strand.end)
            for leaf in strand.states:
                place = _area(boxes[f"states.{leaf}"])
                self._add(
                    state_key(leaf),
                    "userTask",
                    self.procedure.state_by_id[leaf],
                    place,
                    within=inner,
                )

    def _add(
        self,
        key: str,
        tag: str,
        thing: State | Strand,
        area: Area,
        *,
        within: str = "",
        ends_with: tuple[StateId, ...] = (),
    ) -> None:
        self.nodes[key] = Node(
            id=key,
            tag=tag,
            name=thing.title.spoken(),
            area=area,
            within=within,
            notes=_told(thing),
            ends_with=ends_with,
        )
        if thing.deadline is not None:
            corner = (area.x, area.y + area.height)
            self.nodes[f"deadline.{key}"] = Node(
                id=f"deadline.{key}",
                tag="boundaryEvent",
                name=_said(thing.deadline, self.rules),
                area=_round(corner),
                within=within,
                at=key,
                deadline=thing.deadline,
                label=Area(
                    x=corner[0] - EVENT / 2 - _WORDS, y=corner[1] - 7, width=_WORDS, height=28
                ),
            )

    def _start(self, first: Box) -> None:
        target = state_key(self.procedure.start)
        x, y = _area(first).x + first.width / 2, _area(first).y
        here = _round((x, y - _ABOVE / 2 - EVENT / 2))
        self.nodes["start"] = Node(id="start", tag="startEvent", name="", area=here)
        points = ((x, here.y + EVENT), (x, y))
        self.flows.append(Flow(id="begin", source="start", target=target, name="", points=points))

    def _step(self, step: Step, source: State, edge: Edge) -> None:
        points = tuple(map(_lowered, edge.points))
        label = self._label(step, points)
        if source.end and not source.strands:
            self._reopening(step, points, label)
            return
        begin = state_key(source.id)
        if source.strands and step.to != source.then:
            begin = self._interrupting(step, source, points[0])
        for key, target, way in self._targets(step, source, points):
            self.flows.append(
                Flow(
                    id=f"{key}.from.{name_of(source.id)}",
                    source=begin,
                    target=state_key(target),
                    name=step.title.spoken(),
                    points=self._to_circle(way, target),
                    within=self.nodes[state_key(source.id)].within,
                    notes=step_notes(step),
                    condition=_chosen(step),
                    label=None if step.to == BACK else label,
                )
            )

    def _targets(
        self, step: Step, source: State, points: tuple[Point, ...]
    ) -> Iterator[tuple[str, StateId, tuple[Point, ...]]]:
        key = f"step.{name_of(step.id)}"
        if step.to != BACK:
            yield key, step.to, points
            return
        for origin in entered_from(self.procedure).get(source.id, ()):
            yield f"{key}.to.{name_of(origin)}", origin, self._way_back(source.id, origin, points)

    def _way_back(
        self, source: StateId, origin: StateId, points: tuple[Point, ...]
    ) -> tuple[Point, ...]:
        """Along the line by which the case came, turned round."""
        for edge in self.drawing.edges:
            if (edge.source, edge.target) == (f"states.{origin}", f"states.{source}"):
                return tuple(map(_lowered, reversed(edge.points)))
        return points[0], _middle(self.nodes[state_key(origin)].area)

    def _interrupting(self, step: Step, source: State, border: Point) -> str:
        """A step that leaves the strands before they have ended, as an event at their border."""
        key = f"leaving.{name_of(step.id)}.from.{name_of(source.id)}"
        self.nodes[key] = Node(
            id=key,
            tag="boundaryEvent",
            name="",
            area=_round(border),
            at=state_key(source.id),
            condition=_chosen(step),
        )
        return key

    def _reopening(self, step: Step, points: tuple[Point, ...], label: Area | None) -> None:
        """Nothing leads out of an end in BPMN: the case begins again, once for all its ends."""
        key = f"again.{name_of(step.id)}"
        if key in self.nodes:
            return
        here = _round(_middle(label) if label else points[0])
        above = replace(label, y=here.y - label.height) if label else None
        self.nodes[key] = Node(id=key, tag="startEvent", name="", area=here)
        self.flows.append(
            Flow(
                id=f"step.{name_of(step.id)}",
                source=key,
                target=state_key(step.to),
                name=step.title.spoken(),
                points=self._to_circle((_middle(here), *points[_passed(points, here) :]), step.to),
                notes=step_notes(step),
                label=above,
            )
        )

    def _to_circle(self, points: tuple[Point, ...], target: StateId) -> tuple[Point, ...]:
        """The line to the box of an end goes on to the circle that stands in its middle."""
        node = self.nodes[state_key(target)]
        if node.tag != "endEvent":
            return points
        (x, y), (end_x, end_y) = points[-1], _middle(node.area)
        away = hypot(x - end_x, y - end_y) or 1.0
        part = EVENT / 2 / away
        return *points, (end_x + (x - end_x) * part, end_y + (y - end_y) * part)

    def _label(self, step: Step, points: tuple[Point, ...]) -> Area | None:
        """Where the words of a step stand: of its boxes the one its line runs under."""
        areas = [_area(box) for box in self.drawing.boxes if box.place == f"steps.{step.id}"]
        under = [area for area in areas if _passed(points, area)]
        return next(iter(under or areas), None)


def state_key(state: StateId) -> str:
    return f"state.{name_of(state)}"


def _chosen(step: Step) -> str:
    return f"step = '{step.id}'"


def _told(thing: State | Strand) -> tuple[str, ...]:
    """What the person who reported reads while her case is here."""
    plain = thing.plain if isinstance(thing, State) else None
    return () if plain is None else (plain.spoken(),)


def _said(deadline: Deadline, rules: DeadlineRules) -> str:
    if deadline.within is not None:
        return short_interval(deadline.within)
    return rules.name_of(deadline.rule).spoken() if deadline.rule else ""


def _lowered(point: Point) -> Point:
    return point[0], point[1] + _ABOVE


def _area(box: Box) -> Area:
    return Area(x=box.x, y=box.y + _ABOVE, width=box.width, height=box.height)


def _middle(area: Area) -> Point:
    return area.x + area.width / 2, area.y + area.height / 2


def _round(middle: Point) -> Area:
    return Area(x=middle[0] - EVENT / 2, y=middle[1] - EVENT / 2, width=EVENT, height=EVENT)


def _passed(points: tuple[Point, ...], area: Area) -> int:
    """The number of the point after which a line passes an area; 0 if it does not."""
    for number in range(1, len(points)):
        (ax, ay), (bx, by) = points[number - 1], points[number]
        across = min(ax, bx) <= area.x + area.width and max(ax, bx) >= area.x
        down = min(ay, by) <= area.y + area.height and max(ay, by) >= area.y
        if across and down:
            return number
    return 0
