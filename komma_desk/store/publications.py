"""What the organisation publishes: releases of figures, procedures; and its settings."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from komma_desk.domain.stored import NoSuchProcedure
from komma_desk.store.tables import OfficeRow, Rows
from komma_desk.usecases.ports.office import StoredProcedure, StoredRelease


class ReleaseRow(OfficeRow):
    __tablename__ = "releases"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    period: Mapped[str] = mapped_column(unique=True)
    prepared_on: Mapped[date]
    envelope: Mapped[bytes]


class ProcedureRow(OfficeRow):
    """`entry` is the order of publication."""

    __tablename__ = "procedures"
    __table_args__ = (sa.UniqueConstraint("id", "version"),)

    entry: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str]
    version: Mapped[str]
    sha256: Mapped[str]
    text: Mapped[str]


class SettingRow(OfficeRow):
    __tablename__ = "settings"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


def release_of(row: ReleaseRow) -> StoredRelease:
    return StoredRelease(
        number=row.number, period=row.period, prepared_on=row.prepared_on, envelope=row.envelope
    )


def procedure_of(row: ProcedureRow) -> StoredProcedure:
    return StoredProcedure(id=row.id, version=row.version, sha256=row.sha256, text=row.text)


class KeptReleases:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, release: StoredRelease) -> None:
        self._rows.add(
            ReleaseRow(
                number=release.number,
                period=release.period,
                prepared_on=release.prepared_on,
                envelope=release.envelope,
            )
        )

    def find(self, period: str) -> StoredRelease | None:
        row = self._rows.one(sa.select(ReleaseRow).where(ReleaseRow.period == period))
        return None if row is None else release_of(row)

    def all(self) -> tuple[StoredRelease, ...]:
        wanted = sa.select(ReleaseRow).order_by(ReleaseRow.number.desc())
        return tuple(release_of(row) for row in self._rows.all(wanted))


class KeptProcedures:
    """Remembers what it read while its transaction lasts: every case that moves asks again."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._known: dict[tuple[str, str], StoredProcedure] = {}
        self._newest: StoredProcedure | None = None
        self._all: tuple[StoredProcedure, ...] | None = None

    def publish(self, procedure: StoredProcedure) -> None:
        """A version is published once; changing it afterwards is refused by the table."""
        self._newest = self._all = None
        self._rows.add(
            ProcedureRow(
                id=procedure.id,
                version=procedure.version,
                sha256=procedure.sha256,
                text=procedure.text,
            )
        )

    def get(self, procedure: str, version: str) -> StoredProcedure:
        if known := self._known.get((procedure, version)):
            return known
        same = (ProcedureRow.id == procedure, ProcedureRow.version == version)
        row = self._rows.one(sa.select(ProcedureRow).where(*same))
        if row is None:
            raise NoSuchProcedure(procedure=procedure, version=version)
        return self._known.setdefault((procedure, version), procedure_of(row))

    def newest(self) -> StoredProcedure | None:
        if self._newest is None:
            last = sa.select(ProcedureRow).order_by(ProcedureRow.entry.desc()).limit(1)
            row = self._rows.one(last)
            self._newest = None if row is None else procedure_of(row)
        return self._newest

    def all(self) -> tuple[StoredProcedure, ...]:
        if self._all is None:
            rows = self._rows.all(sa.select(ProcedureRow).order_by(ProcedureRow.entry))
            self._all = tuple(procedure_of(row) for row in rows)
        return self._all


class KeptSettings:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def get(self, name: str, default: str = "") -> str:
        found = self._rows.value(sa.select(SettingRow.value).where(SettingRow.name == name))
        return default if found is None else found

    def put(self, name: str, value: str) -> None:
        self._rows.change(sa.delete(SettingRow).where(SettingRow.name == name))
        self._rows.add(SettingRow(name=name, value=value))
