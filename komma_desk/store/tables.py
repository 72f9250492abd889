"""What all rows share: the two metadatas, column types that refuse doubtful values, reading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, ClassVar, Final, TypeVar, TypeVarTuple

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Session, class_mapper
from sqlalchemy.sql.dml import ReturningInsert

from komma_desk.domain.stored import ChangedMeanwhile
from komma_desk.store.troubles import StoreDamaged

_NAMES: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

office_tables: Final = sa.MetaData(naming_convention=_NAMES)
cases_tables: Final = sa.MetaData(naming_convention=_NAMES)


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """An aware moment, kept in UTC; a naive one is our mistake and is refused."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise TypeError("a moment without a time zone cannot be stored")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)


_TYPES: Final[dict[Any, Any]] = {
    datetime: UtcDateTime(),
    list[str]: sa.JSON(),
    dict[str, str]: sa.JSON(),
}


class OfficeRow(DeclarativeBase):
    """A row of `office.db`."""

    metadata = office_tables
    type_annotation_map: ClassVar[dict[Any, Any]] = _TYPES


class CasesRow(DeclarativeBase):
    """A row of `cases.db`."""

    metadata = cases_tables
    type_annotation_map: ClassVar[dict[Any, Any]] = _TYPES


Row = TypeVar("Row", bound=OfficeRow | CasesRow)
Value = TypeVar("Value")
Values = TypeVarTuple("Values")


class Rows:
    """Reads and writes rows in one transaction; what it reads is always what the file says."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection: Final = connection
        self._session: Final = Session(connection, autoflush=False)

    def add(self, row: OfficeRow | CasesRow) -> None:
        """Straight into the table: no session that remembers rows, and half the time."""
        self.connection.execute(_insertion(type(row)), _given(row))

    def add_once(self, row: OfficeRow | CasesRow) -> None:
        """The same, but a row whose `id` is there already changes nothing."""
        insertion = _insertion(type(row), unless_there=("id",))
        self.connection.execute(insertion, _given(row))

    def one(self, wanted: sa.Select[Row]) -> Row | None:
        return _read(self._session.scalars(wanted, execution_options=_FRESH).first)

    def all(self, wanted: sa.Select[Row]) -> Sequence[Row]:
        return _read(self._session.scalars(wanted, execution_options=_FRESH).all)

    def value(
        self, wanted: sa.Select[Value] | ReturningInsert[Value], **told: object
    ) -> Value | None:
        return _read(self.connection.execute(wanted, told).scalar)

    def values(self, wanted: sa.Select[Value]) -> Sequence[Value]:
        return _read(self.connection.execute(wanted).scalars().all)

    def lines(self, wanted: sa.Select[*Values]) -> Sequence[sa.Row[*Values]]:
        return _read(self._session.execute(wanted).all)

    def cells(self, wanted: sa.Select[*Values], **told: object) -> Sequence[sa.Row[*Values]]:
        """The same of columns alone: with no object to look for, long lists come quicker."""
        return _read(self.connection.execute(wanted, told).all)

    def change(self, deed: sa.Update | sa.Delete | sa.Insert) -> int:
        """How many rows it touched."""
        return self.connection.execute(deed).rowcount

    def overwrite(self, row: OfficeRow | CasesRow, *, by: tuple[str, ...] = ()) -> None:
        """Write every column of the row with this key; raises ChangedMeanwhile if there is none.

        `by` names the columns that are the key, where it is not the primary key. Where rows carry
        a revision it must be the stored one, and becomes one more.
        """
        mapper = class_mapper(type(row))
        table = mapper.local_table
        assert isinstance(table, sa.Table)
        keys = by or tuple(column.name for column in table.primary_key)
        named = {each.columns[0]: getattr(row, each.key) for each in mapper.column_attrs}
        same = [column == value for column, value in named.items() if column.name in keys]
        written = {
            column: value
            for column, value in named.items()
            if column.name not in keys and not column.primary_key
        }
        if "revision" in table.c:
            revision = table.c.revision
            same.append(revision == named[revision])
            written[revision] = named[revision] + 1
        if self.change(sa.update(table).where(*same).values(written)) != 1:
            raise ChangedMeanwhile


def _read(fetch: Callable[[], Value]) -> Value:
    """What the file says, or StoreDamaged where somebody wrote by hand what we never would."""
    try:
        return fetch()
    except (ValueError, TypeError) as unreadable:
        raise StoreDamaged from unreadable


def _given(row: OfficeRow | CasesRow) -> dict[str, Any]:
    """The values by column; a number the table gives itself stays away."""
    told = vars(row)
    columns = _columns(type(row))
    return {column: value for key, column in columns if (value := told.get(key)) is not None}


@cache
def _columns(kind: type[OfficeRow | CasesRow]) -> tuple[tuple[str, str], ...]:
    """Which attribute goes into which column."""
    return tuple((each.key, each.columns[0].key) for each in class_mapper(kind).column_attrs)


@cache
def _insertion(
    kind: type[OfficeRow | CasesRow], *, unless_there: tuple[str, ...] = ()
) -> sa.Insert:
    table = class_mapper(kind).local_table
    assert isinstance(table, sa.Table)
    insertion = insert(table)
    if unless_there:
        return insertion.on_conflict_do_nothing(index_elements=unless_there)
    return insertion


_FRESH: Final = {"populate_existing": True}
