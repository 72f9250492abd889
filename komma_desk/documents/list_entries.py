"""Lists on paper: the number or dash at the left, the words beside it, over pages if need be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from komma_desk.documents.fonts import register_fonts
from komma_desk.documents.prose import Prose
from komma_desk.documents.tagging.canvas import drawn_as
from komma_desk.documents.tagging.tree import Element


def numbered(text: str, style: ParagraphStyle) -> Iterator[Flowable]:
    """A text whose lines begin with their number, as a list."""
    entries = [line.partition(" ") for line in text.split("\n")]
    return _listed([(label, words) for label, _space, words in entries], style, "Decimal")


def dashed(lines: Sequence[str], style: ParagraphStyle) -> Iterator[Flowable]:
    """Each of the texts as an entry of a list; a typed text stays as it is."""
    return _listed([("–", line) for line in lines], style, "Disc")


def _listed(
    entries: Sequence[tuple[str, str]], style: ParagraphStyle, numbering: str
) -> Iterator[Flowable]:
    register_fonts()
    whole = Element("L", numbering=numbering)
    widest = max(stringWidth(f"{label} ", style.fontName, style.fontSize) for label, _ in entries)
    for label, words in entries:
        entry = whole.add("LI")
        mark = entry.add("Lbl")
        yield _Entry(Prose(words, style, entry.add("LBody")), widest, (label, mark))


class _Entry(Flowable):
    """One entry; on its next page it has no label any more."""

    def __init__(
        self, words: Prose, indent: float, label: tuple[str, Element] | None = None
    ) -> None:
        super().__init__()
        self._words, self._indent, self._label = words, indent, label

    def getSpaceAfter(self) -> float:
        return self._words.getSpaceAfter() / 2

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 -- reportlab's names
        self.width, self.height = aW, self._words.wrap(aW - self._indent, aH)[1]
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803 -- reportlab's names
        parts = self._words.split(aW - self._indent, aH)
        return [
            _Entry(part, self._indent, None if at else self._label)
            for at, part in enumerate(parts)
            if isinstance(part, Prose)
        ]

    def draw(self) -> None:
        if self._label is not None:
            label, element = self._label
            style = self._words.style
            with drawn_as(self.canv, element):
                self.canv.setFillColor(style.textColor)
                self.canv.setFont(style.fontName, style.fontSize)
                self.canv.drawString(0, self.height - style.fontSize, f"{label} ")
        self._words.drawOn(self.canv, self._indent, 0)
