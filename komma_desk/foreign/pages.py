"""One page of a PDF from outside, drawn to a bounded size, and the text on it."""

from __future__ import annotations

from io import BytesIO
from typing import Final

import pypdfium2
from pypdfium2 import PdfiumError, raw

from komma_desk.domain.foreign_file import Hindrance, PdfPage, Picture
from komma_desk.foreign.plain_text import shown
from komma_desk.foreign.unread import UnreadError

_SIDE: Final = 1800  # points of the longer side of a drawn page
_LARGEST_SCALE: Final = 3.0
_MOST_LETTERS: Final = 100_000


def prepare() -> None:
    """A page of our own is drawn first, so that everything drawing needs is there."""
    with pypdfium2.PdfDocument.new() as document:
        document.new_page(10, 10)
        target = BytesIO()
        document.save(target)
    page(target.getvalue(), 0)


def page(content: bytes, number: int) -> PdfPage:
    """The page counted from 0, or the last one; raises UnreadError."""
    try:
        document = pypdfium2.PdfDocument(content)
    except PdfiumError as wrong:
        locked = wrong.err_code == raw.FPDF_ERR_PASSWORD
        raise UnreadError(Hindrance.LOCKED if locked else Hindrance.BROKEN) from wrong
    count = len(document)
    if not count:
        raise UnreadError(Hindrance.BROKEN)
    # What was filled in is drawn, too; this build of PDFium has no engine for scripts.
    document.init_forms()
    at = max(0, min(number, count - 1))
    drawn = document[at]
    wide, high = drawn.get_size()
    if not (wide >= 1 and high >= 1):
        raise UnreadError(Hindrance.BROKEN)
    scale = min(_SIDE / max(wide, high), _LARGEST_SCALE)
    if min(wide, high) * scale < 1:
        raise UnreadError(Hindrance.TOO_MUCH)
    bitmap = drawn.render(scale=scale, rev_byteorder=True)
    image = bitmap.to_pil().convert("RGBA")
    text, _cut = shown(drawn.get_textpage().get_text_bounded()[:_MOST_LETTERS])
    return PdfPage(
        number=at,
        count=count,
        picture=Picture(
            width=image.width,
            height=image.height,
            rgba=image.tobytes(),
            full_width=round(wide),
            full_height=round(high),
        ),
        text=text,
    )
