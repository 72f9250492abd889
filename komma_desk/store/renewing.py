"""The encrypted files written anew under another key, and the change from the old to the new.

New files wait in a folder of their own; which ones count, the key file says, never this room.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2 as sqlcipher

from komma_desk.domain.audit import Compartment
from komma_desk.store.copying import row_counts
from komma_desk.store.engine import open_engine
from komma_desk.store.troubles import DiskInTheWay, StoreDamaged, trouble_of
from komma_desk.store.upgrade import FILES

FOLDER: Final = "renewal"
_OLD: Final = ".old"
_MARK_BYTES: Final = 16
_JOURNALS: Final = ("-wal", "-shm", "-journal")
_PIECE: Final = 1 << 20


def begin_renewal(folder: Path) -> Path:
    """An empty place for the new files; what an earlier try left is thrown away."""
    place = folder / FOLDER
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(mode=0o700)
    return place


def write_renewed(
    folder: Path, compartment: Compartment, old_key: bytes, new_key: bytes, mark: bytes
) -> None:
    """The whole file once more under another key, proved to be whole; raises StoreDamaged.

    `mark` becomes the salt at its head. Nobody may have the file open for writing meanwhile.
    """
    target = folder / FOLDER / FILES[compartment]
    target.touch(mode=0o600)
    source = folder / FILES[compartment]
    expected = _counts_of(source, old_key)
    _export(source, old_key, target, f"x'{new_key.hex()}{mark.hex()}'")
    if mark_of(target) != mark or _counts_of(target, new_key) != expected:
        raise StoreDamaged


def _export(source: Path, old_key: bytes, target: Path, key: str) -> None:
    engine = open_engine(source, old_key)
    borrowed = engine.raw_connection()
    driver = borrowed.driver_connection
    assert driver is not None
    try:
        driver.execute("ATTACH DATABASE ? AS renewed KEY ?", (str(target), key))
        # Until it is whole nothing counts on it: everything reaches the disk at the end, at once.
        driver.execute("PRAGMA renewed.journal_mode = OFF")
        driver.execute("PRAGMA renewed.synchronous = OFF")
        driver.execute("SELECT sqlcipher_export('renewed')").fetchone()
        (version,) = driver.execute("PRAGMA main.user_version").fetchone()
        driver.execute(f"PRAGMA renewed.user_version = {int(version)}")
        driver.execute("DETACH DATABASE renewed")
    except sqlcipher.Error as error:
        raise trouble_of(error) from None
    finally:
        borrowed.close()
        engine.dispose()


def _counts_of(path: Path, key: bytes) -> dict[str, int]:
    engine = open_engine(path, key)
    try:
        with engine.connect() as connection:
            if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
                raise StoreDamaged
            return row_counts(connection)
    finally:
        engine.dispose()


def finish_writing(folder: Path) -> None:
    """Everything in the new place reaches the disk, without journals; raises DiskInTheWay."""
    place = folder / FOLDER
    try:
        for path in place.iterdir():
            if path.name.endswith(_JOURNALS) and path.stat().st_size:
                raise DiskInTheWay
            with path.open("rb+") as file:
                os.fsync(file.fileno())
    except OSError as error:
        raise DiskInTheWay from error
    _sync_folder(place)
    _sync_folder(folder)


def settle(folder: Path, marks: Mapping[Compartment, bytes]) -> None:
    """Put the new files that count into their places and throw away everything else of a renewal.

    `marks` are those of the generations in force. May be cut short anywhere and be repeated;
    whoever calls holds the lease and has no file open. Raises DiskInTheWay.
    """
    try:
        for compartment, mark in marks.items():
            _settle_one(folder, FILES[compartment], mark)
        shutil.rmtree(folder / FOLDER, ignore_errors=True)
    except OSError as error:
        raise DiskInTheWay from error


def _settle_one(folder: Path, name: str, mark: bytes) -> None:
    place, renewed, old = folder / name, folder / FOLDER / name, folder / (name + _OLD)
    if mark_of(renewed) == mark != mark_of(place):
        if place.exists():
            for end in _JOURNALS:
                place.with_name(name + end).unlink(missing_ok=True)
            place.replace(old)
        renewed.replace(place)
        _sync_folder(folder)
    if old.exists() and place.exists():
        _destroy(old)


def mark_of(path: Path) -> bytes | None:
    """The salt at the head of a file; None where there is none."""
    try:
        with path.open("rb") as file:
            return file.read(_MARK_BYTES) or None
    except FileNotFoundError:
        return None


def _destroy(path: Path) -> None:
    """Overwritten, then removed: on flash memory the old bytes may stay all the same."""
    with path.open("rb+") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(bytes(min(left, _PIECE)))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()


def _sync_folder(folder: Path) -> None:
    """A rename itself reaches the disk; Windows has no way to ask for it and needs none."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
