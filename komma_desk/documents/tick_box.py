"""What one writes on with a pen: a box to tick with its words beside it, empty lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from komma_desk.documents.prose import Prose
from komma_desk.documents.styles import BODY, INK, RULE, SMALL
from komma_desk.documents.tagging.canvas import artifact, drawn_as
from komma_desk.documents.tagging.tree import Element
from komma_desk.words import _

_BOX: Final = 3.6 * mm
_INDENT: Final = 7 * mm
_GAP: Final = 4 * mm
_AFTER: Final = 2 * mm
_LINE: Final = 8.5 * mm  # for handwriting


class TickBox(Flowable):
    """Box, label and, smaller, what it means; an item of the list it is given."""

    def __init__(self, label: str, meaning: str, entries: Element) -> None:
        super().__init__()
        item = entries.add("LI")
        self._sign = item.add("Lbl", _("Box to tick:"))
        body = item.add("LBody")
        self._words = [Prose(label, BODY, body.add("P"))]
        if meaning:
            self._words.append(Prose(meaning, SMALL, body.add("P")))

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 -- reportlab's names
        heights = [part.wrap(aW - _INDENT, aH)[1] for part in self._words]
        self.width, self.height = aW, sum(heights) + 1.2 * mm
        return self.width, self.height

    def draw(self) -> None:
        canvas, top = self.canv, self.height
        with drawn_as(canvas, self._sign):
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(0.8)
            canvas.rect(0, top - _BOX - 0.5 * mm, _BOX, _BOX, stroke=1, fill=0)
        for part in self._words:
            top -= part.height
            part.drawOn(canvas, _INDENT, top)


class TickRow(Flowable):
    """Boxes beside each other, read from left to right."""

    def __init__(self, boxes: Sequence[TickBox], columns: int) -> None:
        super().__init__()
        self._boxes, self._columns, self._step = boxes, columns, 0.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 -- reportlab's names
        self._step = aW / self._columns
        heights = [box.wrap(self._step - _GAP, aH)[1] for box in self._boxes]
        self.width, self.height = aW, max(heights)
        return self.width, self.height

    def draw(self) -> None:
        for column, box in enumerate(self._boxes):
            box.drawOn(self.canv, column * self._step, self.height - box.height)


class WritingLines(Flowable):
    """Room for a pen; a screen reader passes over it."""

    def __init__(self, number: int, *, goes_on: bool = False) -> None:
        super().__init__()
        self._number = number
        self._gap = 0 if goes_on else _AFTER

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002 -- reportlab's
        self.width, self.height = aW, self._number * _LINE + self._gap
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803, ARG002 -- reportlab's
        room = int(aH // _LINE)
        if room <= 0 or room >= self._number:
            return []
        return [WritingLines(room, goes_on=True), WritingLines(self._number - room)]

    def draw(self) -> None:
        canvas = self.canv
        with artifact(canvas):
            canvas.setStrokeColor(RULE)
            canvas.setLineWidth(0.7)
            for line in range(1, self._number + 1):
                y = self.height - line * _LINE
                canvas.line(0, y, self.width, y)
