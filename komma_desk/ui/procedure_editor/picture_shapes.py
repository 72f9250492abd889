"""The shapes of the picture on the screen: boxes with their signs and findings, and lines."""

from __future__ import annotations

from math import atan2, cos, pi, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from komma_desk.domain.procedure.drawing.sheet import HOLDS_OTHERS, Box, Edge, Kind, Mark, Point
from komma_desk.domain.procedure.drawing.signs import strokes_of
from komma_desk.domain.procedure.findings import Severity
from komma_desk.ui.procedure_editor.picture_ink import Ink

_BADGE: Final = 20.0
_ROUND: Final = 6.0
_HEAD: Final = 9.0
_HALO: Final = 6.0
BEHIND, LINES, LIT_LINES, ABOVE = 0.0, 1.0, 2.0, 3.0


class BoxShape(QGraphicsItem):
    """One state, strand or step; says by colour and by sign what the checker found there."""

    def __init__(self, box: Box, worst: Severity | None, ink: Ink) -> None:
        super().__init__()
        self.box, self.worst, self.ink = box, worst, ink
        self.chosen = False
        self.setZValue(BEHIND if box.kind in HOLDS_OTHERS else ABOVE)
        self._rect = QRectF(box.x, box.y, box.width, box.height)

    def boundingRect(self) -> QRectF:
        return self._rect.adjusted(-_HALO, -_BADGE / 2 - 2, _BADGE / 2 + 2, _HALO)

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(self._rect)
        return path

    def choose(self, chosen: bool) -> None:
        self.chosen = chosen
        self.update()

    def wear(self, ink: Ink) -> None:
        self.ink = ink
        self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        del option, widget
        ink = self.ink
        if self.chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink.focus, 3))
            painter.drawRoundedRect(self._rect.adjusted(-4, -4, 4, 4), _ROUND + 3, _ROUND + 3)
        painter.setPen(self._outline())
        painter.setBrush(self._ground())
        rounded = _ROUND * 2 if self.box.kind is Kind.STEP else _ROUND
        painter.drawRoundedRect(self._rect, rounded, rounded)
        for mark in self.box.marks:
            paint_mark(painter, mark, ink.accent)
        for line in self.box.lines:
            painter.setFont(face(line.size, strong=line.strong))
            painter.setPen(ink.quiet if line.quiet else ink.text)
            painter.drawText(QPointF(line.x, line.y), line.text)
        if self.worst is not None:
            self._paint_badge(painter, self.worst)

    def _outline(self) -> QPen:
        ink, kind = self.ink, self.box.kind
        if self.worst is not None:
            return QPen(ink.danger if self.worst is Severity.ERROR else ink.warning, 2.4)
        if kind is Kind.LOST:
            return QPen(ink.danger, 2, Qt.PenStyle.DashLine)
        if kind is Kind.STEP:
            return QPen(ink.accent, 1.2)
        if kind is Kind.STRAND:
            return QPen(ink.border, 1)
        return QPen(ink.text, 2.4 if kind is Kind.END else 1.5)

    def _ground(self) -> QColor:
        ink = self.ink
        if self.box.kind is Kind.LOST:
            return ink.danger_ground
        grounds = {Kind.STEP: ink.step, Kind.STRAND: ink.lane}
        return grounds.get(self.box.kind, ink.card)

    def _paint_badge(self, painter: QPainter, worst: Severity) -> None:
        """An error is a filled disc, a warning a triangle: told apart without colour too."""
        ink = self.ink
        spot = QRectF(
            self._rect.right() - _BADGE / 2, self._rect.top() - _BADGE / 2, _BADGE, _BADGE
        )
        if worst is Severity.ERROR:
            painter.setPen(QPen(ink.card, 1.5))
            painter.setBrush(ink.danger)
            painter.drawEllipse(spot)
            painter.setPen(ink.card)
        else:
            painter.setPen(QPen(ink.warning, 1.6))
            painter.setBrush(ink.warning_ground)
            corners = [
                QPointF(spot.center().x(), spot.top()),
                spot.bottomRight(),
                spot.bottomLeft(),
            ]
            painter.drawPolygon(QPolygonF(corners))
            painter.setPen(ink.warning)
            spot = spot.adjusted(0, 4, 0, 3)
        painter.setFont(face(14, strong=True))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, "!")


