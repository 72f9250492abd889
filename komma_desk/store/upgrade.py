"""Makes the tables of a new file and brings an older one up to date; a newer one is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from komma_desk.domain.audit import Compartment
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.store.copying import copy_to, state_of, sync
from komma_desk.store.engine import open_engine, open_for_upgrade
from komma_desk.store.proof import prove_encrypted
from komma_desk.store.reading_through import read_every_record
from komma_desk.store.troubles import (
    DiskInTheWay,
    StoreBusy,
    StoreDamaged,
    StoreExists,
    StoreTooNew,
    UpgradeNotProved,
)

FILES: Final = {Compartment.OFFICE: "office.db", Compartment.CASES: "cases.db"}
_STEP: Final = re.compile(r"[0-9]{4}_\w+\.py")


def create(path: Path, raw_key: bytes, compartment: Compartment, *, migrations: Path) -> None:
    """A new encrypted file with its tables; raises StoreExists. Nothing is left of a failure."""
    if path.exists():
        raise StoreExists
    try:
        # The engine would let everybody of the computer read it; its journals follow the file.
        path.touch(mode=0o600)
        _run_steps(path, raw_key, compartment, migrations, make_new=True)
    except BaseException:
        for each in (path, *_beside(path)):
            each.unlink(missing_ok=True)
        raise
    prove_encrypted(path)


def bring_up_to_date(
    path: Path,
    raw_key: bytes,
    compartment: Compartment,
    *,
    migrations: Path,
    backups: Path,
    proved: Callable[[Path, Path], None] = lambda _before, _rebuilt: None,
) -> bool:
    """Whether steps had to run. They run on a copy; the file is exchanged once that is proved.

    The file of before stays in `backups`; `proved` is told both before the exchange. Raises
    StoreTooNew or UpgradeNotProved, and leaves the file alone then.
    """
    found, newest = form_of(path, raw_key), newest_form(migrations, compartment)
    if found > newest:
        raise StoreTooNew(found=found, known=newest)
    if found not in forms(migrations, compartment):
        raise StoreDamaged  # a form there never was
    if found == newest:
        return False
    backups.mkdir(mode=0o700, exist_ok=True)
    before = backups / f"{path.stem}-{found}-before-{newest}{path.suffix}"
    rebuilt = path.with_name(path.name + ".upgrade")
    try:
        copy_to(path, raw_key, before)
        copy_to(before, raw_key, rebuilt)
        _run_steps(rebuilt, raw_key, compartment, migrations)
        _prove(before, rebuilt, raw_key, compartment)
        proved(before, rebuilt)
        fold_journal(rebuilt, raw_key)
        fold_journal(path, raw_key)
        sync(rebuilt)
        rebuilt.replace(path)
        sync(path.parent)
    except OSError as error:
        raise DiskInTheWay from error
    finally:
        for each in (rebuilt, *_beside(rebuilt)):
            each.unlink(missing_ok=True)
    return True


def _prove(before: Path, rebuilt: Path, raw_key: bytes, compartment: Compartment) -> None:
    """Every record opened, no row fewer or more, the log as it was; raises UpgradeNotProved."""
    old = state_of(before, raw_key)
    try:
        new = state_of(rebuilt, raw_key)
        read_every_record(rebuilt, raw_key, compartment)
    except (Refusal, Trouble) as unreadable:
        raise UpgradeNotProved from unreadable
    kept = {name: new.counts.get(name) for name in old.counts}
    if kept != old.counts or (new.sequence, new.digest) != (old.sequence, old.digest):
        raise UpgradeNotProved


def fold_journal(path: Path, raw_key: bytes) -> None:
    """Everything into the file itself, and no journal left; raises StoreBusy if that is not so."""
    engine = open_engine(path, raw_key)
    borrowed = engine.raw_connection()
    driver = borrowed.driver_connection
    assert driver is not None
    try:
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        borrowed.close()
        engine.dispose()
    journal = path.with_name(path.name + "-wal")
    if journal.exists() and journal.stat().st_size:
        # Beside another file of this name it would be taken for the journal of that one.
        raise StoreBusy


def newest_form(migrations: Path, compartment: Compartment) -> str:
    """The number of the last step, like 0001; numbers only grow."""
    return max(forms(migrations, compartment))


def forms(migrations: Path, compartment: Compartment) -> frozenset[str]:
    names = (each.name for each in (migrations / compartment).iterdir())
    return frozenset(name[:4] for name in names if _STEP.fullmatch(name))


def form_of(path: Path, raw_key: bytes) -> str:
    engine = open_engine(path, raw_key, read_only=True)
    try:
        with engine.connect() as connection:
            if not sa.inspect(connection).has_table("alembic_version"):
                raise StoreDamaged
            form = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
            return str(form)
    finally:
        engine.dispose()


def _run_steps(
    path: Path,
    raw_key: bytes,
    compartment: Compartment,
    migrations: Path,
    *,
    make_new: bool = False,
) -> None:
    engine = open_for_upgrade(path, raw_key, make_new=make_new)
    try:
        with engine.begin() as connection:
            _upgrade(connection, compartment, migrations)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise StoreDamaged
    finally:
        engine.dispose()


def _upgrade(connection: Connection, compartment: Compartment, migrations: Path) -> None:
    # alembic costs a tenth of a second to import and is needed after an update only
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", _escaped(migrations))
    config.set_main_option("version_locations", _escaped(migrations / compartment))
    config.set_main_option("path_separator", "newline")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _escaped(path: Path) -> str:
    return str(path.absolute()).replace("%", "%%")


def _beside(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))
