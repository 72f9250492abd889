"""The figures for a spreadsheet: a CSV for each table, and the notes in a text file beside them.

Notes stand apart so that every row of a table is a row of data.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from io import StringIO

from komma_desk.domain.disclosure.notes import WITHHELD_SIGN, notes_under
from komma_desk.domain.figures.labels import COUNT_HEADING, HEADINGS, german_label
from komma_desk.domain.figures.release import Release
from komma_desk.domain.figures.tables import Table

NOTES_FILE = "hinweise.txt"
_BOM = "\ufeff"
# What makes a spreadsheet take a text for a formula, full-width signs included.
_FORMULA = tuple("=+-@|\t\r\n＝＋－＠")


def figures_csv(release: Release, labels: Mapping[str, str]) -> dict[str, bytes]:
    """File name -> content; `labels` are the German labels of the codes.

    A withheld figure is a dot, as in official statistics; the notes explain it.
    """
    files = {
        f"{_file_stem(table.id)}.csv": _as_csv(_rows(table, labels)) for table in release.tables
    }
    return files | {NOTES_FILE: _notes(release)}


def _rows(table: Table, labels: Mapping[str, str]) -> Iterable[list[str]]:
    heads = [HEADINGS[each].de for each in (*table.where, *table.by)]
    yield [part for head in heads for part in (f"{head} (Code)", head)] + [COUNT_HEADING.de]
    for cell in table.cells:
        codes = (*table.where.values(), *cell.at)
        named = [part for code in codes for part in (code, german_label(code, labels))]
        yield [*named, WITHHELD_SIGN if cell.value is None else str(cell.value)]


def _as_csv(rows: Iterable[list[str]]) -> bytes:
    sheet = StringIO(newline="")
    writer = csv.writer(sheet, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([harmless(text) for text in row] for row in rows)
    return (_BOM + sheet.getvalue()).encode("utf-8")


def harmless(text: str) -> str:
    """The text on one line, which no spreadsheet takes for a formula."""
    line = " ".join(text.replace("\x00", "").splitlines())
    risky = text.startswith(_FORMULA) or line.lstrip().startswith(_FORMULA)
    return f"'{line}" if risky else line


def _notes(release: Release) -> bytes:
    lines = [
        f"{release.municipality}: Zahlen zu gemeldeten Vorfällen, {release.period.name.de}",
        f"Ausgabe {release.number}, erstellt am {release.prepared_on:%d.%m.%Y}",
    ]
    for table in release.tables:
        lines += ["", f"{_file_stem(table.id)}.csv: {table.title.de}"]
        lines += [f"- {note.de}" for note in notes_under(table, release.threshold)]
    return (_BOM + "\r\n".join(lines) + "\r\n").encode("utf-8")


def _file_stem(table_id: str) -> str:
    """The id as a file name that every system takes."""
    return re.sub(r"[^A-Za-z0-9_-]", "_", table_id)
