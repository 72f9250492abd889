"""Our own line icons, drawn from SVG in the colour they are asked for."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from komma_desk.ui.parts import tokens

_inside = Path(__file__).resolve().parents[2] / "resources"
_beside = Path(__file__).resolve().parents[3] / "resources"
# Inside an installed package, beside it in a checkout.
RESOURCES = _inside if _inside.is_dir() else _beside


@lru_cache(maxsize=64)
def _drawing(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int = 20, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` logical pixels."""
    drawing = _drawing(name).replace("currentColor", colour).encode()
    picture = QPixmap(QSize(size, size) * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = size * ratio
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, colour: str | None = None, size: int = 20) -> QIcon:
    """The icon in a colour (by default the text colour in use), sharp on dense screens too."""
    ink = colour or tokens.current().text
    result = QIcon()
    for ratio in (1.0, 2.0):
        result.addPixmap(pixmap(name, ink, size, ratio))
        result.addPixmap(pixmap(name, tokens.current().border, size, ratio), QIcon.Mode.Disabled)
    return result
