"""That a file holds only what our steps made: what somebody planted would run with every change.

Whoever has the key of the office file can write triggers and views into it.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from komma_desk.domain.audit import Compartment
from komma_desk.domain.errors import Trouble
from komma_desk.store.engine import open_engine
from komma_desk.store.tables import cases_tables, office_tables
from komma_desk.words import N_

_TABLES: Final = {Compartment.OFFICE: office_tables, Compartment.CASES: cases_tables}
_OF_THE_ENGINE: Final = frozenset({"alembic_version", "sqlite_sequence"})
_LONGEST_NAME: Final = 60
# The SHA-256 of every trigger a step ever made, by its words as the file keeps them.
_TRIGGERS: Final = frozenset(
    {
        "e6f340ce6e973ddeb953e3bcd3a905e86296f42afb1ad83cc2d668b213f02262",  # office_log_unchanged
        "fc383988d189cc624568d38220ba2dabf25903406a3f4a200d8c4e4b307c87e1",  # office_log_uncut
        "5859f9cb56ec81cdc15efafb551044e2025cbb7b9003ce80d15616e76599a578",  # case_events_unchanged
        "09c1660b4bd0fb1ced1836b6dbc9afd7fdca4467489b870b18da48d2dc4145c3",  # case_events_uncut
        "044a8dd5cd516263c56e48dc5037509e1999ae7925ecf06f48eed632cc982ef8",  # the one before it
        "a26b1d514a1ab32c1a5a6faff548359c39c86e8ebaed7e06a456d62d486298ca",  # case_key_generations
        "3a7e81233383562b2322b68c62a6b1df778f31def3dccca656ad3802885a7f61",  # they are kept
        "5d36fde5e06a6bd81b900ca75255c9e0e5e42aca7cb523a3a564dfb101b0df56",  # cases_log_unchanged
        "7ca9cfe9ee48ddfc5af0077a4597845e8a9414e430dd9c60f75d199487bae238",  # cases_log_uncut
        "beaf1d121c6eb0aad7d2c4351472cbc4fdfda482622a79fb2300365584d72624",  # sealed_cases_forward
    }
)


class StrangeSchema(Trouble):
    sentence = N_("The file {file} holds something KommA Desk never put there: “{name}”.")
    advice = N_(
        "It was not opened. Please put back the last backup, and ask who changed the store."
    )


def refuse_strange_deeds(path: Path, raw_key: bytes) -> None:
    """Raises StrangeSchema for a trigger or view of a stranger; for a file of any form."""
    _refuse(path, raw_key, None)


def refuse_strange_schema(path: Path, raw_key: bytes, compartment: Compartment) -> None:
    """The same for a file of today's form, and for tables and columns that compute."""
    _refuse(path, raw_key, compartment)


def _refuse(path: Path, raw_key: bytes, compartment: Compartment | None) -> None:
    engine = open_engine(path, raw_key, read_only=True)
    try:
        with engine.connect() as connection:
            deeds = "SELECT type, name, sql FROM sqlite_master ORDER BY name"
            rows = connection.exec_driver_sql(deeds).all()
            strange = [
                *_deeds(rows),
                *(_tables(rows, compartment) if compartment else ()),
                *(_computed(connection) if compartment else ()),
            ]
    finally:
        engine.dispose()
    if strange:
        raise StrangeSchema(file=path.name, name=_shown(strange[0]))


def _deeds(rows: Any) -> Iterator[str]:
    for kind, name, sql in rows:
        known = kind in {"table", "index"} and not _is_virtual(sql)
        if not known and sha256(str(sql).encode()).hexdigest() not in _TRIGGERS:
            yield str(name)


def _is_virtual(sql: object) -> bool:
    return str(sql).lstrip().upper().startswith("CREATE VIRTUAL")


def _tables(rows: Any, compartment: Compartment) -> Iterator[str]:
    known = {*_TABLES[compartment].tables, *_OF_THE_ENGINE}
    yield from (str(name) for kind, name, _sql in rows if kind == "table" and name not in known)


def _computed(connection: Any) -> Iterator[str]:
    """Columns whose value comes from an expression, not from what we wrote."""
    asked = (
        "SELECT m.name FROM sqlite_master AS m, pragma_table_xinfo(m.name) AS x "
        "WHERE m.type = 'table' AND x.hidden > 0"
    )
    yield from map(str, connection.exec_driver_sql(asked).scalars())


def _shown(name: str) -> str:
    """Whoever planted it chose the name."""
    return "".join(each if each.isprintable() else "?" for each in name)[:_LONGEST_NAME]
