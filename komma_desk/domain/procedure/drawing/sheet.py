"""What a picture of a procedure is made of: boxes with words and signs, and lines, in pixels.

Everything is placed here, so that screen, SVG and paper only have to draw it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from komma_desk.words import Language

Point = tuple[float, float]


class Kind(StrEnum):
    STATE = "state"
    END = "end"
    FORK = "fork"  # a state with strands in it
    STRAND = "strand"
    STEP = "step"
    LOST = "lost"  # named by the definition, but described nowhere


HOLDS_OTHERS = frozenset({Kind.FORK, Kind.STRAND})


class Sign(StrEnum):
    START = "start"
    END = "end"
    RESTS = "rests"
    DEADLINE = "deadline"
    FOUR_EYES = "four_eyes"
    CONSENT = "consent"
    EXCEPTION = "exception"
    IRREVERSIBLE = "irreversible"
    REOPENS = "reopens"
    BACK = "back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of words; `y` is its baseline."""

    text: str
    x: float
    y: float
    size: float
    strong: bool = False
    quiet: bool = False

    def moved(self, dx: float, dy: float) -> Line:
        return replace(self, x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A small sign in a square; its corner is the upper left one."""

    sign: Sign
    x: float
    y: float
    size: float

    def moved(self, dx: float, dy: float) -> Mark:
        return replace(self, x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """`place` is the dotted key in the definition, as in a finding; `said` names it aloud."""

    kind: Kind
    place: str
    said: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[Line, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> Point:
        return self.x + self.width / 2, self.y + self.height / 2

    def moved(self, dx: float, dy: float) -> Box:
        return replace(
            self,
            x=self.x + dx,
            y=self.y + dy,
            lines=tuple(one.moved(dx, dy) for one in self.lines),
            marks=tuple(one.moved(dx, dy) for one in self.marks),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """The way of one step from one state; it runs under the box of its step, arrow at the end.

    `target` is None where the step leads out of the picture's sight: its box says where to.
    """

    place: str
    source: str
    target: str | None
    points: tuple[Point, ...]
    back: bool = False
    onward: bool = False  # on the main road, or on that of a strand

    def moved(self, dx: float, dy: float) -> Edge:
        return replace(self, points=tuple((x + dx, y + dy) for x, y in self.points))


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    title: str
    version: str
    language: Language
    width: float
    height: float
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    joints: tuple[Point, ...] = ()  # where lines of the same step meet, as against mere crossings

    def signs(self) -> tuple[Sign, ...]:
        """The signs that occur, in the order of the legend."""
        used = {mark.sign for box in self.boxes for mark in box.marks}
        return tuple(sign for sign in Sign if sign in used)
