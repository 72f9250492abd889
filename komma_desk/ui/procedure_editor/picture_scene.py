"""The scene of the picture: what is drawn, what is chosen in it, and which lines are lit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsScene

from komma_desk.domain.procedure.drawing.sheet import HOLDS_OTHERS, Box, Drawing, Kind
from komma_desk.domain.procedure.findings import Finding, Severity
from komma_desk.ui.procedure_editor.picture_ink import Ink, ink_of_paper
from komma_desk.ui.procedure_editor.picture_shapes import ABOVE, BoxShape, EdgeShape, JointShape


class PictureScene(QGraphicsScene):
    def __init__(self, ink: Ink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ink = ink
        self.drawing: Drawing | None = None
        self.place = ""
        self._boxes: list[BoxShape] = []
        self._edges: list[EdgeShape] = []
        self._joints: list[JointShape] = []
        self._said: dict[str, list[Finding]] = {}
        self._thread: QGraphicsPathItem | None = None

    def show_drawing(self, drawing: Drawing, findings: Sequence[Finding]) -> None:
        self.clear()
        self._thread = None
        self.drawing = drawing
        self._said = _by_box(drawing, findings)
        self._boxes = [BoxShape(box, self._worst(box.place), self.ink) for box in drawing.boxes]
        self._edges = [EdgeShape(edge, self.ink) for edge in drawing.edges]
        self._joints = [JointShape(spot, self.ink) for spot in drawing.joints]
        for shape in (*self._boxes, *self._edges, *self._joints):
            self.addItem(shape)
        self.setSceneRect(QRectF(0, 0, drawing.width, drawing.height))
        self.choose(self.place)

    def show_nothing(self) -> None:
        self.clear()
        self._thread = self.drawing = None
        self._said, self._boxes, self._edges, self._joints = {}, [], [], []
        self.choose("")

    def choose(self, place: str) -> None:
        """Nothing is chosen if the picture does not show it."""
        shown = box_of(self.drawing, place)
        self.place = shown.place if shown else ""
        for box in self._boxes:
            box.choose(box.box.place == self.place and shown is not None)
        for edge in self._edges:
            ends = {edge.edge.place, edge.edge.source, edge.edge.target}
            edge.light(shown is not None and self.place in ends)

    def chosen_box(self) -> Box | None:
        return box_of(self.drawing, self.place)

    def findings_at(self, place: str) -> Sequence[Finding]:
        return self._said.get(place, ())

    def box_at(self, spot: QPointF) -> Box | None:
        """The innermost box there."""
        shapes = [shape for shape in self._boxes if shape.shape().contains(spot)]
        inner = [shape.box for shape in shapes]
        return min(inner, key=lambda box: box.width * box.height, default=None)

    def state_at(self, spot: QPointF) -> Box | None:
        box = self.box_at(spot)
        return box if box is not None and is_state(box) else None

    def wear(self, ink: Ink) -> None:
        self.ink = ink
        shapes: list[BoxShape | EdgeShape | JointShape]
        shapes = [*self._boxes, *self._edges, *self._joints]
        for shape in shapes:
            shape.wear(ink)
        self.update()

    def spin(self, begin: Box, end: QPointF) -> None:
        """The thread that follows the mouse from one state to another."""
        if self._thread is None:
            self._thread = QGraphicsPathItem()
            self._thread.setZValue(ABOVE + 1)
            self._thread.setPen(QPen(self.ink.focus, 2))
            self.addItem(self._thread)
        path = self._thread.path()
        path.clear()
        path.moveTo(*begin.middle)
        path.lineTo(end)
        self._thread.setPath(path)

    def cut_thread(self) -> None:
        if self._thread is not None:
            self.removeItem(self._thread)
            self._thread = None

    def paint_on_paper(self, painter: QPainter, room: QRectF) -> None:
        """In the light colours, nothing chosen; as large as the room allows."""
        worn, place = self.ink, self.place
        self.choose("")
        self.wear(ink_of_paper())
        try:
            self.render(painter, room, self.sceneRect())
        finally:
            self.wear(worn)
            self.choose(place)

    def _worst(self, place: str) -> Severity | None:
        severities = {finding.severity for finding in self._said.get(place, ())}
        return next((one for one in Severity if one in severities), None)


def is_state(box: Box) -> bool:
    return box.kind in {Kind.STATE, Kind.END, Kind.FORK}


def box_of(drawing: Drawing | None, place: str) -> Box | None:
    """The box that shows a place of the definition; the place of a part belongs to its whole."""
    if drawing is None or not place:
        return None
    fitting = [
        box for box in drawing.boxes if place == box.place or place.startswith(f"{box.place}.")
    ]
    return max(
        fitting, key=lambda box: (len(box.place), box.kind not in HOLDS_OTHERS), default=None
    )


def _by_box(drawing: Drawing, findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        box = box_of(drawing, finding.place)
        if box is not None:
            found.setdefault(box.place, []).append(finding)
    return found
