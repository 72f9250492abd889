"""The radar on paper and in the clipboard: the rows that are shown, as a table of plain text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QTextCursor, QTextDocument, QTextTableFormat
from PySide6.QtPrintSupport import QPrinter

from komma_desk.ui.parts.paged_table_model import Column
from komma_desk.usecases.queries.deadline_radar import RadarLine

_MARGIN_MM = 15.0
_TEXT_SIZE = 9


def radar_text(columns: Sequence[Column], lines: Sequence[RadarLine]) -> str:
    """Cells separated by tabs, for a spreadsheet or a mail."""
    rows = [[column.title for column in columns]]
    rows += [[column.text(line) for column in columns] for line in lines]
    return "\n".join("\t".join(row) for row in rows)


def radar_paper(title: str, columns: Sequence[Column], lines: Sequence[RadarLine]) -> QTextDocument:
    """Plain text in every cell: nothing a person typed is taken for mark-up."""
    document = QTextDocument()
    font = document.defaultFont()
    font.setPointSize(_TEXT_SIZE)
    document.setDefaultFont(font)
    cursor = QTextCursor(document)
    cursor.insertText(title)
    shape = QTextTableFormat()
    shape.setCellPadding(3)
    shape.setCellSpacing(0)
    shape.setBorderCollapse(True)
    shape.setBorder(0.5)
    shape.setHeaderRowCount(1)
    table = cursor.insertTable(len(lines) + 1, len(columns), shape)
    for at, column in enumerate(columns):
        table.cellAt(0, at).firstCursorPosition().insertText(column.title)
        for row, line in enumerate(lines, start=1):
            table.cellAt(row, at).firstCursorPosition().insertText(column.text(line))
    return document


def print_radar(document: QTextDocument, printer: QPrinter) -> None:
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    document.print_(printer)
