"""A copy of a whole file, encrypted with the same key and proved readable before it counts."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy.engine import Connection
from sqlcipher3 import dbapi2 as sqlcipher

from komma_desk.store.engine import open_engine
from komma_desk.store.troubles import StoreDamaged, trouble_of

_STEPS_BETWEEN_LOOKS: Final = 20_000  # of the engine's machine: some milliseconds
_LOGS: Final = ("office_log", "cases_log")

GoOn = Callable[[int], bool]
"""Told how many bytes of the copy there are; whether to go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileState:
    """The rows of each table, and the end of the log."""

    counts: dict[str, int]
    sequence: int
    digest: bytes


def copy_to(path: Path, raw_key: bytes, target: Path, *, go_on: GoOn | None = None) -> bool:
    """Whether it went to its end. Raises StoreDamaged where the copy is not the whole.

    Of a failure nothing is left. Never by copying the file: what still lies in the journal would
    be missing. Whoever writes meanwhile is not held up: the copy is a state between.
    """
    unfinished = target.with_name(target.name + ".part")
    _remove(unfinished)
    try:
        # The engine would let everybody of the computer read it.
        unfinished.touch(mode=0o600)
        before = state_of(path, raw_key)
        if not _vacuum_into(path, raw_key, unfinished, go_on):
            return False
        after = state_of(path, raw_key)
        _require_sound(unfinished, raw_key)
        _require_between(before, after, path, unfinished, raw_key)
        sync(unfinished)
        unfinished.replace(target)
    finally:
        _remove(unfinished)
    return True


def state_of(path: Path, raw_key: bytes) -> FileState:
    engine = open_engine(path, raw_key, read_only=True)
    try:
        with engine.connect() as connection:
            sequence, digest = _log_end(connection)
            return FileState(counts=row_counts(connection), sequence=sequence, digest=digest)
    finally:
        engine.dispose()


def row_counts(connection: Connection) -> dict[str, int]:
    """The rows of each table."""
    named = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    return {
        name: int(connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar() or 0)  # noqa: S608 -- names come from the schema
        for name in connection.exec_driver_sql(named).scalars().all()
    }


def sync(path: Path) -> None:
    """What lies in this file or folder is on the disk afterwards; Windows does folders itself."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _vacuum_into(path: Path, raw_key: bytes, target: Path, go_on: GoOn | None) -> bool:
    stopped = False

    def look() -> int:
        nonlocal stopped
        stopped = go_on is not None and not go_on(target.stat().st_size)
        return int(stopped)

    engine = open_engine(path, raw_key)
    borrowed = engine.raw_connection()
    driver = borrowed.driver_connection
    assert driver is not None
    try:
        driver.set_progress_handler(look, _STEPS_BETWEEN_LOOKS)
        driver.execute("VACUUM INTO ?", (str(target),))
    except sqlcipher.Error as error:
        if stopped:
            return False
        raise trouble_of(error) from None
    finally:
        driver.set_progress_handler(None, 0)
        borrowed.close()
        engine.dispose()
    return True


def _require_sound(path: Path, raw_key: bytes) -> None:
    engine = open_engine(path, raw_key)
    borrowed = engine.raw_connection()
    driver = borrowed.driver_connection
    assert driver is not None
    try:
        (whole,) = driver.execute("PRAGMA integrity_check").fetchone()
        if whole != "ok" or driver.execute("PRAGMA cipher_integrity_check").fetchall():
            raise StoreDamaged
    except sqlcipher.Error as error:
        raise trouble_of(error) from None
    finally:
        borrowed.close()
        engine.dispose()


def _require_between(
    before: FileState, after: FileState, path: Path, copy: Path, raw_key: bytes
) -> None:
    """The copy is the source; or, where somebody wrote meanwhile, no older and no newer."""
    found = state_of(copy, raw_key)
    if before == after:
        if found != before:
            raise StoreDamaged
        return
    in_order = before.sequence <= found.sequence <= after.sequence
    if (
        not in_order
        or _entry(copy, raw_key, before.sequence) != before.digest
        or _entry(path, raw_key, found.sequence) != found.digest
    ):
        raise StoreDamaged


def _entry(path: Path, raw_key: bytes, sequence: int) -> bytes:
    engine = open_engine(path, raw_key, read_only=True)
    try:
        with engine.connect() as connection:
            return _log_end(connection, up_to=sequence)[1]
    finally:
        engine.dispose()


def _log_end(connection: Connection, *, up_to: int | None = None) -> tuple[int, bytes]:
    """By name and not by today's rows: the file may be of an older form."""
    named = "SELECT name FROM sqlite_master WHERE type = 'table'"
    there = set(connection.exec_driver_sql(named).scalars())
    for log in _LOGS:
        if log in there:
            last = f"SELECT sequence, digest FROM {log} WHERE sequence <= ? ORDER BY 1 DESC LIMIT 1"  # noqa: S608 -- one of two names of ours
            limit = up_to if up_to is not None else 2**62
            row = connection.exec_driver_sql(last, (limit,)).first()
            return (int(row[0]), bytes(row[1])) if row else (0, b"")
    return 0, b""


def _remove(path: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + end).unlink(missing_ok=True)
