"""What clearing has seen of the office file, kept in `cases.db`: nobody else can write there."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from komma_desk.store.tables import CasesRow, Rows


class MemoryRow(CasesRow):
    __tablename__ = "office_memory"
    __table_args__ = {"sqlite_strict": True}  # noqa: RUF012 -- SQLAlchemy reads it from the class

    name: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    value: Mapped[str] = mapped_column(sa.Text)


class KeptMemory:
    """Each name is looked up once in a unit of work: every case that comes in asks the same."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._known: dict[str, str] = {}

    def get(self, name: str) -> str:
        if name not in self._known:
            found = self._rows.value(sa.select(MemoryRow.value).where(MemoryRow.name == name))
            self._known[name] = "" if found is None else found
        return self._known[name]

    def put(self, name: str, value: str) -> None:
        self._known[name] = value
        self._rows.change(sa.delete(MemoryRow).where(MemoryRow.name == name))
        self._rows.add(MemoryRow(name=name, value=value))

    def all(self, beginning: str) -> Mapping[str, str]:
        wanted = sa.select(MemoryRow).where(MemoryRow.name.startswith(beginning, autoescape=True))
        return MappingProxyType({row.name: row.value for row in self._rows.all(wanted)})
