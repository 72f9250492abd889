"""The library's own paragraphs, read as ours are: as headings or paragraphs, their words whole."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, Paragraph

from komma_desk.documents.styles import RANKS
from komma_desk.documents.tagging.canvas import drawn_as
from komma_desk.documents.tagging.tree import Element, heading


def readable(story: Sequence[Flowable]) -> list[Flowable]:
    return [_Told(each) if isinstance(each, Paragraph) else each for each in story]


class _Told(Flowable):
    """A paragraph of the library that knows what it is; its pieces on the next page know it too."""

    def __init__(self, paragraph: Paragraph, element: Element | None = None) -> None:
        super().__init__()
        self._paragraph = paragraph
        if element is None:
            element = heading(RANKS.get(paragraph.style.name, 0))
            # The library leaves out the space at the end of a line.
            element.spoken = " ".join(paragraph.getPlainText().split())
        self._element = element

    def getSpaceBefore(self) -> float:
        return float(self._paragraph.getSpaceBefore())

    def getSpaceAfter(self) -> float:
        return float(self._paragraph.getSpaceAfter())

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 -- reportlab's names
        self.width, self.height = self._paragraph.wrap(aW, aH)
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803 -- reportlab's names
        parts = self._paragraph.split(aW, aH)
        return [_Told(part, self._element) for part in parts if isinstance(part, Paragraph)]

    def draw(self) -> None:
        if not self._element.spoken:
            return
        with drawn_as(self.canv, self._element):
            self._paragraph.drawOn(self.canv, 0, 0)
