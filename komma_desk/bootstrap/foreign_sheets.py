"""Checks what the reading process says of a workbook: its shapes and sizes are not believed."""

from __future__ import annotations

import json
from typing import Any, Final

from komma_desk.domain.foreign_sheet import LARGEST_TEXT, MOST_COLUMNS, MOST_ROWS, Sheet, SheetRow

_MOST_NAMES: Final = 1000


def sheet_of(told: dict[str, Any], blobs: tuple[bytes, ...]) -> Sheet:
    """Raises ValueError or TypeError for what no reader of ours would say."""
    (page,) = blobs
    names = tuple(_text(each) for each in told["names"][:_MOST_NAMES])
    rows = tuple(_row(each) for each in json.loads(page))
    if len(rows) > MOST_ROWS or sum(len(cell) for _, row in rows for cell in row) > LARGEST_TEXT:
        raise ValueError("rows")
    return Sheet(names=names, chosen=_text(told["chosen"]), rows=rows)


def _row(told: Any) -> SheetRow:
    number, cells = told
    if type(number) is not int or number < 1 or len(cells) > MOST_COLUMNS:
        raise ValueError("row")
    return number, tuple(_text(each) for each in cells)


def _text(told: Any) -> str:
    if not isinstance(told, str):
        raise TypeError("text")
    told.encode()  # half a letter would trip the window over
    return told
