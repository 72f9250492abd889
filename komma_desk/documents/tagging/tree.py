"""The structure of one document: headings, texts, lists, tables, pictures, in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

_DEEPEST_HEADING: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A piece of a page that belongs to an element; pages are counted from 0."""

    page: int
    number: int


@dataclass(eq=False, slots=True)
class Element:
    """One thing a reader meets, named as in the standard ("P", "TD"); it may go over pages."""

    tag: str
    parent: Element | None = None
    kids: list[Element | Mark] = field(default_factory=list)
    # A heading's wish; the tree makes a level of it that leaves none out.
    rank: int = 0
    alt: str = ""
    # Read in place of what stands there.
    spoken: str = ""
    scope: str = ""
    numbering: str = ""
    box: tuple[float, float, float, float] | None = None

    def add(self, tag: str, spoken: str = "") -> Element:
        """A new element as the last one within this."""
        kid = Element(tag, parent=self, spoken=spoken)
        self.kids.append(kid)
        return kid


class Tags:
    """Elements come in the order in which their first piece is drawn."""

    def __init__(self) -> None:
        self.root = Element("Document")
        # Pages of this document that other canvases have drawn before.
        self.pages_before = 0
        self._level = 0

    def in_reading_order(self) -> Element:
        """The whole document, its parts in the order drawn, without those never drawn."""
        found = ((_first_mark(kid), kid) for kid in self.root.kids)
        drawn = [(mark, kid) for mark, kid in found if mark is not None]
        drawn.sort(key=lambda each: each[0])
        self.root.kids = [kid for _mark, kid in drawn]
        return self.root

    def place(self, element: Element) -> None:
        """The element, with all that holds it, as the next one to read; once placed it stays."""
        top = element
        while top.parent is not None:
            top = top.parent
        if top is self.root:
            return
        if top.rank:
            self._level = min(top.rank, self._level + 1, _DEEPEST_HEADING)
            top.tag = f"H{self._level}"
        top.parent = self.root
        self.root.kids.append(top)


def _first_mark(kid: Element | Mark) -> tuple[int, int] | None:
    if isinstance(kid, Mark):
        return kid.page, kid.number
    return min((mark for each in kid.kids if (mark := _first_mark(each))), default=None)


def heading(rank: int) -> Element:
    return Element("P", rank=rank)


def grid(rows: int, columns: int) -> list[list[Element]]:
    """The cells of one table: the first row and the first column say what the others are."""
    whole = Element("Table")
    cells: list[list[Element]] = []
    for row in range(rows):
        line = whole.add("TR")
        cells.append([_cell(line, row, column) for column in range(columns)])
    return cells


def _cell(line: Element, row: int, column: int) -> Element:
    if row and column:
        return line.add("TD")
    head = line.add("TH")
    head.scope = "Row" if row else "Column"
    return head
