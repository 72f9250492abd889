"""Looks at the picture and steers in it, by mouse and by keyboard."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsView, QWidget

from komma_desk.domain.procedure.drawing.sheet import Box
from komma_desk.ui.procedure_editor.picture_ink import ink_now
from komma_desk.ui.procedure_editor.picture_scene import PictureScene, box_of, is_state
from komma_desk.ui.procedure_editor.picture_steering import Way, in_reading_order, next_box

STEP: Final = 1.2
LARGEST: Final = 4.0
SMALLEST: Final = 0.15
_LEGIBLE: Final = 0.42
_OPENED: Final = 0.8
_LOWEST: Final = 120
_ROOM_AROUND: Final = 40
_PAN: Final = 60
_ARROWS: Final = {
    Qt.Key.Key_Left: Way.LEFT,
    Qt.Key.Key_Right: Way.RIGHT,
    Qt.Key.Key_Up: Way.UP,
    Qt.Key.Key_Down: Way.DOWN,
}


class PictureView(QGraphicsView):
    """Arrows move the choice, with Ctrl the picture; what is dragged off a state connects it."""

    moved_to = Signal(str)
    chosen = Signal(str)
    connect_wanted = Signal(str, str)
    state_wanted = Signal()
    removal_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = PictureScene(ink_now(self.palette()), self)
        self.setScene(self.picture)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setBackgroundBrush(self.picture.ink.ground)
        self.setMinimumHeight(_LOWEST)
        self._fitted, self._opened = True, False
        self._pressed_at: QPoint | None = None
        self._pulled: Box | None = None
        self._panned = False

    def fit(self) -> None:
        """The whole picture, never larger than it was drawn."""
        self._fitted = True
        room = self.viewport().rect()
        drawn = self.sceneRect()
        if drawn.isEmpty() or room.isEmpty():
            return
        wide, high = room.width() / drawn.width(), room.height() / drawn.height()
        self._scale_to(min(wide, high, 1.0))
        self.centerOn(drawn.center())

    def _open(self) -> None:
        """The whole picture if it can be read so; else its beginning in a legible size."""
        order = in_reading_order(self.picture.drawing) if self.picture.drawing else []
        self._opened = self.isVisible() and bool(order)
        self.fit()
        if order and self.transform().m11() < _LEGIBLE:
            self._fitted = False
            self._scale_to(_OPENED)
            begin = self.picture.chosen_box() or order[0]
            self.centerOn(begin.middle[0], begin.middle[1])

    def zoom(self, factor: float) -> None:
        self._fitted = False
        self._scale_to(self.transform().m11() * factor)

    def actual_size(self) -> None:
        self._fitted = False
        self._scale_to(1.0)

    def show_chosen(self) -> None:
        box = self.picture.chosen_box()
        if box is not None:
            rect = QRectF(box.x, box.y, box.width, box.height)
            self.ensureVisible(rect, _ROOM_AROUND, _ROOM_AROUND)

    def anchored(self) -> tuple[str, QPointF] | None:
        """A place to hold on to while the picture changes: the chosen one, else the middle one."""
        drawing = self.picture.drawing
        if drawing is None:
            return None
        middle = self.mapToScene(self.viewport().rect().center())
        box = self.picture.chosen_box() or min(
            drawing.boxes,
            key=lambda one: abs(one.middle[0] - middle.x()) + abs(one.middle[1] - middle.y()),
            default=None,
        )
        return (box.place, QPointF(*box.middle) - middle) if box else None

    def hold_on(self, anchor: tuple[str, QPointF] | None) -> None:
        """Put that place where it was in the window; zoom stays."""
        box = box_of(self.picture.drawing, anchor[0]) if anchor else None
        if not self._opened:
            self._open()
        elif self._fitted:
            self.fit()
        elif anchor and box is not None:
            self.centerOn(QPointF(*box.middle) - anchor[1])

    def _scale_to(self, scale: float) -> None:
        held = max(SMALLEST, min(LARGEST, scale))
        now = self.transform().m11()
        self.scale(held / now, held / now)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._opened:
            self._open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.picture.wear(ink_now(self.palette()))
            self.setBackgroundBrush(self.picture.ink.ground)
        super().changeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        handled = (
            self._key_with_ctrl(event)
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier
            else self._plain_key(event)
        )
        if handled:
            event.accept()
        else:
            event.ignore()

    def _key_with_ctrl(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_1:
            self.actual_size()
        elif key in _ARROWS:
            across, down = _ARROWS[key].value
            self._pan(across * _PAN, down * _PAN)
        else:
            return False
        return True

    def _plain_key(self, event: QKeyEvent) -> bool:
        key, drawing = Qt.Key(event.key()), self.picture.drawing
        if drawing is None or not drawing.boxes:
            return False
        now, order = self.picture.chosen_box(), in_reading_order(drawing)
        if key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._move_to(order[0 if key == Qt.Key.Key_Home else -1])
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            step = 1 if key == Qt.Key.Key_PageDown else -1
            at = order.index(now) + step if now else 0
            self._move_to(order[max(0, min(at, len(order) - 1))])
        elif key in _ARROWS:
            self._move_to(next_box(drawing, now, _ARROWS[key]) if now else order[0])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and now:
            self.chosen.emit(now.place)
        elif key == Qt.Key.Key_Delete and now:
            self.removal_wanted.emit(now.place)
        else:
            return False
        return True

    def _move_to(self, box: Box | None) -> None:
        if box is not None:
            self.picture.choose(box.place)
            self.show_chosen()
            self.moved_to.emit(box.place)

    def _pan(self, across: int, down: int) -> None:
        self._fitted = False
        bars = (self.horizontalScrollBar(), across), (self.verticalScrollBar(), down)
        for bar, far in bars:
            bar.setValue(bar.value() + far)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._pressed_at, self._panned = event.position().toPoint(), False
        box = self.picture.box_at(self.mapToScene(self._pressed_at))
        self._pulled = box if box is not None and is_state(box) else None
        if box is not None:
            self.picture.choose(box.place)
            self.moved_to.emit(box.place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            super().mouseMoveEvent(event)
            return
        now = event.position().toPoint()
        gone = now - self._pressed_at
        if not self._panned and gone.manhattanLength() < QApplication.startDragDistance():
            return
        self._panned = True
        if self._pulled is not None:
            self.picture.spin(self._pulled, self.mapToScene(now))
        else:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._pan(-gone.x(), -gone.y())
            self._pressed_at = now

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            super().mouseReleaseEvent(event)
            return
        spot = self.mapToScene(event.position().toPoint())
        pulled, self._pulled, self._pressed_at = self._pulled, None, None
        self.picture.cut_thread()
        self.viewport().unsetCursor()
        if not self._panned:
            box = self.picture.box_at(spot)
            if box is not None:
                self.chosen.emit(box.place)
        elif pulled is not None:
            goal = self.picture.state_at(spot)
            if goal is not None and goal.place != pulled.place:
                self.connect_wanted.emit(_id_of(pulled), _id_of(goal))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.picture.box_at(self.mapToScene(event.position().toPoint())) is None:
            self.state_wanted.emit()


def _id_of(box: Box) -> str:
    return box.place.partition(".")[2]
