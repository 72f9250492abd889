"""What a copy keeps though nobody sees it: left out, it would make figures and pages false."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from komma_desk.domain.foreign_file import StillIn
from komma_desk.foreign.xml_parts import Element, elements, local, read_xml, value_of

_YES: Final = frozenset({"1", "true", "on"})
_HIDDEN_SHEETS: Final = frozenset({"hidden", "veryHidden"})
_PIVOT: Final = re.compile(r"xl/pivotCache/pivotCacheRecords.*")
_SLIDE: Final = re.compile(r"ppt/slides/[^/]+\.xml")
_SHEET: Final = re.compile(r"xl/(worksheets|chartsheets)/[^/]+\.xml")
_PAGE: Final = re.compile(r"(word|xl|ppt)/.*\.xml")
_SIDES: Final = ("l", "t", "r", "b")
_UNCUT: Final = re.compile(r"|auto|rect\([0.a-z,\s]*\)")


def still_in_ooxml(parts: Mapping[str, bytes]) -> tuple[StillIn, ...]:
    found: set[StillIn] = set()
    for name, part in parts.items():
        if _PIVOT.fullmatch(name):
            found.add(StillIn.PIVOT_DATA)
        if not _PAGE.fullmatch(name):
            continue
        root = read_xml(part)
        if name == "xl/workbook.xml" and any(
            value_of(each, "state") in _HIDDEN_SHEETS for each in elements(root, "sheet")
        ):
            found.add(StillIn.HIDDEN_SHEETS)
        if _SHEET.fullmatch(name) and any(
            value_of(each, "hidden") in _YES for each in elements(root, "row", "col")
        ):
            found.add(StillIn.HIDDEN_ROWS)
        if _SLIDE.fullmatch(name) and value_of(root, "show") in {"0", "false"}:
            found.add(StillIn.HIDDEN_SLIDES)
        if any(_is_cropped(each) for each in elements(root, "srcRect")):
            found.add(StillIn.CROPPED)
    return tuple(sorted(found))


def _is_cropped(crop: Element) -> bool:
    return any(value_of(crop, side) not in {"", "0"} for side in _SIDES)


def still_in_odf(roots: Iterable[Element]) -> tuple[StillIn, ...]:
    found: set[StillIn] = set()
    for each in (each for root in roots for each in root.iter() if isinstance(each.tag, str)):
        name = local(each.tag)
        if name == "table-properties" and value_of(each, "display") == "false":
            found.add(StillIn.HIDDEN_SHEETS)
        elif name in {"table-row", "table-column"} and value_of(each, "visibility") in {
            "collapse",
            "filter",
        }:
            found.add(StillIn.HIDDEN_ROWS)
        elif name == "drawing-page-properties" and value_of(each, "visibility") == "hidden":
            found.add(StillIn.HIDDEN_SLIDES)
        elif name == "graphic-properties" and not _UNCUT.fullmatch(
            value_of(each, "clip") or "auto"
        ):
            found.add(StillIn.CROPPED)
    return tuple(sorted(found))
