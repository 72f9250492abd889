"""Rows of a foreign list by their headings, wherever they stand; what only sums up is marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from komma_desk.domain.errors import Refusal
from komma_desk.domain.foreign_sheet import SheetRow
from komma_desk.domain.import_mapping import ImportMapping
from komma_desk.domain.import_row import BEYOND, SUMS
from komma_desk.exchange.case_list_csv import csv_rows
from komma_desk.exchange.case_list_file import EmptyList, content_of
from komma_desk.words import N_

_LOOKED_AT: Final = 20  # rows in which the headings are looked for
_SUMS: Final = re.compile(
    r"(zwischen|gesamt)?summen?|gesamt(zahl|anzahl)?|insgesamt|anzahl|total|sum", re.IGNORECASE
)
_NUMBERS: Final = re.compile(r"[0-9.,\s%€–-]*")


class ColumnMissing(Refusal):
    sentence = N_("{file} has no column “{column}”.")
    advice = N_("Its columns are: {columns}.")


class ColumnNearlyThere(ColumnMissing):
    advice = N_("Did you mean “{guess}”? Please correct the mapping.")


class ColumnTwice(Refusal):
    sentence = N_("{file} has more than one column “{column}”.")
    advice = N_("Please give each column a name of its own.")


def read_rows(path: Path, mapping: ImportMapping) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row of a CSV with the line it begins in, cells by heading; empty rows are left out.

    The whole file is divided before the first row comes out, so a broken one refuses everything.
    """
    columns = frozenset(mapping.columns)
    rows = csv_rows(
        path.name, content_of(path), columns.__contains__, mapping.delimiter, mapping.encoding
    )
    return rows_by_heading(path.name, rows, mapping)


def rows_by_heading(
    name: str, rows: Sequence[SheetRow], mapping: ImportMapping
) -> Iterator[tuple[int, dict[str, str]]]:
    """Cells no heading names are joined under `BEYOND`; a row that ends early lacks its last ones.

    Raises EmptyList, ColumnMissing or ColumnTwice.
    """
    columns = frozenset(mapping.columns)
    at = heading_row(name, rows, columns.__contains__)
    heading = named(rows[at], columns)
    _require_columns(name, heading, mapping)
    return (
        (line, _by_heading(heading, cells))
        for line, cells in rows[at + 1 :]
        if [cell.strip() for cell in cells] != heading[: len(cells)]  # printed again on each page
    )


def heading_row(name: str, rows: Sequence[SheetRow], is_heading: Callable[[str], bool]) -> int:
    """The first of the rows that show most headings: titles and groups may stand above it."""
    if not rows:
        raise EmptyList(file=name)
    shown = [
        len({*filter(is_heading, (*named(row), *_stripped(row)))}) for row in rows[:_LOOKED_AT]
    ]
    return shown.index(max(shown))


def named(row: SheetRow, columns: Collection[str] = ()) -> list[str]:
    """On one line each, unless the mapping names it as it stands."""
    return [each if each in columns else " ".join(each.split()) for each in _stripped(row)]


def _stripped(row: SheetRow) -> list[str]:
    return [cell.strip() for cell in row[1]]


def _require_columns(name: str, heading: list[str], mapping: ImportMapping) -> None:
    count = Counter(heading)
    for column in mapping.columns:
        if count[column] > 1:
            raise ColumnTwice(file=name, column=column)
        if count[column] == 1:
            continue
        told = [each[:60] for each in heading if each]
        near = {each.casefold(): each for each in told}
        if guess := get_close_matches(column.casefold(), near, n=1):
            raise ColumnNearlyThere(file=name, column=column, guess=near[guess[0]])
        raise ColumnMissing(file=name, column=column, columns=", ".join(told[:40]))


def _by_heading(heading: list[str], cells: tuple[str, ...]) -> dict[str, str]:
    row = {name: cell for name, cell in zip(heading, cells, strict=False) if name}
    if beyond := "".join(cells[len(heading) :]).strip():
        row[BEYOND] = beyond
    said = [cell.strip() for cell in cells if cell.strip()]
    if said and _SUMS.fullmatch(said[0].rstrip(": ")) and all(map(_NUMBERS.fullmatch, said[1:])):
        row[SUMS] = said[0]
    return row
