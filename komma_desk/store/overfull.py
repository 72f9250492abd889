"""That the office file holds no more than an office can have: everybody reads these rows at once.

Whoever has its key could write millions, and every desk would stand still.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from komma_desk.domain.errors import Trouble
from komma_desk.store.engine import open_engine
from komma_desk.words import N_

# Rows of each table, and bytes of its longest row.
_MOST: Final = {
    "people": (10_000, 100_000),
    "invitations": (10_000, 100_000),
    "group_grants": (200_000, 10_000),
    "group_epochs": (10_000, 10_000),
    "partners": (20_000, 1_000_000),
    "partner_signatures": (20_000, 10_000),
    "procedures": (1_000, 4_000_000),
    "own_entries": (20_000, 100_000),
    "files_on_the_way": (100_000, 1_000),
    "settings": (50_000, 4_000_000),
}


class OfficeOverfull(Trouble):
    sentence = N_("The office file holds far more than an office can have ({table}).")
    advice = N_(
        "It was not opened. Please put back the last backup, and ask who changed the store."
    )


def refuse_overfull(office: Path, raw_key: bytes) -> None:
    """Raises OfficeOverfull."""
    engine = open_engine(office, raw_key, read_only=True)
    try:
        with engine.connect() as connection:
            for table, (rows, longest) in _MOST.items():
                if not _fits(connection, table, rows, longest):
                    raise OfficeOverfull(table=table)
    finally:
        engine.dispose()


def _fits(connection: Any, table: str, most: int, longest: int) -> bool:
    columns = connection.exec_driver_sql(f'PRAGMA table_info("{table}")').all()
    size = " + ".join(f'coalesce(length("{each[1]}"), 0)' for each in columns)
    counted = f'SELECT {size} AS size FROM "{table}" LIMIT {most + 1}'  # noqa: S608 -- our own words
    asked = f"SELECT count(*), coalesce(max(size), 0) FROM ({counted})"  # noqa: S608 -- our own words
    number, largest = connection.exec_driver_sql(asked).one()
    return int(number) <= most and int(largest) <= longest
