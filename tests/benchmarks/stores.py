"""Stores to measure on: founded as everybody's, filled through the doorway, read beside it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from komma_desk.bootstrap.session import Session
from komma_desk.demo.cases import invented_reports
from komma_desk.domain.audit import Compartment
from komma_desk.domain.import_row import MappedRow
from komma_desk.domain.incident import IncidentDraft
from komma_desk.store.engine import open_engine
from komma_desk.store.upgrade import FILES
from komma_desk.usecases.commands.import_reports import AT_ONCE, ImportReports
from tests.journeys.town import CLEARING, Town

SEED = 7
_STILL_OPEN = 10  # one case in ten
READY = "KOMMA_MEASURE_STORES"  # where stores lie that were filled before, each under its number
Keys = dict[Compartment, bytes]


def keys_of(session: Session) -> Keys:
    return {each: session.ring.file_key(each).raw for each in Compartment}


def invented_drafts(town: Town, count: int) -> list[IncidentDraft]:
    reports = invented_reports(SEED, count, town.clock.today())
    return [report.draft for report in reports]


def invented_rows(town: Town, count: int) -> list[MappedRow]:
    """The same reports as rows of a list that is brought along."""
    return [
        MappedRow(
            line=number,
            draft=report.draft,
            received_on=report.filed_at.date(),
            source="list",
            fingerprint=f"{number:064}",
        )
        for number, report in enumerate(invented_reports(SEED, count, town.clock.today()))
    ]


def bring_in(session: Session, rows: list[MappedRow]) -> None:
    for first in range(0, len(rows), AT_ONCE):
        session.perform(ImportReports(tuple(rows[first : first + AT_ONCE])))


def town_with_cases(folder: Path, count: int) -> Town:
    """A clearing desk after some years: nine of ten cases have ended."""
    ready = Path(os.environ.get(READY, "")) / str(count)
    if READY in os.environ and ready.is_dir():
        return Town(Path(shutil.copytree(ready, folder)))
    town = Town(folder)
    town.found()
    _grow(town, 0, count)
    return town


def make_ready(folder: Path, counts: Iterable[int]) -> None:
    """Each store is the one before with more cases; `READY` leads to them from then on."""
    town, before = Town(folder / "growing"), 0
    town.found()
    for count in sorted(set(counts)):
        _grow(town, before, count)
        shutil.copytree(town.folder, folder / str(count))
        before = count
    os.environ[READY] = str(folder)


def _grow(town: Town, before: int, count: int) -> None:
    """To so many cases; that most have ended is written in one go, as told as everything else."""
    with town.unlock(CLEARING) as desk:
        bring_in(desk, invented_rows(town, count)[before:])
        with desk._desk.change() as work:
            cases = work._connections[1]
            assert cases is not None
            # By the one step that ends a case at once, so that each history leads to its case.
            cases.exec_driver_sql(
                "INSERT INTO case_events (case_id, at, action, left_states, entered_states, facts)"
                " SELECT id, received_at, 'withdraw', '[\"received\"]', '[\"withdrawn\"]', '{}'"
                " FROM cases WHERE is_open AND rowid % ? <> 0",
                (_STILL_OPEN,),
            )
            cases.exec_driver_sql(
                "UPDATE cases SET state = 'withdrawn', is_open = 0"
                " WHERE is_open AND rowid % ? <> 0",
                (_STILL_OPEN,),
            )
            cases.exec_driver_sql(
                "UPDATE case_details SET position = json_set(position, '$.main', 'withdrawn')"
                " WHERE case_id IN (SELECT id FROM cases WHERE NOT is_open)"
            )
            work.commit()


@contextmanager
def raw_connection(folder: Path, compartment: Compartment, key: bytes) -> Iterator[Any]:
    """The driver's own connection, opened with the pragmas of the product."""
    engine = open_engine(folder / FILES[compartment], key)
    with engine.connect() as connection:
        yield connection.connection.driver_connection
    engine.dispose()


class Twin:
    """A copy of the store that is given the same bytes by bare inserts."""

    def __init__(self, folder: Path, copy: Path, keys: Keys) -> None:
        self.folder, self.copy, self._keys = folder, copy, keys
        shutil.copytree(folder, copy)

    @contextmanager
    def what_came(self, compartment: Compartment) -> Iterator[dict[str, list[Any]]]:
        """The rows of each table that were put into the product's file meanwhile."""
        came: dict[str, list[Any]] = {}
        with raw_connection(self.folder, compartment, self._keys[compartment]) as raw:
            ends = {name: _last(raw, name) for name in _tables(raw)}
        yield came
        with raw_connection(self.folder, compartment, self._keys[compartment]) as raw:
            for name, end in ends.items():
                wanted = f'SELECT * FROM "{name}" WHERE rowid > ? ORDER BY rowid'  # noqa: S608 -- a table's own name
                if rows := raw.execute(wanted, (end,)).fetchall():
                    came[name] = rows

    def insert(self, raw: Any, came: dict[str, list[Any]], transactions: int) -> None:
        """Every row by itself; the rows of each table spread evenly over the transactions."""
        orders = {
            name: f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(rows[0]))})'  # noqa: S608 -- a table's own name
            for name, rows in came.items()
        }
        for number in range(transactions):
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("PRAGMA defer_foreign_keys = ON")
            for name, rows in came.items():
                first = number * len(rows) // transactions
                last = (number + 1) * len(rows) // transactions
                for row in rows[first:last]:
                    raw.execute(orders[name], row)
            raw.execute("COMMIT")


def _tables(raw: Any) -> list[str]:
    wanted = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    return [name for (name,) in raw.execute(wanted).fetchall()]


def _last(raw: Any, table: str) -> int:
    last = raw.execute(f'SELECT max(rowid) FROM "{table}"').fetchone()[0]  # noqa: S608 -- a table's own name
    return last or 0
