"""Makes the tables of a new file and brings an older one up to date; a newer one is refused."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from komma_desk.domain.audit import Compartment
from komma_desk.store.copying import copy_to
from komma_desk.store.engine import open_engine, open_for_upgrade
from komma_desk.store.proof import prove_encrypted
from komma_desk.store.troubles import StoreDamaged, StoreExists, StoreTooNew

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
    path: Path, raw_key: bytes, compartment: Compartment, *, migrations: Path, backups: Path
) -> bool:
    """Whether steps had to run; a checked copy lies in `backups` before the first one does.

    Raises StoreTooNew, and leaves the file alone then.
    """
    found, newest = form_of(path, raw_key), newest_form(migrations, compartment)
    if found > newest:
        raise StoreTooNew(found=found, known=newest)
    if found == newest:
        return False
    backups.mkdir(exist_ok=True)
    copy_to(path, raw_key, backups / f"{path.stem}-{found}-before-{newest}{path.suffix}")
    _run_steps(path, raw_key, compartment, migrations)
    return True


def newest_form(migrations: Path, compartment: Compartment) -> str:
    """The number of the last step, like 0001; numbers only grow."""
    names = (each.name for each in (migrations / compartment).iterdir())
    return max(name[:4] for name in names if _STEP.fullmatch(name))


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
