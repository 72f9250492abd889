"""The rows of a workbook from outside, as text: they were read where no key is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 1024
LARGEST_TEXT: Final = 48 * 1024 * 1024  # letters of all cells together

SheetRow = tuple[int, tuple[str, ...]]  # its number in the sheet, and its cells from the left


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """`chosen` is empty where no sheet of that name is in the workbook; then there are no rows.

    Days are written YYYY-MM-DD, a time of day behind them; formulas are their last known values.
    """

    names: tuple[str, ...]
    chosen: str
    rows: tuple[SheetRow, ...] = field(repr=False, default=())
