"""Procedures under work; they hold rules, never anything of a case."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from komma_desk.domain.identifiers import PersonId, ProcedureDraftId
from komma_desk.domain.stored import ChangedMeanwhile, NoSuchProcedureDraft
from komma_desk.store.tables import OfficeRow, Rows
from komma_desk.store.troubles import StoreDamaged
from komma_desk.usecases.ports.procedures import StoredProcedureDraft


class ProcedureDraftRow(OfficeRow):
    __tablename__ = "procedure_drafts"
    __table_args__ = {"sqlite_strict": True}  # noqa: RUF012 -- SQLAlchemy reads it from the class

    id: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    procedure: Mapped[str] = mapped_column("procedure_id", sa.Text)
    text: Mapped[str] = mapped_column(sa.Text)
    based_on: Mapped[str] = mapped_column(sa.Text)
    changed_by: Mapped[str] = mapped_column("changed_by_id", sa.Text)
    changed_at: Mapped[str] = mapped_column(sa.Text)
    revision: Mapped[int] = mapped_column(sa.Integer)


class KeptProcedureDrafts:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, draft: StoredProcedureDraft) -> None:
        self._rows.add(_row(draft))

    def get(self, draft: ProcedureDraftId) -> StoredProcedureDraft:
        wanted = sa.select(ProcedureDraftRow).where(ProcedureDraftRow.id == draft.hex)
        row = self._rows.one(wanted)
        if row is None:
            raise NoSuchProcedureDraft
        return _draft(row)

    def save(self, draft: StoredProcedureDraft) -> None:
        row = ProcedureDraftRow
        written = {
            row.procedure: draft.procedure,
            row.text: draft.text,
            row.based_on: draft.based_on,
            row.changed_by: draft.changed_by.hex,
            row.changed_at: draft.changed_at.isoformat(),
            row.revision: draft.revision + 1,
        }
        same = (row.id == draft.id.hex, row.revision == draft.revision)
        if self._rows.change(sa.update(row).where(*same).values(written)) != 1:
            raise ChangedMeanwhile

    def remove(self, draft: ProcedureDraftId) -> None:
        self._rows.change(sa.delete(ProcedureDraftRow).where(ProcedureDraftRow.id == draft.hex))

    def all(self) -> tuple[StoredProcedureDraft, ...]:
        drafts = [_draft(row) for row in self._rows.all(sa.select(ProcedureDraftRow))]
        return tuple(sorted(drafts, key=lambda each: (each.changed_at, each.id), reverse=True))


def _row(draft: StoredProcedureDraft) -> ProcedureDraftRow:
    return ProcedureDraftRow(
        id=draft.id.hex,
        procedure=draft.procedure,
        text=draft.text,
        based_on=draft.based_on,
        changed_by=draft.changed_by.hex,
        changed_at=draft.changed_at.isoformat(),
        revision=draft.revision,
    )


def _draft(row: ProcedureDraftRow) -> StoredProcedureDraft:
    """Raises StoreDamaged for what we would never write."""
    try:
        return StoredProcedureDraft(
            id=ProcedureDraftId(UUID(row.id)),
            procedure=row.procedure,
            text=row.text,
            based_on=row.based_on,
            changed_by=PersonId(UUID(row.changed_by)),
            changed_at=datetime.fromisoformat(row.changed_at),
            revision=row.revision,
        )
    except ValueError as unreadable:
        raise StoreDamaged from unreadable
