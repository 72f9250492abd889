"""The picture of a procedure as SVG: for the intranet, a text document or a poster."""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree as ET

from komma_desk.domain.procedure.drawing.lettering import width_of
from komma_desk.domain.procedure.drawing.poster import Poster, poster_of
from komma_desk.domain.procedure.drawing.sheet import (
    HOLDS_OTHERS,
    Box,
    Drawing,
    Edge,
    Kind,
    Line,
    Mark,
    Point,
)
from komma_desk.domain.procedure.drawing.signs import strokes_of
from komma_desk.exchange.xml_words import document, text_of

_SVG: Final = "http://www.w3.org/2000/svg"
_FONTS: Final = "Fira Sans, Segoe UI, Helvetica Neue, Arial, sans-serif"
_STYLE: Final = """
text { fill: #131525 }
.strong { font-weight: 600 }
.quiet { fill: #51577A }
.box { fill: #FFFFFF; stroke: #131525; stroke-width: 1.5 }
.end { stroke-width: 2.4 }
.strand { fill: #F3F4F7; stroke: #6E7597; stroke-width: 1 }
.step { fill: #E0E6F7; stroke: #2044AA; stroke-width: 1.2 }
.lost { fill: #FEE4E0; stroke: #C31C13; stroke-width: 2; stroke-dasharray: 6 4 }
.way { fill: none; stroke: #51577A; stroke-width: 1.5; stroke-linejoin: round }
.onward { stroke: #131525; stroke-width: 3 }
.back { stroke-dasharray: 6 4 }
.head { fill: #51577A }
.head.onward { fill: #131525; stroke: none }
.sign { fill: none; stroke: #2044AA; stroke-width: 1.4; stroke-linejoin: round; \
stroke-linecap: round }
.full { fill: #2044AA }
"""
_HEAD: Final = 9.0
_ROUND: Final = 6.0


def procedure_svg(drawing: Drawing) -> bytes:
    """In the light colours, with everything it says as text for those who do not see it."""
    poster = poster_of(drawing)
    width, height = _number(poster.width), _number(poster.height)
    root = ET.Element(
        "svg",
        {
            "xmlns": _SVG,
            "viewBox": f"0 0 {width} {height}",
            "width": width,
            "height": height,
            "font-family": _FONTS,
            "role": "img",
            "lang": drawing.language.value,
            "aria-labelledby": "title desc",
        },
    )
    _worded(root, "title", f"{drawing.title}, {drawing.version}").set("id", "title")
    _worded(root, "desc", _told(drawing)).set("id", "desc")
    _worded(root, "style", _STYLE)
    ET.SubElement(root, "rect", {"width": width, "height": height, "fill": "#F3F4F7"})
    _paint(root, poster)
    return document(root)


def _paint(root: ET.Element, poster: Poster) -> None:
    drawing = poster.drawing
    for box in drawing.boxes:
        if box.kind in HOLDS_OTHERS:
            _box(root, box)
    for edge in drawing.edges:
        _edge(root, edge)
    for x, y in drawing.joints:
        dot = {"cx": _number(x), "cy": _number(y), "r": "3.2", "class": "head"}
        ET.SubElement(root, "circle", dot)
    for box in drawing.boxes:
        if box.kind not in HOLDS_OTHERS:
            _box(root, box)
    for mark in poster.marks:
        _mark(root, mark)
    for line in poster.lines:
        _line(root, line)


def _box(root: ET.Element, box: Box) -> None:
    group = ET.SubElement(root, "g", {"data-place": text_of(box.place)})
    rounded = _ROUND * (2 if box.kind is Kind.STEP else 1)
    ET.SubElement(
        group,
        "rect",
        {
            "x": _number(box.x),
            "y": _number(box.y),
            "width": _number(box.width),
            "height": _number(box.height),
            "rx": _number(rounded),
            "class": f"box {box.kind.value}",
        },
    )
    for mark in box.marks:
        _mark(group, mark)
    for line in box.lines:
        _line(group, line)


def _line(root: ET.Element, line: Line) -> None:
    words = _worded(root, "text", line.text)
    words.attrib.update(
        {
            "x": _number(line.x),
            "y": _number(line.y),
            "font-size": _number(line.size),
            # Another typeface than ours is squeezed instead of running out of its box.
            "textLength": _number(width_of(line.text, line.size)),
            "lengthAdjust": "spacingAndGlyphs",
        }
    )
    kinds = [name for name, true in (("strong", line.strong), ("quiet", line.quiet)) if true]
    if kinds:
        words.set("class", " ".join(kinds))


def _mark(root: ET.Element, mark: Mark) -> None:
    for stroke in strokes_of(mark):
        tag = "polygon" if stroke.filled else "polyline"
        look = "sign full" if stroke.filled else "sign"
        ET.SubElement(root, tag, {"points": _points(stroke.points), "class": look})


def _edge(root: ET.Element, edge: Edge) -> None:
    looks = [name for name, true in (("back", edge.back), ("onward", edge.onward)) if true]
    look = " ".join(["way", *looks])
    (x0, y0), (x1, y1) = edge.points[-2:]
    long = max(abs(x1 - x0), abs(y1 - y0)) or 1.0
    ahead = (x1 - x0) / long, (y1 - y0) / long
    back: Point = (x1 - ahead[0] * _HEAD, y1 - ahead[1] * _HEAD)
    line = (*edge.points[:-1], back)
    ET.SubElement(root, "polyline", {"points": _points(line), "class": look})
    wing = _HEAD * 0.45
    head = (
        (x1, y1),
        (back[0] - ahead[1] * wing, back[1] + ahead[0] * wing),
        (back[0] + ahead[1] * wing, back[1] - ahead[0] * wing),
    )
    kind = "head onward" if edge.onward else "head"
    ET.SubElement(root, "polygon", {"points": _points(head), "class": kind})


def _told(drawing: Drawing) -> str:
    """Each way in words: from where, by which step, to where."""
    names = {box.place: box.said for box in drawing.boxes}
    ways = []
    for edge in drawing.edges:
        stops = [names.get(edge.source, ""), names.get(edge.place, "")]
        stops += [names.get(edge.target, "")] if edge.target else []
        ways.append(" → ".join(stops))
    return ".\n".join(ways)


def _worded(root: ET.Element, tag: str, text: str) -> ET.Element:
    element = ET.SubElement(root, tag)
    element.text = text_of(text)
    return element


def _points(points: tuple[Point, ...]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
