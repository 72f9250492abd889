"""Opens a foreign list, as CSV or as a workbook, and lays a mapping over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from komma_desk.domain.foreign_file import Hindrance
from komma_desk.domain.foreign_sheet import SheetRow
from komma_desk.domain.import_mapping import DateShape, Delimiter, Encoding, ImportMapping
from komma_desk.domain.import_preview import KnownHere, ListPreview, columns_read
from komma_desk.domain.import_row import map_rows
from komma_desk.domain.own_question import OwnQuestion
from komma_desk.exchange.case_list_csv import csv_rows
from komma_desk.exchange.case_list_file import (
    NotAWorkbook,
    SheetMissing,
    content_of,
    is_workbook,
)
from komma_desk.exchange.case_list_rows import heading_row, named, rows_by_heading
from komma_desk.exchange.import_mapping import mapping_of_text, read_mapping
from komma_desk.exchange.list_template import list_template
from komma_desk.exchange.suggested_mapping import suggested_text
from komma_desk.exchange.usual_headings import field_of
from komma_desk.usecases.ports.foreign_files import ForeignFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    name: str
    rows: tuple[SheetRow, ...]
    sheet: str = ""
    sheets: tuple[str, ...] = ()


class ForeignLists:
    def __init__(self, foreign: ForeignFiles) -> None:
        self._foreign = foreign

    def preview(
        self, table: Path, mapping: Path | None, sheet: str, known: KnownHere
    ) -> ListPreview:
        """Without a mapping the columns are recognised by what they are called."""
        wanted, opened = self._both(table, mapping, sheet, known)
        rows = rows_by_heading(opened.name, opened.rows, wanted)
        columns = frozenset(wanted.columns)
        at = heading_row(opened.name, opened.rows, columns.__contains__)
        first = opened.rows[at + 1][1] if len(opened.rows) > at + 1 else ()
        return ListPreview(
            sheet=opened.sheet,
            sheets=opened.sheets,
            columns=columns_read(named(opened.rows[at], columns), wanted, first),
            rows=tuple(map_rows(wanted, rows, known.today)),
        )

    def suggested(self, table: Path, sheet: str, known: KnownHere) -> str:
        """The mapping file a person would begin with."""
        return self._suggested(self._opened(table, sheet, _is_usual), known)

    def template(self, questions: tuple[OwnQuestion, ...]) -> bytes:
        """An empty list to fill in."""
        return list_template(questions)

    def _both(
        self, table: Path, mapping: Path | None, sheet: str, known: KnownHere
    ) -> tuple[ImportMapping, _Opened]:
        if mapping is None:
            opened = self._opened(table, sheet, _is_usual)
            text = self._suggested(opened, known)
            wanted = mapping_of_text(text, table.name, known.lists, known.questions)
        else:
            wanted = read_mapping(mapping, known.lists, known.questions)
            is_heading = frozenset(wanted.columns).__contains__
            opened = self._opened(
                table, sheet or wanted.sheet, is_heading, wanted.delimiter, wanted.encoding
            )
        if opened.sheet:  # the days of a workbook are always written in this way
            others = (each for each in wanted.dates if each is not DateShape.ISO)
            wanted = replace(wanted, dates=(DateShape.ISO, *others))
        return wanted, opened

    def _suggested(self, opened: _Opened, known: KnownHere) -> str:
        at = heading_row(opened.name, opened.rows, _is_usual)
        heading = named(opened.rows[at])
        return suggested_text(opened.name, heading, known.questions, known.lists, opened.sheet)

    def _opened(
        self,
        table: Path,
        sheet: str,
        is_heading: Callable[[str], bool],
        delimiter: Delimiter | None = None,
        encoding: Encoding | None = None,
    ) -> _Opened:
        """Raises the refusals of `case_list_file` and `case_list_csv`."""
        content = content_of(table)
        if not is_workbook(content):
            rows = csv_rows(table.name, content, is_heading, delimiter, encoding)
            return _Opened(name=table.name, rows=rows)
        found = self._foreign.sheet(content, table.name, sheet)
        if isinstance(found, Hindrance):
            raise NotAWorkbook(file=table.name, reason=found.spoken())
        if not found.chosen:
            shown = ", ".join(each[:60] for each in found.names)
            raise SheetMissing(file=table.name, sheet=sheet[:60], sheets=shown)
        # A sheet ends each row at its last cell; that is no row cut off, as in a CSV.
        wide = max((len(cells) for _, cells in found.rows), default=0)
        rows = tuple((line, cells + ("",) * (wide - len(cells))) for line, cells in found.rows)
        return _Opened(name=table.name, rows=rows, sheet=found.chosen, sheets=found.names)


def _is_usual(heading: str) -> bool:
    return field_of(heading) is not None
