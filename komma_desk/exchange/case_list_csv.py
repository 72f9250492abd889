"""Reads a foreign list as CSV, as spreadsheets really write it; refuses what is no CSV.

Cells come out as they stand in the file: nothing is interpreted, a formula stays its text.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from komma_desk.domain.errors import Refusal
from komma_desk.domain.import_mapping import Delimiter, Encoding, ImportMapping
from komma_desk.domain.import_row import BEYOND
from komma_desk.words import N_

_LARGEST: Final = 200_000_000  # bytes; a case list of a municipality has a hundredth of this
_LONGEST_CELL: Final = 10_000_000  # characters; longer ones are refused row by row later
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")


class ListMissing(Refusal):
    sentence = N_("There is no file {file}, or it may not be read.")
    advice = N_("Please check the name of the file.")


class ListTooLarge(Refusal):
    sentence = N_("{file} is too large for a list of cases.")
    advice = N_("Please divide it into several files.")


class IsAWorkbook(Refusal):
    sentence = N_("{file} is a workbook, not a CSV file.")
    advice = N_("Please save the sheet in Excel or LibreOffice as “CSV UTF-8” and try again.")


class NotText(Refusal):
    sentence = N_("{file} is not a text file.")
    advice = N_("Please save the list as “CSV UTF-8” and try again.")


class WrongEncoding(Refusal):
    sentence = N_("The letters in {file} cannot be read as {encoding}.")
    advice = N_("Please save the list as “CSV UTF-8”, or correct the encoding in the mapping.")


class EmptyList(Refusal):
    sentence = N_("{file} is empty.")
    advice = N_("Please choose a list whose first row holds the headings.")


class ColumnMissing(Refusal):
    sentence = N_("{file} has no column “{column}”.")
    advice = N_("Its columns are: {columns}.")


class ColumnNearlyThere(ColumnMissing):
    advice = N_("Did you mean “{guess}”? Please correct the mapping.")


class ColumnTwice(Refusal):
    sentence = N_("{file} has more than one column “{column}”.")
    advice = N_("Please give each column a name of its own.")


class BrokenRow(Refusal):
    sentence = N_("{file} cannot be divided into cells from line {line} on.")
    advice = N_("Often a quotation mark is missing there. Nothing was taken in.")


def read_rows(path: Path, mapping: ImportMapping) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with the line it begins in, cells by heading; empty rows are left out.

    The whole file is divided before the first row comes out, so a broken one refuses everything.
    Cells no heading names are joined under `BEYOND`; a row that ends early lacks its last headings.
    """
    text = _text_of(path, mapping.encoding)
    delimiter = mapping.delimiter.character if mapping.delimiter else _delimiter(text, mapping)
    rows = list(_cells(path.name, text, delimiter))
    if not rows:
        raise EmptyList(file=path.name)
    heading = [name.strip() for name in rows[0][1]]
    _require_columns(path.name, heading, mapping)
    return ((line, _by_heading(heading, cells)) for line, cells in rows[1:])


def _text_of(path: Path, encoding: Encoding | None) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise ListTooLarge(file=path.name)
        data = path.read_bytes()
    except OSError as missing:
        raise ListMissing(file=path.name) from missing
    if data.startswith(_WORKBOOKS):
        raise IsAWorkbook(file=path.name)
    if data.startswith(_UTF_16):
        return _decoded(path.name, data, ("utf-16",), "UTF-16")
    if data.startswith(b"%PDF") or b"\0" in data[:4096]:
        raise NotText(file=path.name)
    if encoding is Encoding.UTF_8:
        return _decoded(path.name, data, ("utf-8-sig",), "UTF-8")
    if encoding is Encoding.WINDOWS_1252:
        return _decoded(path.name, data, ("cp1252",), "Windows-1252")
    return _decoded(path.name, data, ("utf-8-sig", "cp1252"), "UTF-8 / Windows-1252")


def _decoded(name: str, data: bytes, encodings: tuple[str, ...], told: str) -> str:
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise WrongEncoding(file=name, encoding=told)


def _delimiter(text: str, mapping: ImportMapping) -> str:
    """The delimiter under which most columns of the mapping are found in the heading."""
    heading = next((line for line in text.splitlines() if line.strip()), "")

    def found(delimiter: Delimiter) -> int:
        cells = next(csv.reader([heading], delimiter=delimiter.character), [])
        return len({cell.strip() for cell in cells}.intersection(mapping.columns))

    return max(Delimiter, key=found).character


def _cells(name: str, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    before = csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as broken:
        raise BrokenRow(file=name, line=begins) from broken
    finally:
        csv.field_size_limit(before)


def _require_columns(name: str, heading: list[str], mapping: ImportMapping) -> None:
    count = Counter(heading)
    for column in mapping.columns:
        if count[column] > 1:
            raise ColumnTwice(file=name, column=column)
        if count[column] == 1:
            continue
        named = [each[:60] for each in heading if each]
        near = {each.casefold(): each for each in named}
        if guess := get_close_matches(column.casefold(), near, n=1):
            raise ColumnNearlyThere(file=name, column=column, guess=near[guess[0]])
        raise ColumnMissing(file=name, column=column, columns=", ".join(named[:40]))


def _by_heading(heading: list[str], cells: list[str]) -> dict[str, str]:
    row = {name: cell for name, cell in zip(heading, cells, strict=False) if name}
    if beyond := "".join(cells[len(heading) :]).strip():
        row[BEYOND] = beyond
    return row
