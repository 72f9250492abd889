"""Proof at every opening that what lies on the disk is really encrypted."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from komma_desk.store.troubles import StoreMissing, StoreNotEncrypted

_CLEAR_HEADER: Final = b"SQLite format 3\0"


def prove_encrypted(path: Path) -> None:
    """Raises StoreMissing, or StoreNotEncrypted if plain SQLite can read the file.

    Only before the first connection of this process: closing any handle of a file lets go of
    all POSIX locks this process holds on it.
    """
    if not path.is_file():
        raise StoreMissing
    with path.open("rb") as file:
        header = file.read(len(_CLEAR_HEADER))
    if header == _CLEAR_HEADER or len(header) < len(_CLEAR_HEADER) or _plainly_readable(path):
        raise StoreNotEncrypted(file=path.name)


def _plainly_readable(path: Path) -> bool:
    # immutable: plain SQLite must neither take locks nor touch the journal of a file it cannot read
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as plain:
            plain.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError:
        return False
    return True
