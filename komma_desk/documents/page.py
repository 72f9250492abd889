"""The page every document stands on: A4 after DIN 5008, header, footer with page x of y, tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any, Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Table, TableStyle

from komma_desk.documents.fonts import REGULAR, SEMIBOLD, register_fonts
from komma_desk.documents.prose import Prose, printable
from komma_desk.documents.styles import (
    ACTION,
    CELL,
    CELL_HEAD,
    CELL_NUMBER,
    CELL_NUMBER_HEAD,
    INK,
    MUTED,
    RULE,
)
from komma_desk.documents.tagging.canvas import ReadableCanvas, artifact, drawn_as
from komma_desk.documents.tagging.finishing import finished
from komma_desk.documents.tagging.paragraphs import readable
from komma_desk.documents.tagging.tree import Element, Tags, grid
from komma_desk.words import _, current_language

PAGE_WIDTH, PAGE_HEIGHT = A4
# DIN 5008: 25 mm at the left for the file, 20 mm at the right.
LEFT: Final = 25 * mm
RIGHT: Final = 20 * mm
TEXT_WIDTH: Final = PAGE_WIDTH - LEFT - RIGHT
TOP: Final = 38 * mm
BOTTOM: Final = 26 * mm
# A table is no place for a novel: laying one out in a cell takes minutes.
_LONGEST_CELL: Final = 2_000

_Artist = Callable[[Canvas], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFrame:
    """What stands on every page of one document; plain text, shown as given."""

    municipality: str
    kind: str
    dated_on: date
    office: str = ""
    reference: str = ""


def lay_out(
    story: Sequence[Flowable],
    frame: PageFrame,
    *,
    first_top: float = TOP,
    on_first_page: _Artist | None = None,
    tags: Tags | None = None,
) -> bytes:
    """The story on as many pages as it needs, tagged; the same story gives the same bytes.

    `first_top` is where the text of the first page begins, measured from the upper edge. `Prose`
    and `table` are tagged as what they are, other texts as paragraphs, other drawing as artifact;
    `tags` are given where elements of the story stand in it already.
    """
    tags = tags or Tags()
    drawn = draw_pages(story, frame, tags, first_top=first_top, on_first_page=on_first_page)
    return finished(
        [drawn],
        tags,
        title=printable(frame.kind),
        author=printable(frame.municipality),
        language=current_language().tag,
    )


def draw_pages(
    story: Sequence[Flowable],
    frame: PageFrame,
    tags: Tags,
    *,
    first_top: float = TOP,
    on_first_page: _Artist | None = None,
) -> bytes:
    """The pages alone; what a reader meets on them goes into the tags, for `finished`."""
    register_fonts()
    sheet = BytesIO()
    document = BaseDocTemplate(
        sheet,
        pagesize=A4,
        invariant=1,
    )

    def first(canvas: Canvas, _document: object) -> None:
        # Who writes is read once; on the next pages the head only repeats it.
        _draw_header(canvas, frame)
        if on_first_page is not None:
            on_first_page(canvas)

    def later(canvas: Canvas, _document: object) -> None:
        with artifact(canvas):
            _draw_header(canvas, frame)

    document.addPageTemplates(
        [
            PageTemplate("first", [_text_area(first_top)], onPage=first, autoNextPageTemplate="on"),
            PageTemplate("on", [_text_area(TOP)], onPage=later),
        ]
    )
    document.build(readable(story), canvasmaker=_canvas_with_footers(frame, tags))
    return sheet.getvalue()


def day_said(day: date) -> str:
    """A date as it is written in the language spoken now."""
    return _("{day:02}/{month:02}/{year}").format(day=day.day, month=day.month, year=day.year)


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    widths: Sequence[float] | None = None,
    number_columns: frozenset[int] = frozenset(),
) -> Table:
    """A ruled table whose head repeats on each page; cells are plain text, never interpreted.

    `widths` are shares of the text width; columns of numbers stand to the right.
    """
    shares = widths or [1.0] * len(head)
    whole = sum(shares)
    told = grid(1 + len(rows), len(head))

    def cells(
        at: int, row: Sequence[str], words: ParagraphStyle, numbers: ParagraphStyle
    ) -> list[Prose]:
        return [
            Prose(shortened(text), numbers if column in number_columns else words, cell)
            for column, (text, cell) in enumerate(zip(row, told[at], strict=True))
        ]

    return Table(
        [cells(0, head, CELL_HEAD, CELL_NUMBER_HEAD)]
        + [cells(at, row, CELL, CELL_NUMBER) for at, row in enumerate(rows, start=1)],
        colWidths=[TEXT_WIDTH * share / whole for share in shares],
        repeatRows=1,
        splitInRow=1,
        hAlign="LEFT",
        style=TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 4),
                ("RIGHTPADDING", (0, 0), (-1, -1), 4),
                ("TOPPADDING", (0, 0), (-1, -1), 3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
                ("LINEBELOW", (0, 0), (-1, 0), 1, INK),
                ("LINEBELOW", (0, 1), (-1, -1), 0.5, RULE),
            ]
        ),
    )


def shortened(text: str) -> str:
    """The text, cut with an ellipsis where it is too long for the cell of a table."""
    return text if len(text) <= _LONGEST_CELL else text[:_LONGEST_CELL].rstrip() + " …"


def fitted(text: str, face: str, size: float, width: float) -> str:
    """One line of the text, cut with an ellipsis where it would run over the width."""
    line = " ".join(printable(text[:500]).split())
    if stringWidth(line, face, size) <= width:
        return line
    while line and stringWidth(line + "…", face, size) > width:
        line = line[:-1]
    return line.rstrip() + "…"


def draw_lines(
    canvas: Canvas,
    at: tuple[float, float],
    lines: Sequence[str],
    style: ParagraphStyle,
    width: float,
) -> None:
    """Single lines below each other, read as one paragraph; the point is the first baseline."""
    x, y = at
    said = [fitted(line, style.fontName, style.fontSize, width) for line in lines]
    if not any(said):
        return
    with drawn_as(canvas, Element("P")):
        canvas.setFillColor(style.textColor)
        canvas.setFont(style.fontName, style.fontSize)
        for line in said:
            canvas.drawString(x, y, f"{line} ")
            y -= style.leading


def _text_area(top: float) -> Frame:
    height = PAGE_HEIGHT - top - BOTTOM
    return Frame(
        LEFT,
        BOTTOM,
        TEXT_WIDTH,
        height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


def _draw_header(canvas: Canvas, frame: PageFrame) -> None:
    canvas.saveState()
    top = PAGE_HEIGHT - 18 * mm
    half = TEXT_WIDTH * 0.62
    canvas.setFillColor(ACTION)
    canvas.rect(LEFT, top - 5.5 * mm, 1.2 * mm, 9.5 * mm, stroke=0, fill=1)
    edge = PAGE_WIDTH - RIGHT
    room = TEXT_WIDTH - half - 6 * mm
    canvas.setFillColor(INK)
    canvas.setFont(SEMIBOLD, 13)
    canvas.drawString(LEFT + 4 * mm, top, fitted(frame.municipality, SEMIBOLD, 13, half))
    canvas.setFillColor(MUTED)
    canvas.setFont(REGULAR, 9.5)
    if office := fitted(frame.office, REGULAR, 9.5, half):
        canvas.drawString(LEFT + 4 * mm, top - 5 * mm, office)
    canvas.drawRightString(edge, top, fitted(frame.kind, REGULAR, 9.5, room))
    if reference := fitted(frame.reference, REGULAR, 9.5, room):
        canvas.drawRightString(edge, top - 5 * mm, reference)
    canvas.restoreState()


def _draw_footer(canvas: Canvas, frame: PageFrame, number: int, count: int) -> None:
    canvas.saveState()
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.line(LEFT, 18 * mm, PAGE_WIDTH - RIGHT, 18 * mm)
    canvas.setFillColor(MUTED)
    canvas.setFont(REGULAR, 8.5)
    parts = (frame.municipality, frame.kind, day_said(frame.dated_on))
    foot = fitted(" · ".join(parts), REGULAR, 8.5, TEXT_WIDTH - 35 * mm)
    canvas.drawString(LEFT, 13.5 * mm, foot)
    page = _("Page {number} of {count}").format(number=number, count=count)
    canvas.drawRightString(PAGE_WIDTH - RIGHT, 13.5 * mm, page)
    canvas.restoreState()


def _canvas_with_footers(frame: PageFrame, tags: Tags) -> type[Canvas]:
    """A canvas that holds its pages back until it knows how many there are."""

    class FootedCanvas(ReadableCanvas):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, tags=tags, **options)
            self._held: list[dict[str, Any]] = []

        def showPage(self) -> None:
            self._held.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            held = self._held
            for number, page in enumerate(held, start=1):
                self.__dict__.update(page)
                with artifact(self):
                    _draw_footer(self, frame, number, len(held))
                super().showPage()
            super().save()

    return FootedCanvas
