"""A store looked at from below, as somebody does who has a key and writes his own SQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from komma_desk.bootstrap.session import Session
from komma_desk.domain.audit import Compartment
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.vault import envelope
from komma_desk.vault.key_ring import KeyRing

OFFICE = "office.db"


def office_key(desk: Session) -> bytes:
    return desk.ring.file_key(Compartment.OFFICE).raw


def _open(folder: Path, key: bytes, file: str) -> Any:
    connection = sqlcipher.connect(str(folder / file), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


def change(folder: Path, key: bytes, deed: str, *values: object) -> int:
    """Run a deed of raw SQL on the office file; how many rows it touched."""
    with closing(_open(folder, key, OFFICE)) as connection:
        return int(connection.execute(deed, values).rowcount)


def rows(folder: Path, key: bytes, file: str, query: str, *values: object) -> list[Any]:
    with closing(_open(folder, key, file)) as connection:
        return list(connection.execute(query, values).fetchall())


def cells(folder: Path, key: bytes, file: str = OFFICE) -> Iterator[tuple[str, str, object]]:
    """Every cell of every table, as table, column and value."""
    with closing(_open(folder, key, file)) as connection:
        named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (table,) in named.fetchall():
            rows = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- names from the file
            columns = [each[0] for each in rows.description]
            for row in rows:
                for column, value in zip(columns, row, strict=True):
                    yield table, column, value


def opened_with(ring: KeyRing, blob: bytes) -> bytes | None:
    """What this person's private keys make of a blob; None where they make nothing of it."""
    try:
        return envelope.open_envelope(blob, ring.opening_keys()).body
    except (Refusal, Trouble):
        return None


def files_of(folder: Path) -> Iterator[tuple[Path, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path, path.read_bytes()
