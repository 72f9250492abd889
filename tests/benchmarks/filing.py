"""Filing, taking in and importing reports, against bare inserts of the bytes that came of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from komma_desk.bootstrap.session import Session
from komma_desk.domain.audit import Compartment
from komma_desk.domain.incident import IncidentDraft
from komma_desk.usecases.commands.import_reports import AT_ONCE
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from tests.benchmarks.measuring import Comparison, took
from tests.benchmarks.stores import (
    Keys,
    Twin,
    bring_in,
    invented_drafts,
    invented_rows,
    keys_of,
    raw_connection,
)
from tests.journeys.town import CLEARING, Town

_WRITER = "rita"
_BASE = "bare SQLCipher inserts of the same rows in as many transactions"
Took = list[tuple[float, float]]


def compare(folder: Path, *, reports: int, rounds: int) -> list[Comparison]:
    """Three comparisons; each round works on its share of the reports."""
    town = Town(folder / "town")
    town.found()
    town.bring_in(_WRITER)
    with town.unlock(CLEARING) as desk:
        keys = keys_of(desk)
    twin = Twin(town.folder, folder / "twin", keys)
    drafts, rows = invented_drafts(town, reports), invented_rows(town, reports)
    share = reports // rounds
    filed: Took = []
    taken: Took = []
    imported: Took = []
    for first in range(0, share * rounds, share):
        some, listed = drafts[first : first + share], rows[first : first + share]
        with town.unlock(_WRITER) as desk:
            filed.append(_both(twin, keys, partial(_file, desk, some), share))
        with town.unlock(CLEARING) as desk:
            taken.append(_both(twin, keys, partial(desk.perform, TakeIn()), 1))
            imported.append(
                _both(twin, keys, partial(bring_in, desk, listed), -(-share // AT_ONCE))
            )
    return [
        _comparison(f"filing {share * rounds:,} reports, one by one", filed, share),
        _comparison(f"taking {share * rounds:,} reports in from the post", taken, share),
        _comparison(f"importing {share * rounds:,} rows of a list", imported, share),
    ]


def _file(desk: Session, drafts: list[IncidentDraft]) -> None:
    for draft in drafts:
        desk.perform(ReportIncident(draft))


def _both(
    twin: Twin, keys: Keys, deed: Callable[[], object], transactions: int
) -> tuple[float, float]:
    with ExitStack() as watching:
        came = {each: watching.enter_context(twin.what_came(each)) for each in Compartment}
        product = took(deed)
    base = 0.0
    for compartment, rows in came.items():
        if rows:
            with raw_connection(twin.copy, compartment, keys[compartment]) as raw:
                base += took(partial(twin.insert, raw, rows, transactions))
    return product, base


def _comparison(what: str, pairs: Took, share: int) -> Comparison:
    return Comparison(
        what=what,
        base=_BASE,
        how=f"{len(pairs)} rounds of {share} in turn, medians",
        product_took=tuple(product for product, _base in pairs),
        base_took=tuple(base for _product, base in pairs),
    )
