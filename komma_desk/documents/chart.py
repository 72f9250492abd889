"""A bar chart for paper: one bar a month, its number above it, a sign where it is withheld.

Drawn straight on the page: the library's own charts name a typeface that is not embedded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from komma_desk.documents.fonts import MEDIUM, REGULAR
from komma_desk.documents.styles import ACTION, INK, MUTED, RULE
from komma_desk.documents.tagging.canvas import drawn_as_figure
from komma_desk.words import _

_LEFT: Final = 10 * mm
_FOOT: Final = 8 * mm
_HEAD: Final = 6 * mm
_SIZE: Final = 8.5
_WIDEST_BAR: Final = 11 * mm
_SHARE_OF_ROOM: Final = 0.62
_MOST_LINES: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar; without a value it is withheld and shows the sign instead."""

    label: str
    value: int | None


class BarChart(Flowable):
    """The bars over a few ruled lines that begin at zero, over the whole width."""

    def __init__(self, bars: Sequence[Bar], *, height: float, withheld: str) -> None:
        super().__init__()
        self._bars = tuple(bars)
        self._withheld = withheld
        self.height = height
        highest = max((bar.value or 0 for bar in bars), default=0)
        self._step = ruled_step(highest)
        self._top = self._step * max(-(-highest // self._step), 1)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002 -- reportlab's
        self.width = aW
        return self.width, self.height

    def draw(self) -> None:
        with drawn_as_figure(self.canv, self._told(), width=self.width, height=self.height):
            self._draw_bars()

    def _told(self) -> str:
        bars = (
            f"{bar.label} {_('withheld') if bar.value is None else bar.value}" for bar in self._bars
        )
        return _("Bar chart: {bars}").format(bars="; ".join(bars))

    def _draw_bars(self) -> None:
        scale = (self.height - _FOOT - _HEAD) / self._top
        self._draw_lines(scale)
        room = (self.width - _LEFT) / max(len(self._bars), 1)
        for place, bar in enumerate(self._bars):
            middle = _LEFT + room * (place + 0.5)
            self._draw_bar(bar, middle, min(room * _SHARE_OF_ROOM, _WIDEST_BAR), scale)

    def _draw_lines(self, scale: float) -> None:
        canvas = self.canv
        for tick in range(0, self._top + 1, self._step):
            y = _FOOT + tick * scale
            canvas.setStrokeColor(RULE if tick else INK)
            canvas.setLineWidth(0.5 if tick else 1)
            canvas.line(_LEFT, y, self.width, y)
            canvas.setFont(REGULAR, _SIZE)
            canvas.setFillColor(MUTED)
            canvas.drawRightString(_LEFT - 2 * mm, y - _SIZE / 3, str(tick))

    def _draw_bar(self, bar: Bar, middle: float, width: float, scale: float) -> None:
        canvas = self.canv
        tall = (bar.value or 0) * scale
        if tall:
            canvas.setFillColor(ACTION)
            canvas.rect(middle - width / 2, _FOOT, width, tall, stroke=0, fill=1)
        sign = self._withheld if bar.value is None else str(bar.value)
        above = _FOOT + tall + 1.5 * mm
        # A ruled line must not run through the number.
        canvas.setFillColorRGB(1, 1, 1)
        long = canvas.stringWidth(sign, MEDIUM, _SIZE) + 2
        canvas.rect(middle - long / 2, above - 1, long, _SIZE, stroke=0, fill=1)
        canvas.setFillColor(INK)
        canvas.setFont(MEDIUM, _SIZE)
        canvas.drawCentredString(middle, above, sign)
        canvas.setFillColor(MUTED)
        canvas.setFont(REGULAR, _SIZE)
        canvas.drawCentredString(middle, 2.5 * mm, bar.label)


def ruled_step(highest: int) -> int:
    """The distance of the ruled lines: 1, 2 or 5 times a power of ten, at most four lines."""
    step = 1
    while True:
        for factor in (1, 2, 5):
            if highest <= factor * step * _MOST_LINES:
                return factor * step
        step *= 10
