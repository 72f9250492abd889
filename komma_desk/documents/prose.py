"""Typed text on paper: shown as it was typed, never interpreted, of any length.

What the typeface cannot draw shows as an empty box, so that nobody overlooks a gap.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from komma_desk.documents.fonts import has_glyph, register_fonts
from komma_desk.documents.styles import RANKS
from komma_desk.documents.tagging.canvas import artifact, drawn_as
from komma_desk.documents.tagging.tree import Element, heading

SUBSTITUTE: Final = "\u25af"
# They only advise where a line may break; a box in their place would accuse an innocent text.
_BREAK_ADVICE: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_LINE_ENDS: Final = str.maketrans({"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n"})
_TAB: Final = "    "


def printable(text: str) -> str:
    """The text with every character the typeface lacks, or that hides, shown as an empty box."""
    # Surrogates alone make no text; normalising them is safe, encoding them would not be.
    whole = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    whole = whole.translate(_LINE_ENDS).replace("\u2029", "\n\n").replace("\t", _TAB)
    return "".join(map(_drawn, whole.translate(_BREAK_ADVICE)))


def plain(text: str) -> str:
    """The text for a reportlab `Paragraph`: its mark-up is escaped and shows as typed."""
    return escape(printable(text)).replace("\n", "<br/>")


def lacks_glyphs(text: str) -> bool:
    """Whether something of the text shows as an empty box on paper."""
    return SUBSTITUTE in printable(text)


class Prose(Flowable):
    """A text in one style, broken into lines once, split over pages by counting lines.

    reportlab's own `Paragraph` reads its text as mark-up and breaks the rest anew on each page.
    Readers meet it as what its style says, a heading or a paragraph, or as the `element` given.
    """

    def __init__(self, text: str, style: ParagraphStyle, element: Element | None = None) -> None:
        super().__init__()
        self._text = printable(text)
        self.style = style
        self._element = element or heading(RANKS.get(style.name, 0))
        self._told = False
        # What parts this piece of a text from the next one.
        self._end = ""
        self._lines: list[str] | None = None
        self._broken_at = 0.0

    def getSpaceBefore(self) -> float:
        return float(self.style.spaceBefore)

    def getSpaceAfter(self) -> float:
        return float(self.style.spaceAfter)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002 -- reportlab's
        lines = self._broken(aW)
        self.width, self.height = aW, len(lines) * self.style.leading
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803 -- reportlab's names
        lines = self._broken(aW)
        room = int((aH + 1e-6) // self.style.leading)
        # One line alone at the foot or the head of a page reads badly.
        if len(lines) - room == 1:
            room -= 1
        if room >= len(lines):  # asked to part all the same: a cell has its edges beside it
            room = len(lines) - 2
        if room <= 0 or (room == 1 and len(lines) > 1):
            return []
        rest = room
        while rest < len(lines) - 1 and not lines[rest].strip():
            rest += 1  # an empty line at the head of a page parts nothing
        return [self._part(lines[:room], aW), self._part(lines[rest:], aW)]

    def minWidth(self) -> float:
        return float(self.style.fontSize)

    def draw(self) -> None:
        if not self._text.strip():
            return
        # Drawn again, it is the head of a table on its next page.
        with artifact(self.canv) if self._told else drawn_as(self.canv, self._element):
            self._draw_lines()
        self._told = True

    def _draw_lines(self) -> None:
        style = self.style
        canvas = self.canv
        canvas.setFillColor(style.textColor)
        canvas.setFont(style.fontName, style.fontSize)
        baseline = self.height - style.fontSize
        for line in self._lines or ():
            if style.alignment:
                visible = stringWidth(line.rstrip(" "), style.fontName, style.fontSize)
                canvas.drawString(self.width - visible, baseline, line)
            else:
                canvas.drawString(style.leftIndent, baseline, line)
            baseline -= style.leading

    def _part(self, lines: list[str], width: float) -> Prose:
        part = Prose("", self.style, self._element)
        part._text, part._lines, part._broken_at = "\n".join(lines), lines, width
        part._end = " " if lines[-1].endswith(" ") else ""
        return part

    def _broken(self, width: float) -> list[str]:
        if self._lines is None or self._broken_at != width:
            self._lines = list(_lines_of(self._text, self.style, width - self.style.leftIndent))
            self._lines[-1] = self._lines[-1].rstrip(" ") + self._end
            self._broken_at = width
        return self._lines


@lru_cache(maxsize=4096)
def _drawn(character: str) -> str:
    if character == "\n":
        return character
    register_fonts()
    hidden = unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}
    return character if has_glyph(character) and not hidden else SUBSTITUTE


def _lines_of(text: str, style: ParagraphStyle, width: float) -> Iterator[str]:
    """The lines, each with a space where it parts two words: else a reader would join them."""
    *before, last = text.split("\n")
    for paragraph in before:
        *lines, end = _filled(paragraph, style, max(width, style.fontSize))
        yield from lines
        yield f"{end} "
    yield from _filled(last, style, max(width, style.fontSize))


def _filled(paragraph: str, style: ParagraphStyle, width: float) -> Iterator[str]:
    font, size = style.fontName, style.fontSize
    space = stringWidth(" ", font, size)
    line: list[str] = []
    used = 0.0
    for word in paragraph.rstrip(" ").split(" "):
        needed = stringWidth(word, font, size)
        if line and used + space + needed > width:
            yield " ".join(line) + " "
            line, used = [], 0.0
        if needed > width:
            *full, word = _chopped(word, style, width)  # noqa: PLW2901 -- the rest goes on
            yield from full
            needed = stringWidth(word, font, size)
        used += needed + (space if line else 0.0)
        line.append(word)
    yield " ".join(line)


def _chopped(word: str, style: ParagraphStyle, width: float) -> Iterator[str]:
    """A word wider than the line, cut where the line ends."""
    start, used = 0, 0.0
    for here, character in enumerate(word):
        needed = stringWidth(character, style.fontName, style.fontSize)
        if used + needed > width and here > start:
            yield word[start:here]
            start, used = here, 0.0
        used += needed
    yield word[start:]
