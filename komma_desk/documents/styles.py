"""The voices of our paper: a few sizes of one typeface, and the colours shared with the screens."""

from __future__ import annotations

from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from komma_desk.documents.fonts import MEDIUM, REGULAR, SEMIBOLD

INK: Final[Color] = HexColor("#131525")
MUTED: Final[Color] = HexColor("#51577A")
RULE: Final[Color] = HexColor("#C0C3D5")
SURFACE: Final[Color] = HexColor("#F3F4F7")
ACTION: Final[Color] = HexColor("#2044AA")


def _style(
    name: str,
    face: str,
    size: float,
    leading: float,
    *,
    before: float = 0,
    after: float = 0,
    colour: Color = INK,
    to_the_right: bool = False,
) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=face,
        fontSize=size,
        leading=leading,
        spaceBefore=before,
        spaceAfter=after,
        textColor=colour,
        alignment=TA_RIGHT if to_the_right else TA_LEFT,
    )


TITLE: Final = _style("title", SEMIBOLD, 17, 22, after=8)
SUBJECT: Final = _style("subject", SEMIBOLD, 11.5, 15, after=12)
HEADING: Final = _style("heading", SEMIBOLD, 12, 16, before=10, after=3)
LABEL: Final = _style("label", SEMIBOLD, 9.5, 13, before=6, after=1)
BODY: Final = _style("body", REGULAR, 10.5, 14.5, after=6)
SMALL: Final = _style("small", REGULAR, 8.5, 11.5, after=3, colour=MUTED)
CELL: Final = _style("cell", REGULAR, 9.5, 12.5)
CELL_HEAD: Final = _style("cell head", SEMIBOLD, 9.5, 12.5)
CELL_NUMBER: Final = _style("cell number", REGULAR, 9.5, 12.5, to_the_right=True)
CELL_NUMBER_HEAD: Final = _style("cell number head", SEMIBOLD, 9.5, 12.5, to_the_right=True)
CELL_TOTAL: Final = _style("cell total", MEDIUM, 9.5, 12.5, to_the_right=True)
RETURN_ADDRESS: Final = _style("return address", REGULAR, 7, 9, colour=MUTED)
INFO_LABEL: Final = _style("information label", REGULAR, 8, 10, colour=MUTED)
INFO: Final = _style("information", REGULAR, 10, 12)
WARNING: Final = _style("warning", MEDIUM, 10.5, 14.5, after=6)

# The styles of headings and how high they stand; a document without the higher ones counts anew.
RANKS: Final = {TITLE.name: 1, SUBJECT.name: 1, HEADING.name: 2, LABEL.name: 3}
