"""What a screen reader meets in a PDF, read by engines that know nothing of how it was written."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pypdfium2
from pikepdf import Array, Dictionary, Object, Pdf
from pypdfium2 import raw


@dataclass(slots=True)
class Node:
    """One element; `text` is drawn in it by itself, `spoken` is read in its place."""

    tag: str
    text: str = ""
    spoken: str = ""
    alt: str = ""
    scope: str = ""
    box: tuple[float, ...] = ()
    below: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        yield self
        for each in self.below:
            yield from each.walk()

    def drawn(self) -> str:
        return " ".join(each.text for each in self.walk())


def structure_of(document: bytes) -> Node:
    pieces = _pieces(document)
    with Pdf.open(BytesIO(document)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        return _node(pdf.Root.StructTreeRoot.K, pages, pieces)


def visible_text(document: bytes) -> str:
    """The signs as they stand on the pages one after the other, without artifacts."""
    said = []
    with pypdfium2.PdfDocument(document) as pdf:
        for page in pdf:
            text = page.get_textpage()
            for at in range(text.count_chars()):
                drawn = raw.FPDFText_GetTextObject(text.raw, at)
                if drawn and raw.FPDFPageObj_GetMarkedContentID(drawn) >= 0:
                    said.append(chr(raw.FPDFText_GetUnicode(text.raw, at)))
    return "".join(said)


def artifact_text(document: bytes) -> list[str]:
    """What of each page nobody reads out."""
    found = []
    with pypdfium2.PdfDocument(document) as pdf:
        for page in pdf:
            text = page.get_textpage()
            drawn = page.get_objects([raw.FPDF_PAGEOBJ_TEXT])
            unread = [each for each in drawn if raw.FPDFPageObj_GetMarkedContentID(each.raw) < 0]
            found.append(" ".join(_text(each.raw, text.raw) for each in unread))
    return found


def _pieces(document: bytes) -> dict[tuple[int, int], str]:
    pieces: dict[tuple[int, int], str] = {}
    with pypdfium2.PdfDocument(document) as pdf:
        for number, page in enumerate(pdf):
            text = page.get_textpage()
            for each in page.get_objects([raw.FPDF_PAGEOBJ_TEXT]):
                key = number, raw.FPDFPageObj_GetMarkedContentID(each.raw)
                pieces[key] = pieces.get(key, "") + _text(each.raw, text.raw)
    return pieces


def _text(drawn: object, page: object) -> str:
    size = raw.FPDFTextObj_GetText(drawn, page, None, 0)
    room = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFTextObj_GetText(drawn, page, room, size)
    return bytes(room).decode("utf-16-le").split("\0", 1)[0]


def _node(
    element: Object, pages: dict[tuple[int, int], int], pieces: dict[tuple[int, int], str]
) -> Node:
    looks = element.get("/A", Dictionary())
    node = Node(
        tag=str(element.S).lstrip("/"),
        spoken=str(element.get("/ActualText", "")),
        alt=str(element.get("/Alt", "")),
        scope=str(looks.get("/Scope", "")).lstrip("/"),
        box=tuple(float(each) for each in looks.get("/BBox", Array())),
    )
    for kid in element.get("/K", Array()):
        if isinstance(kid, int):
            node.text += pieces.get((pages[element.Pg.objgen], kid), "")
        elif "/MCID" in kid:
            node.text += pieces.get((pages[kid.Pg.objgen], int(kid.MCID)), "")
        else:
            node.below.append(_node(kid, pages, pieces))
    return node
