"""Shows what would become of a foreign list: its columns, and the first rows."""

from __future__ import annotations

from komma_desk.cli.speaking import say, show_json, show_table
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.import_preview import ListPreview
from komma_desk.domain.import_row import MappedRow, RowProblems
from komma_desk.words import _, n_

_SHOWN = 40  # characters of a cell


def show_preview(found: ListPreview, lists: CodeLists, *, as_json: bool) -> None:
    if as_json:
        show_json(_facts(found))
        return
    if len(found.sheets) > 1:
        others = ", ".join(each for each in found.sheets if each != found.sheet)
        said = _("Sheet: {sheet}. There are also: {others}")
        say(said.format(sheet=found.sheet, others=others))
    show_table(
        (_("Column"), _("Becomes"), _("First row")),
        (
            (each.heading, ", ".join(each.becomes) or _("is not read"), _cut(each.sample))
            for each in found.columns
        ),
    )
    for row in found.first:
        say(_row_said(row, lists))
    say(
        n_("{n} row was read.", "{n} rows were read.", len(found.rows))
        + " "
        + n_("{n} of them can be taken in.", "{n} of them can be taken in.", len(found.good))
    )


def _row_said(row: MappedRow | RowProblems, lists: CodeLists) -> str:
    if isinstance(row, RowProblems):
        reasons = "; ".join(
            f"{each.column}: {each.problem.spoken()}" if each.column else each.problem.spoken()
            for each in row.problems
        )
        return _("Line {line}: {reasons}").format(line=row.line, reasons=reasons)
    forms = lists["form"]
    kinds = ", ".join(forms.label_of(each).spoken() for each in sorted(row.draft.forms))
    told = _cut(" ".join(row.draft.narrative.split()))
    said = _("Line {line}: received {day}; {kinds}; {told}")
    return said.format(line=row.line, day=row.received_on.isoformat(), kinds=kinds, told=told)


def _facts(found: ListPreview) -> dict[str, object]:
    return {
        "sheet": found.sheet,
        "sheets": list(found.sheets),
        "columns": [
            {"heading": each.heading, "becomes": list(each.becomes)} for each in found.columns
        ],
        "read": len(found.rows),
        "good": len(found.good),
    }


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
