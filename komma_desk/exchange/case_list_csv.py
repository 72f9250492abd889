"""Reads a foreign list as CSV, as spreadsheets really write it; refuses what is no CSV.

Cells come out as they stand in the file: nothing is interpreted, a formula stays its text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from komma_desk.domain.errors import Refusal
from komma_desk.domain.foreign_sheet import SheetRow
from komma_desk.domain.import_mapping import Delimiter, Encoding
from komma_desk.words import N_

_LONGEST_CELL: Final = 10_000_000  # characters; longer ones are refused row by row later
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT: Final = 20  # rows in which the headings are looked for
_SAYS_DELIMITER: Final = "sep="  # a line of its own that Excel writes and reads


class NotText(Refusal):
    sentence = N_("{file} is not a text file.")
    advice = N_("Please save the list as “CSV UTF-8” and try again.")


class WrongEncoding(Refusal):
    sentence = N_("The letters in {file} cannot be read as {encoding}.")
    advice = N_("Please save the list as “CSV UTF-8”, or correct the encoding in the mapping.")


class BrokenRow(Refusal):
    sentence = N_("{file} cannot be divided into cells from line {line} on.")
    advice = N_("Often a quotation mark is missing there. Nothing was taken in.")


def csv_rows(
    name: str,
    content: bytes,
    is_heading: Callable[[str], bool],
    delimiter: Delimiter | None = None,
    encoding: Encoding | None = None,
) -> tuple[SheetRow, ...]:
    """Each row with the line it begins in; empty ones are left out.

    What is not said is found out: the delimiter is the one that shows most headings.
    """
    text = _text_of(name, content, encoding)
    said = text[: len(_SAYS_DELIMITER) + 1]
    if said.casefold().startswith(_SAYS_DELIMITER) and len(said) > len(_SAYS_DELIMITER):
        # The line stays in place, empty, so that the others keep their numbers.
        text, character = text[len(said) :], said[-1]
    else:
        character = (delimiter or _delimiter(text, is_heading)).character
    return tuple(_cells(name, text, character))


def _text_of(name: str, data: bytes, encoding: Encoding | None) -> str:
    if data.startswith(_UTF_16):
        return _decoded(name, data, ("utf-16",), "UTF-16")
    if data.startswith(b"%PDF") or b"\0" in data[:4096]:
        raise NotText(file=name)
    if encoding is Encoding.UTF_8:
        return _decoded(name, data, ("utf-8-sig",), "UTF-8")
    if encoding is Encoding.WINDOWS_1252:
        return _decoded(name, data, ("cp1252",), "Windows-1252")
    return _decoded(name, data, ("utf-8-sig", "cp1252"), "UTF-8 / Windows-1252")


def _decoded(name: str, data: bytes, encodings: tuple[str, ...], told: str) -> str:
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise WrongEncoding(file=name, encoding=told)


def _delimiter(text: str, is_heading: Callable[[str], bool]) -> Delimiter:
    """The one under which a row shows most headings; else the one that makes most cells."""

    def found(delimiter: Delimiter) -> tuple[int, int]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter.character)
        try:
            rows = list(islice(reader, _LOOKED_AT))
        except csv.Error:
            return 0, 0
        headings = [len({cell for cell in row if is_heading(cell.strip())}) for row in rows]
        return max(headings, default=0), sum(map(len, rows))

    return max(Delimiter, key=found)


def _cells(name: str, text: str, delimiter: str) -> Iterator[SheetRow]:
    before = csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, tuple(cells)
            begins = reader.line_num + 1
    except csv.Error as broken:
        raise BrokenRow(file=name, line=begins) from broken
    finally:
        csv.field_size_limit(before)
