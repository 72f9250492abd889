"""The digests of whole cases: which ones a unit of work touched, and what their rows say now.

Every row that goes with its case counts, whatever room wrote it; the tables are asked which do.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final
from uuid import UUID

from sqlalchemy.engine import Connection
from sqlcipher3 import dbapi2 as sqlcipher

from komma_desk.domain.case_digest import GONE
from komma_desk.domain.identifiers import CaseId
from komma_desk.store.troubles import StoreDamaged, trouble_of

_LABEL: Final = b"komma-case/1\n"
# Cases in one question; of few lengths, so that the questions stay prepared.
_AT_ONCE: Final = (1, 20, 400)
# A grant is proved by the key in it, and the circle itself stands in the sealed document.
_NOT_CONTENT: Final = frozenset({"case_grants"})
_OF_CASES: Final = """
    SELECT tables.name, keys."from" FROM main.sqlite_master AS tables
    JOIN pragma_foreign_key_list(tables.name) AS keys
    WHERE tables.type = 'table' AND keys."table" = 'cases' AND keys.on_delete = 'CASCADE'
"""
_WATCHED: Final = "SELECT count(*) FROM sqlite_temp_master WHERE name = 'touched_cases'"
_TOUCHES: Final = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


@contextmanager
def _in_words() -> Iterator[None]:
    """Nothing stands between here and the driver that would speak for it."""
    try:
        yield
    except sqlcipher.Error as error:
        raise trouble_of(error) from None
    except ValueError as strange:  # an id that is none
        raise StoreDamaged from strange


@_in_words()
def watch(connection: Connection) -> None:
    """From now on this connection notes, in memory only, every case whose rows it touches."""
    driver = _driver(connection)
    if driver.execute(_WATCHED).fetchone()[0]:
        return
    driver.execute("CREATE TEMP TABLE touched_cases (id TEXT)")
    for table, column in _tables(connection):
        for deed, sides in _TOUCHES.items():
            noted = " ".join(
                f'INSERT INTO touched_cases VALUES ({side}."{column}");'  # noqa: S608 -- names of the schema
                for side in sides
            )
            driver.execute(
                f'CREATE TEMP TRIGGER "touched_{table}_{deed}"'
                f' AFTER {deed} ON main."{table}" BEGIN {noted} END'
            )


@_in_words()
def is_any_touched(connection: Connection) -> bool:
    return _driver(connection).execute("SELECT 1 FROM temp.touched_cases").fetchone() is not None


@_in_words()
def take_touched(connection: Connection) -> dict[CaseId, bytes]:
    """The digests of the cases touched since this was asked last; GONE of those taken out."""
    driver = _driver(connection)
    found = driver.execute("SELECT DISTINCT id FROM temp.touched_cases ORDER BY id").fetchall()
    if not found:
        return {}
    driver.execute("DELETE FROM temp.touched_cases")
    ids = [each[0] for each in found]
    now = dict(_digests(connection, ids))
    return {CaseId(UUID(each)): now.get(each, GONE) for each in ids}


@_in_words()
def digests_in(connection: Connection, cases: Sequence[CaseId]) -> dict[CaseId, bytes]:
    """Of those that are there."""
    found = _digests(connection, [case.hex for case in cases])
    return {CaseId(UUID(case)): digest for case, digest in found}


@_in_words()
def held_digests(connection: Connection) -> dict[UUID, tuple[str, bytes]]:
    """Number and digest of every case in the file, in the order of the numbers."""
    driver = _driver(connection)
    numbers = dict(driver.execute("SELECT id, number FROM cases ORDER BY number_key, id"))
    digests = dict(_digests(connection, list(numbers)))
    return {UUID(case): (number, digests[case]) for case, number in numbers.items()}


def _digests(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """A case with no row at all has none."""
    for at in range(0, len(ids), _AT_ONCE[-1]):
        some = ids[at : at + _AT_ONCE[-1]]
        records: defaultdict[str, list[str]] = defaultdict(list)
        for table, column in _tables(connection):
            for case, record in _records(connection, table, column, some):
                records[case].append(record)
            if not records:
                break  # not one of them is there: nothing hangs on them either
        for case, content in records.items():
            yield case, hashlib.sha256(_LABEL + "\n".join(sorted(content)).encode()).digest()


def _records(
    connection: Connection, table: str, column: str, some: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Empty columns say nothing: so one that comes later leaves the digests as they are."""
    room = next(each for each in _AT_ONCE if each >= len(some))
    marks = ",".join("?" * room)
    wanted = f'SELECT * FROM main."{table}" WHERE "{column}" IN ({marks})'  # noqa: S608 -- names of the schema
    rows = _driver(connection).execute(wanted, (*some, *[None] * (room - len(some))))
    names = [each[0] for each in rows.description]
    of_case = names.index(column)
    for row in rows:
        told = {name: value for name, value in zip(names, row, strict=True) if value is not None}
        yield row[of_case], json.dumps([table, told], sort_keys=True, default=_bytes)


def _bytes(value: bytes) -> list[str]:
    """A list, which no column holds: so bytes never read like a text."""
    return [value.hex()]


def _tables(connection: Connection) -> list[tuple[str, str]]:
    """The tables whose rows go with their case, each with the column that names it.

    They do not change while somebody has the file open, so each connection asks once.
    """
    kept: list[tuple[str, str]] = connection.info.setdefault("tables of cases", [])
    if not kept:
        found = sorted(_driver(connection).execute(_OF_CASES))
        kept += [("cases", "id"), *(each for each in found if each[0] not in _NOT_CONTENT)]
    return kept


def _driver(connection: Connection) -> Any:
    """Without SQLAlchemy between: every change of a case asks."""
    return connection.connection.driver_connection
