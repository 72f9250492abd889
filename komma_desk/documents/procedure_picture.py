"""Draws the picture of a procedure on a page: the same boxes, lines and signs as on the screen."""

from __future__ import annotations

from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from komma_desk.documents.fonts import REGULAR, SEMIBOLD
from komma_desk.documents.prose import printable
from komma_desk.documents.styles import ACTION, INK, MUTED, SURFACE
from komma_desk.domain.procedure.drawing.poster import Poster
from komma_desk.domain.procedure.drawing.sheet import (
    HOLDS_OTHERS,
    Box,
    Edge,
    Kind,
    Line,
    Mark,
    Point,
)
from komma_desk.domain.procedure.drawing.signs import strokes_of

_WHITE: Final[Color] = HexColor("#FFFFFF")
_STEP: Final[Color] = HexColor("#E0E6F7")
_BORDER: Final[Color] = HexColor("#6E7597")
_DANGER: Final[Color] = HexColor("#C31C13")
_DANGER_GROUND: Final[Color] = HexColor("#FEE4E0")
_HEAD: Final = 9.0
_ROUND: Final = 6.0


class PictureArtist:
    """Draws downward from the upper left corner of the poster, as the drawing counts."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas

    def draw(self, poster: Poster, left: float, top: float, scale: float) -> None:
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(left, top)
        canvas.scale(scale, -scale)
        drawing = poster.drawing
        for box in drawing.boxes:
            if box.kind in HOLDS_OTHERS:
                self._box(box)
        for edge in drawing.edges:
            self._edge(edge)
        canvas.setFillColor(MUTED)
        for x, y in drawing.joints:
            canvas.circle(x, y, 3.2, stroke=0, fill=1)
        for box in drawing.boxes:
            if box.kind not in HOLDS_OTHERS:
                self._box(box)
        for mark in poster.marks:
            self._mark(mark)
        for line in poster.lines:
            self._line(line)
        canvas.restoreState()

    def _box(self, box: Box) -> None:
        canvas = self._canvas
        fill, stroke, width = _looks(box.kind)
        canvas.setFillColor(fill)
        canvas.setStrokeColor(stroke)
        canvas.setLineWidth(width)
        canvas.setDash([6, 4] if box.kind is Kind.LOST else [])
        rounded = _ROUND * (2 if box.kind is Kind.STEP else 1)
        canvas.roundRect(box.x, box.y, box.width, box.height, rounded, stroke=1, fill=1)
        canvas.setDash([])
        for mark in box.marks:
            self._mark(mark)
        for line in box.lines:
            self._line(line)

    def _line(self, line: Line) -> None:
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(line.x, line.y)
        canvas.scale(1, -1)  # letters stand upright although the drawing counts downward
        canvas.setFont(SEMIBOLD if line.strong else REGULAR, line.size)
        canvas.setFillColor(MUTED if line.quiet else INK)
        canvas.drawString(0, 0, printable(line.text))
        canvas.restoreState()

    def _mark(self, mark: Mark) -> None:
        canvas = self._canvas
        canvas.setStrokeColor(ACTION)
        canvas.setFillColor(ACTION)
        canvas.setLineWidth(1.4)
        canvas.setLineJoin(1)
        canvas.setLineCap(1)
        for stroke in strokes_of(mark):
            self._path(stroke.points, filled=stroke.filled)
        canvas.setLineJoin(0)
        canvas.setLineCap(0)

    def _edge(self, edge: Edge) -> None:
        canvas = self._canvas
        ink = INK if edge.onward else MUTED
        (x0, y0), (x1, y1) = edge.points[-2:]
        long = max(abs(x1 - x0), abs(y1 - y0)) or 1.0
        across, down = (x1 - x0) / long, (y1 - y0) / long
        back = (x1 - across * _HEAD, y1 - down * _HEAD)
        canvas.setStrokeColor(ink)
        canvas.setLineWidth(3 if edge.onward else 1.5)
        canvas.setDash([6, 4] if edge.back else [])
        self._path((*edge.points[:-1], back))
        canvas.setDash([])
        canvas.setFillColor(ink)
        canvas.setLineWidth(0.5)
        wing = _HEAD * 0.45
        head = (
            (x1, y1),
            (back[0] - down * wing, back[1] + across * wing),
            (back[0] + down * wing, back[1] - across * wing),
        )
        self._path(head, filled=True)

    def _path(self, points: tuple[Point, ...], *, filled: bool = False) -> None:
        path = self._canvas.beginPath()
        path.moveTo(*points[0])
        for x, y in points[1:]:
            path.lineTo(x, y)
        if filled:
            path.close()
        self._canvas.drawPath(path, stroke=1, fill=int(filled))


def _looks(kind: Kind) -> tuple[Color, Color, float]:
    """Ground, outline and its width."""
    return {
        Kind.STEP: (_STEP, ACTION, 1.2),
        Kind.STRAND: (SURFACE, _BORDER, 1.0),
        Kind.END: (_WHITE, INK, 2.4),
        Kind.LOST: (_DANGER_GROUND, _DANGER, 2.0),
    }.get(kind, (_WHITE, INK, 1.5))