class EdgeShape(QGraphicsItem):
    """A way; the road onward is broad, ways back are dashed."""

    def __init__(self, edge: Edge, ink: Ink) -> None:
        super().__init__()
        self.edge, self.ink = edge, ink
        self.lit = False
        self.setZValue(LINES)
        self._line = _softened(edge.points)
        self._head = _arrow(edge.points)

    def boundingRect(self) -> QRectF:
        return self._line.boundingRect().adjusted(-_HALO, -_HALO, _HALO, _HALO)

    def shape(self) -> QPainterPath:
        return QPainterPath()  # a way is chosen by the box of its step

    def light(self, lit: bool) -> None:
        self.lit = lit
        self.setZValue(LIT_LINES if lit else LINES)
        self.update()

    def wear(self, ink: Ink) -> None:
        self.ink = ink
        self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        del option, widget
        edge = self.edge
        ink = self.ink.focus if self.lit else self.ink.text if edge.onward else self.ink.quiet
        width = 3.0 if self.lit or edge.onward else 1.5
        style = Qt.PenStyle.DashLine if edge.back and not self.lit else Qt.PenStyle.SolidLine
        painter.setPen(QPen(ink, width, style, Qt.PenCapStyle.FlatCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._line)
        painter.setPen(QPen(ink, 1))
        painter.setBrush(ink)
        painter.drawPolygon(self._head)


class JointShape(QGraphicsItem):
    """A dot where ways of one step meet; crossings have none."""

    def __init__(self, spot: Point, ink: Ink) -> None:
        super().__init__()
        self._spot, self.ink = QPointF(*spot), ink
        self.setZValue(LIT_LINES)

    def boundingRect(self) -> QRectF:
        return QRectF(self._spot.x() - 4, self._spot.y() - 4, 8, 8)

    def shape(self) -> QPainterPath:
        return QPainterPath()

    def wear(self, ink: Ink) -> None:
        self.ink = ink
        self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        del option, widget
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.ink.quiet)
        painter.drawEllipse(self._spot, 3.2, 3.2)


def paint_mark(painter: QPainter, mark: Mark, ink: QColor) -> None:
    for stroke in strokes_of(mark):
        pen = QPen(ink, 1.4)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(ink if stroke.filled else Qt.BrushStyle.NoBrush)
        points = [QPointF(*point) for point in stroke.points]
        if stroke.filled:
            painter.drawPolygon(QPolygonF(points))
        else:
            painter.drawPolyline(QPolygonF(points))


def face(size: float, *, strong: bool = False) -> QFont:
    """The typeface the widths were measured with, whatever size the rest of the window has."""
    font = QFont("Fira Sans")
    font.setPixelSize(round(size))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font


def _arrow(points: tuple[Point, ...]) -> QPolygonF:
    (x0, y0), (x1, y1) = points[-2:]
    turned = atan2(y1 - y0, x1 - x0) + pi
    corners = [QPointF(x1, y1)]
    corners += [
        QPointF(x1 + _HEAD * cos(turned + by), y1 + _HEAD * sin(turned + by))
        for by in (-0.45, 0.45)
    ]
    return QPolygonF(corners)


def _softened(points: tuple[Point, ...]) -> QPainterPath:
    """The line with its corners rounded a little; it ends where the arrow begins."""
    path = QPainterPath(QPointF(*points[0]))
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        path.lineTo(_towards(corner, before))
        path.quadTo(QPointF(*corner), _towards(corner, after))
    end, before_end = points[-1], points[-2]
    path.lineTo(_towards(end, before_end, _HEAD - 2))
    return path


def _towards(begin: Point, goal: Point, far: float = 5.0) -> QPointF:
    dx, dy = goal[0] - begin[0], goal[1] - begin[1]
    length = max(abs(dx), abs(dy)) or 1.0
    part = min(far, length / 2) / length
    return QPointF(begin[0] + dx * part, begin[1] + dy * part)
