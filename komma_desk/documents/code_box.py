"""A code to be typed again from paper: large, in groups that stand in columns, with its QR."""

from __future__ import annotations

from math import ceil
from typing import Final

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from komma_desk.documents.fonts import MEDIUM, register_fonts
from komma_desk.documents.styles import ACTION, INK, SURFACE
from komma_desk.documents.tagging.canvas import drawn_as, drawn_as_figure
from komma_desk.documents.tagging.tree import Element
from komma_desk.words import _

_SIZE: Final = 20.0
# Air between the signs, yet too little for a reader of the file to take it for a space.
_AIR: Final = 1.6
_GAP: Final = 9.0
_LINE: Final = 30.0
_QR: Final = 42 * mm
_PADDING: Final = 6 * mm


class CodeBox(Flowable):
    """The code in a box over the whole width; groups are what hyphens or spaces part."""

    def __init__(self, code: str, *, scanned: str = "") -> None:
        """`scanned` is what the square holds, where that is more than the code itself."""
        super().__init__()
        self._typed = code
        self._code = scanned or code
        self._groups = _groups(code)
        self._column = max(map(_width, self._groups)) + _GAP
        self._rows: list[list[str]] = []

    def getSpaceBefore(self) -> float:
        return 1.5 * mm

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002 -- reportlab's
        fitting = max(1, int((aW - _QR - 3 * _PADDING + _GAP) // self._column))
        # As many rows as needed, all about equally long: nine groups stand three by three.
        rows = ceil(len(self._groups) / fitting)
        each = ceil(len(self._groups) / rows)
        self._rows = [self._groups[at : at + each] for at in range(0, len(self._groups), each)]
        inside = max(_QR, len(self._rows) * _LINE)
        self.width, self.height = aW, inside + 2 * _PADDING
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        canvas.setFillColor(SURFACE)
        canvas.setStrokeColor(ACTION)
        canvas.setLineWidth(1)
        canvas.roundRect(0, 0, self.width, self.height, 4, stroke=1, fill=1)
        # Readers take the code as it is typed again, not the columns of its groups.
        with drawn_as(canvas, Element("P", spoken=self._typed)):
            self._draw_groups()
        self._draw_qr()

    def _draw_groups(self) -> None:
        canvas = self.canv
        canvas.setFillColor(INK)
        canvas.setFont(MEDIUM, _SIZE)
        y = (self.height + len(self._rows) * _LINE) / 2 - _SIZE - 1
        for row in self._rows:
            for column, group in enumerate(row):
                canvas.drawString(_PADDING + column * self._column, y, group, charSpace=_AIR)
            y -= _LINE

    def _draw_qr(self) -> None:
        # Level M bears a fold or a stain; the quiet border comes from the box itself.
        code = QrCodeWidget(self._code, barLevel="M", barBorder=2)
        code.barWidth = code.barHeight = _QR
        drawing = Drawing(_QR, _QR)
        drawing.add(code)
        canvas = self.canv
        canvas.saveState()
        canvas.translate(self.width - _QR - _PADDING, (self.height - _QR) / 2)
        with drawn_as_figure(canvas, _("Square for a scanner"), width=_QR, height=_QR):
            canvas.setFillColorRGB(1, 1, 1)
            canvas.rect(0, 0, _QR, _QR, stroke=0, fill=1)
            renderPDF.draw(drawing, canvas, 0, 0)
        canvas.restoreState()


def _groups(code: str) -> list[str]:
    """The groups with their hyphen at the end, so that nothing of the code is lost in print."""
    parts = code.replace("-", "- ").split()
    return parts or [""]


def _width(group: str) -> float:
    register_fonts()
    return stringWidth(group, MEDIUM, _SIZE) + len(group) * _AIR
