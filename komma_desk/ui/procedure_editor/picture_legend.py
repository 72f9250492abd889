"""What the small signs of the picture mean; only those that occur in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from komma_desk.domain.procedure.drawing.sheet import Mark, Sign
from komma_desk.domain.procedure.drawing.signs import MEANINGS
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.wrap_row import WrapRow
from komma_desk.ui.procedure_editor.picture_ink import ink_now
from komma_desk.ui.procedure_editor.picture_shapes import paint_mark
from komma_desk.words import _

_SIZE = 16


class PictureLegend(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signs: tuple[Sign, ...] = ()
        self._pictures: list[tuple[Sign, QLabel]] = []
        self._row = WrapRow(10)
        self.setLayout(self._row)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("What the signs mean"))

    def show_signs(self, signs: Sequence[Sign]) -> None:
        if self._signs == tuple(signs):
            return
        self._signs = tuple(signs)
        while (item := self._row.takeAt(0)) is not None:
            if (entry := item.widget()) is not None:
                entry.hide()
                entry.deleteLater()
        self._pictures = []
        for sign in self._signs:
            self._row.addWidget(self._entry(sign))
        self.repaint_signs()

    def repaint_signs(self) -> None:
        ink = ink_now(self.palette()).accent
        for sign, label in self._pictures:
            label.setPixmap(sign_picture(sign, ink, self.devicePixelRatioF()))

    def _entry(self, sign: Sign) -> QWidget:
        entry = QWidget()
        row = QHBoxLayout(entry)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        picture = QLabel()
        picture.setTextFormat(Qt.TextFormat.PlainText)
        picture.setFixedSize(_SIZE, _SIZE)
        self._pictures.append((sign, picture))
        row.addWidget(picture)
        row.addWidget(PlainLabel(_(MEANINGS[sign]), TextKind.SMALL, wrap=False))
        return entry


def sign_picture(sign: Sign, ink: QColor, ratio: float) -> QPixmap:
    picture = QPixmap(QSize(_SIZE, _SIZE) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_mark(painter, Mark(sign=sign, x=0.5, y=0.5, size=_SIZE - 1), ink)
    painter.end()
    return picture
