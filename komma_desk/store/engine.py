"""Opens one encrypted file as a SQLAlchemy engine; the only place where a raw key meets SQL."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine, ExceptionContext
from sqlalchemy.pool import NullPool, QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from komma_desk.store.troubles import NoCipher, StoreMissing, trouble_of

_KEY_LENGTH: Final = 32
# More than a desk ever asks: preparing a question costs far more than asking it, above all where
# the triggers of the digests hang on its table.
_KEPT_STATEMENTS: Final = 500
_BEFORE_KEY: Final = ("cipher_log_level = NONE",)  # else errors go to standard error
_AFTER_KEY: Final = (
    "cipher_memory_security = ON",
    "foreign_keys = {foreign_keys}",
    "journal_mode = WAL",
    "synchronous = FULL",
    "secure_delete = ON",
    "busy_timeout = 10000",
    "trusted_schema = OFF",
)


def open_engine(path: Path, raw_key: bytes, *, read_only: bool = False) -> Engine:
    """An engine on an existing file.

    Raises StoreMissing, CannotUnlock and the other Troubles at the first connection. Every
    error of the engine leaves it as a Refusal or Trouble, never as an SQLAlchemy error.
    """
    return _engine(_opener(path, raw_key, read_only=read_only), begin=_begin(read_only=read_only))


def open_for_upgrade(path: Path, raw_key: bytes, *, make_new: bool = False) -> Engine:
    """One connection without foreign keys, as rebuilding a table would delete its children."""
    opener = _opener(path, raw_key, make_new=make_new, foreign_keys="OFF")
    return _engine(opener, begin="BEGIN IMMEDIATE", pooled=False)


def _begin(*, read_only: bool) -> str:
    return "BEGIN" if read_only else "BEGIN IMMEDIATE"


def _opener(
    path: Path,
    raw_key: bytes,
    *,
    read_only: bool = False,
    make_new: bool = False,
    foreign_keys: str = "ON",
) -> Callable[[], Any]:
    assert len(raw_key) == _KEY_LENGTH
    # In a URI, unlike a path, the file is not made by merely opening it.
    address = f"{path.absolute().as_uri()}?mode={'rwc' if make_new else 'rw'}"

    def connect() -> Any:
        if not make_new and not path.is_file():
            raise StoreMissing
        try:
            return _keyed(address, raw_key, foreign_keys=foreign_keys, read_only=read_only)
        except sqlcipher.Error as error:
            raise trouble_of(error) from None

    return connect


def _keyed(address: str, raw_key: bytes, *, foreign_keys: str, read_only: bool) -> Any:
    connection = sqlcipher.connect(
        address,
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=_KEPT_STATEMENTS,
    )
    try:
        for pragma in _BEFORE_KEY:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(f"PRAGMA key = \"x'{raw_key.hex()}'\"")
        for pragma in _AFTER_KEY:
            connection.execute(f"PRAGMA {pragma.format(foreign_keys=foreign_keys)}")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        _require_cipher(connection)
        if read_only:
            connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _require_cipher(connection: Any) -> None:
    """A build without the cipher would take the key for an unknown pragma and write in clear."""
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise NoCipher


def _engine(opener: Callable[[], Any], *, begin: str, pooled: bool = True) -> Engine:
    engine = sa.create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=opener,
        hide_parameters=True,
        poolclass=QueuePool if pooled else NullPool,
    )

    @event.listens_for(engine, "begin")
    def _begin_by_hand(connection: Connection) -> None:
        # the driver's own way begins late and without the write lock
        connection.exec_driver_sql(begin)

    @event.listens_for(engine, "handle_error")
    def _speak(context: ExceptionContext) -> None:
        original = context.original_exception
        if isinstance(original, sqlcipher.Error):
            raise trouble_of(original) from context.sqlalchemy_exception
        raise original from None  # a mistake of ours, like a naive moment: not to be talked away

    return engine
