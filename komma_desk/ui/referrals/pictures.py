"""What the preview needs from whoever can draw a PDF; the window itself cannot."""

from __future__ import annotations

from typing import Protocol

# 1 is 72 points to the inch: an A4 page becomes about 1070 points wide, sharp when shown smaller.
DRAWN_AT = 1.8
# A narrative can be as long as a book; who needs to see more saves the letter.
MOST_PAGES = 12


class PagePicture(Protocol):
    """A page drawn: rows of `stride` bytes, three bytes a point, and the words on it."""

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def stride(self) -> int: ...
    @property
    def rgb(self) -> bytes: ...
    @property
    def text(self) -> str: ...


class DrawPage(Protocol):
    def __call__(self, data: bytes, number: int, scale: float, /) -> PagePicture: ...


class CountPages(Protocol):
    def __call__(self, data: bytes, /) -> int: ...
