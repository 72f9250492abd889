"""The small signs as strokes in a square of 16: screen, SVG and paper show the same ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, pi, sin
from types import MappingProxyType
from typing import Final

from komma_desk.domain.procedure.drawing.sheet import Mark, Point, Sign
from komma_desk.words import N_

SQUARE: Final = 16.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through the points; filled ones are closed."""

    points: tuple[Point, ...]
    filled: bool = False


def strokes_of(mark: Mark) -> tuple[Stroke, ...]:
    """Where the sign stands and as large as it is there."""
    scale = mark.size / SQUARE
    return tuple(
        Stroke(
            tuple((mark.x + x * scale, mark.y + y * scale) for x, y in stroke.points), stroke.filled
        )
        for stroke in _SIGNS[mark.sign]
    )


def _round(
    x: float, y: float, radius: float, begin: float = 0.0, end: float = 1.0
) -> tuple[Point, ...]:
    """An arc in parts of the whole turn, clockwise from the right."""
    parts = 24
    return tuple(
        (
            x + radius * cos(2 * pi * (begin + (end - begin) * at / parts)),
            y + radius * sin(2 * pi * (begin + (end - begin) * at / parts)),
        )
        for at in range(parts + 1)
    )


def _person(x: float, y: float) -> tuple[Stroke, ...]:
    return (
        Stroke(_round(x, y, 2.3)),
        Stroke(tuple((px, py * 1.05) for px, py in _round(x, (y + 8.2) / 1.05, 4.1, 0.5, 1.0))),
    )


_SIGNS: Final[Mapping[Sign, tuple[Stroke, ...]]] = MappingProxyType({
    Sign.START: (Stroke(((4, 2.5), (13.5, 8), (4, 13.5)), filled=True),),
    Sign.END: (
        Stroke(_round(8, 8, 6.3)),
        Stroke(((5, 5), (11, 5), (11, 11), (5, 11)), filled=True),
    ),
    Sign.RESTS: (
        Stroke(((4, 3), (6.6, 3), (6.6, 13), (4, 13)), filled=True),
        Stroke(((9.4, 3), (12, 3), (12, 13), (9.4, 13)), filled=True),
    ),
    Sign.DEADLINE: (Stroke(_round(8, 8, 6.3)), Stroke(((8, 4), (8, 8.3), (11, 10)))),
    Sign.FOUR_EYES: (*_person(4.6, 4.6), *_person(11.4, 4.6)),
    Sign.CONSENT: (
        Stroke(((3, 1.7), (10, 1.7), (13, 4.7), (13, 14.3), (3, 14.3), (3, 1.7))),
        Stroke(((5.4, 9), (7.3, 11), (10.8, 6.6))),
    ),
    Sign.EXCEPTION: (
        Stroke(
            ((9.8, 1.2), (3.6, 9.2), (7.4, 9.2), (6.2, 14.8), (12.4, 6.6), (8.6, 6.6)), filled=True
        ),
    ),
    Sign.IRREVERSIBLE: (
        Stroke(((3.2, 7.2), (12.8, 7.2), (12.8, 14.2), (3.2, 14.2)), filled=True),
        Stroke(((5, 7.2), (5, 5), *_round(8, 4.9, 3, 0.5, 1.0), (11, 7.2))),
    ),
    Sign.REOPENS: (
        Stroke(_round(8, 8.4, 5.4, 0.86, 1.64)[::-1]),
        Stroke(((9.2, 4.9), (13.6, 5.8), (12.6, 1.2)), filled=True),
    ),
    Sign.BACK: (
        Stroke(((4, 6), (10, 6), *_round(10, 9, 3, 0.75, 1.25), (6, 12))),
        Stroke(((6.4, 2.4), (2, 6), (6.4, 9.6)), filled=True),
    ),
})  # fmt: skip

MEANINGS: Final[Mapping[Sign, str]] = MappingProxyType(
    {
        Sign.START: N_("Start"),
        Sign.END: N_("End"),
        Sign.RESTS: N_("The case rests"),
        Sign.DEADLINE: N_("Deadline (WD: working days)"),
        Sign.FOUR_EYES: N_("Four eyes: two people agree"),
        Sign.CONSENT: N_("Only with consent"),
        Sign.EXCEPTION: N_("In danger without consent"),
        Sign.IRREVERSIBLE: N_("Cannot be undone"),
        Sign.REOPENS: N_("Opens the case again"),
        Sign.BACK: N_("Where to stands beside it"),
    }
)
