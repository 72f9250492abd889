"""Collects the cells of a sheet, with an end to how many rows, columns and letters there can be."""

from __future__ import annotations

from komma_desk.domain.foreign_file import Hindrance
from komma_desk.domain.foreign_sheet import LARGEST_TEXT, MOST_COLUMNS, MOST_ROWS, SheetRow
from komma_desk.foreign.unread import UnreadError

_MOST_CELLS = 4_000_000


class SheetRows:
    """Empty cells take no room: a sheet may be said to have a million rows of nothing."""

    def __init__(self) -> None:
        self._cells: dict[int, dict[int, str]] = {}
        self._letters = 0
        self._count = 0

    def put(self, row: int, column: int, text: str) -> None:
        """Both count from 1. Raises UnreadError where it becomes too much."""
        if not text.strip():
            return
        if row < 1 or not 1 <= column <= MOST_COLUMNS:
            raise UnreadError(Hindrance.TOO_MUCH)
        self._letters += len(text)
        self._count += 1
        self._cells.setdefault(row, {})[column] = text
        if (
            len(self._cells) > MOST_ROWS
            or self._letters > LARGEST_TEXT
            or self._count > _MOST_CELLS
        ):
            raise UnreadError(Hindrance.TOO_MUCH)

    def fill_down(self, top: int, column: int, last: int) -> None:
        """A cell that spans rows says the same in each row that holds something."""
        text = self._cells.get(top, {}).get(column, "")
        if not text:
            return
        for row in [each for each in self._cells if top < each <= last]:
            if column not in self._cells[row]:
                self.put(row, column, text)

    def rows(self) -> tuple[SheetRow, ...]:
        return tuple(
            (row, tuple(cells.get(each, "") for each in range(1, max(cells) + 1)))
            for row, cells in sorted(self._cells.items())
        )
