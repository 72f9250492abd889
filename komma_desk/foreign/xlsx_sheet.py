"""The rows of a sheet of Excel: shared strings, days by their number format, last known values."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Final

from komma_desk.domain.foreign_file import Hindrance
from komma_desk.domain.foreign_sheet import Sheet
from komma_desk.foreign.excel_days import is_day_format, written_day, written_number
from komma_desk.foreign.sheet_rows import SheetRows
from komma_desk.foreign.unread import UnreadError
from komma_desk.foreign.xml_parts import Element, elements, local, read_xml

_WORKBOOK: Final = "xl/workbook.xml"
_LINKS: Final = "xl/_rels/workbook.xml.rels"
_STRINGS: Final = "xl/sharedStrings.xml"
_STYLES: Final = "xl/styles.xml"
_LARGEST_PART: Final = 64 * 1024 * 1024  # bytes; as a tree it takes several times as much
_PLACE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MOST_MERGED: Final = 20_000
_TRUE: Final = "1"


def is_xlsx(parts: Mapping[str, bytes]) -> bool:
    return _WORKBOOK in parts


def xlsx_sheet(parts: Mapping[str, bytes], wanted: str) -> Sheet:
    """Raises UnreadError."""
    book = _part(parts, _WORKBOOK)
    sheets = elements(book, "sheet")
    names = tuple(str(each.get("name", "")) for each in sheets)
    seen = [each for each in sheets if each.get("state", "visible") == "visible"] or sheets
    found = [each for each in sheets if each.get("name") == wanted] if wanted else seen[:1]
    if not found:
        return Sheet(names=names, chosen="")
    page = _part(parts, _path_of(found[0], parts))
    rows = _Reading(parts, from_1904=_counts_from_1904(book)).rows_of(page)
    return Sheet(names=names, chosen=str(found[0].get("name", "")), rows=rows.rows())


def _part(parts: Mapping[str, bytes], name: str) -> Element:
    if name not in parts:
        raise UnreadError(Hindrance.BROKEN)
    if len(parts[name]) > _LARGEST_PART:
        raise UnreadError(Hindrance.TOO_MUCH)
    return read_xml(parts[name])


def _path_of(sheet: Element, parts: Mapping[str, bytes]) -> str:
    """Only a part of this very file; a link that leads out of it is none."""
    link = next((value for name, value in sheet.attrib.items() if local(name) == "id"), "")
    for each in elements(_part(parts, _LINKS), "Relationship"):
        if each.get("Id") == link and each.get("TargetMode") != "External":
            target = str(each.get("Target", ""))
            place = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
            return posixpath.normpath(place)
    raise UnreadError(Hindrance.BROKEN)


def _counts_from_1904(book: Element) -> bool:
    return any(each.get("date1904") in {"1", "true"} for each in elements(book, "workbookPr"))


class _Reading:
    def __init__(self, parts: Mapping[str, bytes], *, from_1904: bool) -> None:
        self._from_1904 = from_1904
        strings = elements(_part(parts, _STRINGS), "si") if _STRINGS in parts else []
        self._strings = [_words(each) for each in strings]
        self._days = _day_styles(_part(parts, _STYLES)) if _STYLES in parts else frozenset()

    def rows_of(self, page: Element) -> SheetRows:
        rows, row = SheetRows(), 0
        for line in elements(page, "row"):
            row = _number(line.get("r"), row + 1)
            column = 0
            for cell in line:
                if not isinstance(cell.tag, str) or local(cell.tag) != "c":
                    continue
                column = _column(str(cell.get("r", "")), column + 1)
                rows.put(row, column, self._text(cell))
        _fill_merged(page, rows)
        return rows

    def _text(self, cell: Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return "".join(_words(each) for each in cell if local(each.tag) == "is")
        told = "".join(each.text or "" for each in cell if local(each.tag) == "v")
        if kind == "s":
            return self._shared(told)
        if kind == "n" and told:
            is_day = _number(cell.get("s"), 0) in self._days
            return written_day(told, from_1904=self._from_1904) if is_day else written_number(told)
        if kind == "b":
            return "TRUE" if told == _TRUE else "FALSE"
        return told.replace("T", " ").removesuffix("Z") if kind == "d" else _plain(told)

    def _shared(self, told: str) -> str:
        number = _number(told, -1)
        if not 0 <= number < len(self._strings):
            raise UnreadError(Hindrance.BROKEN)
        return self._strings[number]


def _fill_merged(page: Element, rows: SheetRows) -> None:
    merged = elements(page, "mergeCell")
    if len(merged) > _MOST_MERGED:
        raise UnreadError(Hindrance.TOO_MUCH)
    for each in merged:
        first, _, last = str(each.get("ref", "")).partition(":")
        top, bottom = _PLACE.fullmatch(first), _PLACE.fullmatch(last)
        if top and bottom:
            rows.fill_down(int(top[2]), _column(first, 1), int(bottom[2]))


def _words(item: Element) -> str:
    """The letters of a string, without how they are spoken in Japanese."""
    said: list[str] = []
    for each in item:
        if not isinstance(each.tag, str):
            continue
        if local(each.tag) == "t":
            said.append(each.text or "")
        elif local(each.tag) == "r":
            said += [part.text or "" for part in each if local(part.tag) == "t"]
    return _plain("".join(said))


def _plain(text: str) -> str:
    """Excel writes what XML cannot hold as _x000D_; halves of letters are left out."""
    meant = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return meant.replace("\r\n", "\n").encode("utf-8", "ignore").decode().replace("\0", "")


def _number(text: object, otherwise: int) -> int:
    told = str(text)
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 10 else otherwise  # noqa: PLR2004 -- a number of nine digits is no row


def _column(place: str, otherwise: int) -> int:
    found = _PLACE.fullmatch(place)
    if found is None:
        return otherwise
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _day_styles(styles: Element) -> frozenset[int]:
    """Which of the cell styles show a number as a day or a time."""
    own = {
        str(each.get("numFmtId")): str(each.get("formatCode", ""))
        for each in elements(styles, "numFmt")
    }
    found = set[int]()
    for table in elements(styles, "cellXfs")[:1]:
        for number, style in enumerate(elements(table, "xf")):
            shape = str(style.get("numFmtId", "0"))
            if is_day_format(shape, own.get(shape, "")):
                found.add(number)
    return frozenset(found)
