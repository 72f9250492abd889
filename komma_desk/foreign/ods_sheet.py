"""The rows of a sheet of LibreOffice (.ods): what each cell is worth, not how it is shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from komma_desk.domain.foreign_file import Hindrance
from komma_desk.domain.foreign_sheet import MOST_COLUMNS, Sheet
from komma_desk.foreign.excel_days import written_number
from komma_desk.foreign.odf import is_odf
from komma_desk.foreign.sheet_rows import SheetRows
from komma_desk.foreign.unread import UnreadError
from komma_desk.foreign.xml_parts import Element, elements, local, read_xml

_CONTENT: Final = "content.xml"
_INDEX: Final = "META-INF/manifest.xml"
_LARGEST_PART: Final = 64 * 1024 * 1024  # bytes
_CLOCK: Final = re.compile(r"PT([0-9]{1,4})H([0-9]{1,2})M.*")
_NEVER_SO_OFTEN: Final = 1_048_577
_BREAKS: Final = {"tab": "\t", "line-break": "\n", "s": " "}
_UNSEEN: Final = frozenset({"annotation", "note"})


def is_ods(parts: Mapping[str, bytes]) -> bool:
    return is_odf(parts) and b"spreadsheet" in parts.get("mimetype", b"")


def ods_sheet(parts: Mapping[str, bytes], wanted: str) -> Sheet:
    """Raises UnreadError."""
    if elements(read_xml(parts[_INDEX]), "encryption-data"):
        raise UnreadError(Hindrance.LOCKED)
    if len(parts.get(_CONTENT, b"")) > _LARGEST_PART:
        raise UnreadError(Hindrance.TOO_MUCH)
    tables = [
        each
        for each in elements(read_xml(parts.get(_CONTENT, b"")), "table")
        if local(each.getparent().tag) == "spreadsheet"
    ]
    names = tuple(_of(each, "name") for each in tables)
    found = [each for each in tables if _of(each, "name") == wanted] if wanted else tables[:1]
    if not found:
        return Sheet(names=names, chosen="")
    return Sheet(names=names, chosen=_of(found[0], "name"), rows=_rows(found[0]).rows())


def _of(element: Element, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if local(key) == name), "")


def _times(element: Element, name: str) -> int:
    told = _of(element, name)
    fits = told.isascii() and told.isdecimal() and 0 < len(told) <= len(str(_NEVER_SO_OFTEN))
    return min(int(told), _NEVER_SO_OFTEN) if fits else 1


def _rows(table: Element) -> SheetRows:
    rows, number = SheetRows(), 1
    spans: list[tuple[int, int, int]] = []
    for line in elements(table, "table-row"):
        repeated = _times(line, "number-rows-repeated")
        cells = list(_cells(line))
        for column, text, down in cells:
            for row in range(number, number + repeated):
                rows.put(row, column, text)
            if down > 1:
                spans.append((number, column, number + down - 1))
        number += repeated
    for top, column, last in spans:
        rows.fill_down(top, column, last)
    return rows


def _cells(line: Element) -> list[tuple[int, str, int]]:
    """Column, text and how many rows it spans, of each cell that says something."""
    found, column = [], 1
    for cell in line:
        if not isinstance(cell.tag, str) or not local(cell.tag).endswith("table-cell"):
            continue
        repeated, text = _times(cell, "number-columns-repeated"), _text(cell)
        if text.strip():
            down = _times(cell, "number-rows-spanned")
            found += [
                (each, text, down)
                for each in range(column, column + min(repeated, MOST_COLUMNS + 1))
            ]
        column += repeated
    return found


def _text(cell: Element) -> str:
    kind = _of(cell, "value-type")
    if kind == "date":
        return _of(cell, "date-value").replace("T", " ").removesuffix(" 00:00:00")
    if kind == "time" and (clock := _CLOCK.fullmatch(_of(cell, "time-value"))):
        return f"{int(clock[1]):02}:{int(clock[2]):02}"
    if kind in {"float", "currency", "percentage"}:
        return written_number(_of(cell, "value"))
    if kind == "boolean":
        return _of(cell, "boolean-value").upper()
    return "\n".join(_said(each) for each in cell if local(each.tag) == "p")


def _said(element: Element) -> str:
    said = [element.text or ""]
    for each in element:
        if isinstance(each.tag, str) and local(each.tag) not in _UNSEEN:
            said.append(_BREAKS.get(local(each.tag), "") or _said(each))
        said.append(each.tail or "")
    return "".join(said)
