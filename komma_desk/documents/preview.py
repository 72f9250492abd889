"""Pages of a PDF as pictures and text, from memory, for the window to show."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

import pypdfium2

# PDFium bears one thread at a time; previews are drawn off the window's thread.
_one_at_a_time = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImage:
    """One page drawn: rows of `stride` bytes, three bytes a point (red, green, blue)."""

    width: int
    height: int
    stride: int
    rgb: bytes
    text: str


def page_count(data: bytes) -> int:
    with _one_at_a_time, pypdfium2.PdfDocument(data) as document:
        return len(document)


def page_image(data: bytes, number: int, scale: float) -> PageImage:
    """The page, counted from 0; `scale` 1 is 72 points to the inch. For our own documents."""
    with _one_at_a_time, pypdfium2.PdfDocument(data) as document:
        page = document[number]
        bitmap = page.render(scale=scale, rev_byteorder=True, no_smoothtext=False)
        return PageImage(
            width=bitmap.width,
            height=bitmap.height,
            stride=bitmap.stride,
            rgb=bytes(bitmap.buffer),
            text=page.get_textpage().get_text_range(),
        )
