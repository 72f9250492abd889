"""The office's own list entries and questions, each under the signature of who saved it."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.stored import ChangedMeanwhile
from komma_desk.store.tables import OfficeRow, Rows
from komma_desk.store.troubles import StoreDamaged
from komma_desk.usecases.ports.office import Signed
from komma_desk.usecases.ports.own_entries import OwnKind, StoredOwnEntry

_MOST_REVISIONS: Final = 1_000_000


class OwnEntryRow(OfficeRow):
    __tablename__ = "own_entries"
    __table_args__ = {"sqlite_strict": True}  # noqa: RUF012 -- SQLAlchemy reads it from the class

    kind: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    list_id: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    code: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    content: Mapped[str] = mapped_column(sa.Text)
    saved_at: Mapped[str] = mapped_column(sa.Text)
    saved_by: Mapped[str] = mapped_column("saved_by_id", sa.Text)
    signature: Mapped[bytes] = mapped_column(sa.BLOB)
    revision: Mapped[int] = mapped_column(sa.Integer)


class KeptOwnEntries:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def put(self, entry: StoredOwnEntry) -> None:
        row = OwnEntryRow
        same = (
            row.kind == entry.kind,
            row.list_id == entry.list_id,
            row.code == entry.code,
        )
        before = self._rows.value(sa.select(row.revision).where(*same)) or 0
        if before != entry.revision - 1:
            raise ChangedMeanwhile
        self._rows.change(sa.delete(row).where(*same))
        self._rows.add(_row(entry))

    def all(self) -> tuple[StoredOwnEntry, ...]:
        """Raises StoreDamaged for what we would never write."""
        row = OwnEntryRow
        wanted = sa.select(row).order_by(row.kind, row.list_id, row.code)
        try:
            return tuple(_entry(each) for each in self._rows.all(wanted))
        except ValueError as unreadable:
            raise StoreDamaged from unreadable


def _row(entry: StoredOwnEntry) -> OwnEntryRow:
    return OwnEntryRow(
        kind=entry.kind.value,
        list_id=entry.list_id,
        code=entry.code,
        content=entry.content,
        saved_at=entry.saved.at.isoformat(),
        saved_by=entry.saved.by.hex,
        signature=entry.saved.signature,
        revision=entry.revision,
    )


def _entry(row: OwnEntryRow) -> StoredOwnEntry:
    if not 0 < row.revision <= _MOST_REVISIONS:
        raise ValueError("nobody saves an entry so often")
    return StoredOwnEntry(
        kind=OwnKind(row.kind),
        list_id=row.list_id,
        code=row.code,
        content=row.content,
        saved=Signed(
            by=PersonId(UUID(row.saved_by)),
            at=datetime.fromisoformat(row.saved_at),
            signature=row.signature,
        ),
        revision=row.revision,
    )
