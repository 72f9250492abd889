"""The picture as it hangs on a wall: title and version above it, what the signs mean below it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from komma_desk.domain.procedure.drawing.lettering import width_of, wrapped
from komma_desk.domain.procedure.drawing.sheet import Drawing, Line, Mark
from komma_desk.domain.procedure.drawing.signs import MEANINGS
from komma_desk.words import _, speaking

_TITLE: Final = 26.0
_SMALL: Final = 14.0
_SIGN: Final = 18.0
_ROW: Final = 28.0
_MARGIN: Final = 24.0
_APART: Final = 28.0
_NARROWEST: Final = 560.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """The drawing moved to its place on the sheet, and the words and signs around it."""

    drawing: Drawing
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    width: float
    height: float


def poster_of(drawing: Drawing) -> Poster:
    with speaking(drawing.language):
        version = _("Version {version}").format(version=drawing.version)
        meanings = [(sign, _(MEANINGS[sign])) for sign in drawing.signs()]
    width = max(drawing.width, _NARROWEST)
    lines: list[Line] = []
    marks: list[Mark] = []
    y = _MARGIN
    for row in wrapped(drawing.title, _TITLE, width - 2 * _MARGIN, 3):
        y += _TITLE
        lines.append(Line(text=row, x=_MARGIN, y=y, size=_TITLE, strong=True))
        y += 6
    y += _SMALL
    lines += [
        Line(text=row, x=_MARGIN, y=y, size=_SMALL, quiet=True)
        for row in wrapped(version, _SMALL, width - 2 * _MARGIN, 1)
    ]
    down = y
    x, y = _MARGIN, down + drawing.height + _ROW
    for sign, meaning in meanings:
        room = _SIGN + 6 + width_of(meaning, _SMALL)
        if x > _MARGIN and x + room > width - _MARGIN:
            x, y = _MARGIN, y + _ROW
        marks.append(Mark(sign=sign, x=x, y=y - _SIGN + 4, size=_SIGN))
        lines.append(Line(text=meaning, x=x + _SIGN + 6, y=y, size=_SMALL, quiet=True))
        x += room + _APART
    across = (width - drawing.width) / 2
    moved = replace(
        drawing,
        boxes=tuple(box.moved(across, down) for box in drawing.boxes),
        edges=tuple(edge.moved(across, down) for edge in drawing.edges),
        joints=tuple((x + across, y + down) for x, y in drawing.joints),
    )
    return Poster(
        drawing=moved, lines=tuple(lines), marks=tuple(marks), width=width, height=y + _MARGIN
    )
