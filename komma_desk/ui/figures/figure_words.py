"""What stands in and around a table of figures, in the language of the screens."""

from __future__ import annotations

from collections.abc import Mapping

from komma_desk.domain.disclosure.notes import WITHHELD_SIGN, notes_under
from komma_desk.domain.figures.periods import UnknownPeriod, parse_period
from komma_desk.domain.figures.release import Release
from komma_desk.domain.figures.tables import MARGIN, MethodName, Table
from komma_desk.words import N_, _

_METHODS = {
    MethodName.EXACT: N_("Exact from {base} on; what is smaller is not shown."),
    MethodName.ROUNDING: N_("Small numbers are rounded to 0 or {base}; all sums add up."),
    MethodName.SUPPRESSION: N_("Numbers under {base} are hidden, and what would reveal them."),
}


def label_of(code: str, labels: Mapping[str, str]) -> str:
    """The label given for a code, the name of a period, the word for a margin; else the code."""
    if code == MARGIN:
        return _("Total")
    if code in labels:
        return labels[code]
    try:
        return parse_period(code).name.spoken()
    except UnknownPeriod:
        return code


def shown(value: int | None) -> str:
    return WITHHELD_SIGN if value is None else str(value)


def period_in_words(period: str) -> str:
    """The words for a period as it is kept, like 2026-10."""
    return label_of(period, {})


def method_sentence(table: Table, base: int) -> str:
    return _(_METHODS[table.method.name]).format(base=base)


def is_by_month(table: Table) -> bool:
    return table.by == ("month",)


def has_withheld(table: Table) -> bool:
    return any(cell.value is None for cell in table.cells)


def notes_of(release: Release) -> tuple[str, ...]:
    """Every note of the release once, in the order of its tables."""
    notes = (
        note.spoken() for table in release.tables for note in notes_under(table, release.threshold)
    )
    return tuple(dict.fromkeys(notes))
