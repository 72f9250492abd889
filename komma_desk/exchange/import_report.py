"""Writes what became of a foreign list: a CSV any spreadsheet opens, and that computes nothing."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from komma_desk.domain.errors import Trouble
from komma_desk.domain.import_row import RowProblems
from komma_desk.words import N_, _, n_

# A cell that begins so is a formula to a spreadsheet; the apostrophe says: this is text.
_FORMULA: Final = tuple("=+-@\t\r\n＝＋－＠")


class ReportNotWritten(Trouble):
    sentence = N_("The report of the import could not be written to {file}.")
    advice = N_("Please check the folder and the free space; the import itself is not affected.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportCounts:
    """`read` is the sum of the others."""

    read: int
    taken_in: int
    already_there: int
    doubled: int
    refused: int


def write_report(path: Path, counts: ImportCounts, problems: Iterable[RowProblems]) -> None:
    """One line for each reason, then the counts; in the language of the screens.

    The file shows values of the list, so it is written readable for its owner alone.
    """
    page = io.StringIO()
    table = csv.writer(page, delimiter=";", lineterminator="\r\n")
    table.writerow([_("Line"), _("Column"), _("Reason")])
    for row in problems:
        for each in row.problems:
            table.writerow([row.line, as_text(each.column), as_text(each.problem.spoken())])
    for sentence in told_counts(counts):
        table.writerow(["", "", sentence])
    half_done = path.with_name(path.name + ".part")
    try:
        descriptor = os.open(half_done, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8-sig", newline="") as file:
            file.write(page.getvalue())
        half_done.replace(path)
    except OSError as wrong:
        with suppress(OSError):
            half_done.unlink(missing_ok=True)
        raise ReportNotWritten(file=path.name) from wrong


def told_counts(counts: ImportCounts) -> tuple[str, ...]:
    """The counts as sentences, for the report and for the screen."""
    return (
        n_("{n} row was read.", "{n} rows were read.", counts.read),
        n_("{n} row was taken in.", "{n} rows were taken in.", counts.taken_in),
        n_(
            "{n} row was there already from an earlier run.",
            "{n} rows were there already from an earlier run.",
            counts.already_there,
        ),
        n_(
            "{n} row says the same as an earlier one of this list.",
            "{n} rows say the same as an earlier one of this list.",
            counts.doubled,
        ),
        n_("{n} row was not taken in.", "{n} rows were not taken in.", counts.refused),
    )


def as_text(cell: str) -> str:
    """The cell so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell
