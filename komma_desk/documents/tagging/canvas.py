"""A canvas on which nothing stays unmarked: what no element claims is decoration, except texts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, Final

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from komma_desk.documents.fonts import FACES, REGULAR
from komma_desk.documents.tagging.tree import Element, Mark, Tags

_DECORATION: Final = "/Artifact BMC"
_RUNNING: Final = "/Artifact <</Type /Pagination>> BDC"
_END: Final = "EMC"


def drawn_as(canvas: Canvas, element: Element) -> AbstractContextManager[None]:
    """What is drawn within belongs to the element; inside another element, to that one."""
    return canvas.drawn_as(element) if isinstance(canvas, ReadableCanvas) else nullcontext()


def artifact(canvas: Canvas) -> AbstractContextManager[None]:
    """What is drawn within adorns or repeats, as the foot of a page; nobody reads it out."""
    return canvas.artifact() if isinstance(canvas, ReadableCanvas) else nullcontext()


def drawn_as_figure(
    canvas: Canvas, alt: str, *, width: float, height: float
) -> AbstractContextManager[None]:
    """What is drawn within is one picture, up and to the right from here, told by its words."""
    left, foot = canvas.absolutePosition(0, 0)
    return drawn_as(
        canvas, Element("Figure", alt=alt, box=(left, foot, left + width, foot + height))
    )


class ReadableCanvas(Canvas):
    """Draws as its parent does, and notes which piece of which page is what."""

    _marks = 0
    _claimed = False

    def __init__(self, *args: Any, tags: Tags, **options: Any) -> None:
        # Else every page names Helvetica, which is not embedded.
        super().__init__(*args, **options | {"initialFontName": REGULAR})
        self.tags = tags

    @contextmanager
    def drawn_as(self, element: Element) -> Iterator[None]:
        if self._claimed:
            yield
            return
        self.tags.place(element)
        page = self.tags.pages_before + self.getPageNumber() - 1
        element.kids.append(Mark(page=page, number=self._marks))
        opening = f"/{element.tag} <</MCID {self._marks}>> BDC"
        self._marks += 1
        with self._within(opening):
            yield

    @contextmanager
    def artifact(self) -> Iterator[None]:
        if self._claimed:
            yield
            return
        with self._within(_RUNNING):
            yield

    def drawText(self, aTextObject: PDFTextObject) -> None:  # noqa: N803 -- reportlab's name
        """Text that nobody marked is a paragraph of its own, so that none is ever lost."""
        with self.drawn_as(Element("P")):
            super().drawText(aTextObject)

    def setFont(self, psfontname: str, size: float, leading: float | None = None) -> None:
        # A table of the library sets a face before every cell that is not embedded.
        super().setFont(psfontname if psfontname in FACES else REGULAR, size, leading)

    def showPage(self) -> None:
        code: list[str] = self._code  # type: ignore[attr-defined]  # the stubs leave it out
        code[:] = _without_empty([_DECORATION, *code, _END])
        super().showPage()

    def _startPage(self) -> None:
        super()._startPage()  # type: ignore[misc]  # the stubs leave it out
        self._marks, self._claimed = 0, False

    @contextmanager
    def _within(self, opening: str) -> Iterator[None]:
        self._append(_END)
        self._append(opening)
        self._claimed = True
        yield
        self._claimed = False
        self._append(_END)
        self._append(_DECORATION)

    def _append(self, operators: str) -> None:
        self._code.append(operators)  # type: ignore[attr-defined]  # the stubs leave it out


def _without_empty(code: list[str]) -> list[str]:
    kept: list[str] = []
    for each in code:
        if each == _END and kept[-1:] == [_DECORATION]:
            kept.pop()
        else:
            kept.append(each)
    return kept
