"""A copy of a whole file, encrypted with the same key and proved readable before it counts."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.engine import Connection

from komma_desk.store.engine import open_engine
from komma_desk.store.troubles import StoreDamaged


def copy_to(path: Path, raw_key: bytes, target: Path) -> None:
    """Raises StoreDamaged where the copy is not the whole, and leaves no copy then.

    Never by copying the file: what still lies in the journal would be missing.
    """
    unfinished = target.with_name(target.name + ".part")
    unfinished.unlink(missing_ok=True)
    engine = open_engine(path, raw_key)
    try:
        with engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("VACUUM INTO ?", (str(unfinished),))
            expected = row_counts(connection)
        if _copied(unfinished, raw_key) != expected:
            raise StoreDamaged
        unfinished.replace(target)
    finally:
        engine.dispose()
        unfinished.unlink(missing_ok=True)


def _copied(path: Path, raw_key: bytes) -> dict[str, int]:
    copy = open_engine(path, raw_key, read_only=True)
    try:
        with copy.connect() as connection:
            if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
                raise StoreDamaged
            return row_counts(connection)
    finally:
        copy.dispose()


def row_counts(connection: Connection) -> dict[str, int]:
    """The rows of each table."""
    named = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    return {
        name: int(connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar() or 0)  # noqa: S608 -- names come from the schema
        for name in connection.exec_driver_sql(named).scalars().all()
    }
