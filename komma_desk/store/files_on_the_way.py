"""Sealed files that belong to a draft, or to a report still in the post."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from komma_desk.domain.identifiers import EnvelopeId
from komma_desk.store.post import DraftRow
from komma_desk.store.tables import OfficeRow, Rows
from komma_desk.store.troubles import StoreDamaged
from komma_desk.usecases.ports.files_on_the_way import FileOnTheWay


class FileOnTheWayRow(OfficeRow):
    """`tag` says nothing of who writes the draft; the day is as `date.isoformat`, the id as hex."""

    __tablename__ = "files_on_the_way"
    __table_args__ = (sa.Index(None, "tag"), {"sqlite_strict": True})

    stored_as: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    tag: Mapped[str] = mapped_column(sa.Text)
    staged_on: Mapped[str] = mapped_column(sa.Text)
    envelope: Mapped[str | None] = mapped_column("envelope_id", sa.Text)
    size_on_disk: Mapped[int] = mapped_column(sa.Integer)


_ROW: Final = FileOnTheWayRow


class KeptFilesOnTheWay:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, file: FileOnTheWay) -> None:
        self._rows.add(
            FileOnTheWayRow(
                stored_as=file.stored_as,
                tag=file.tag,
                staged_on=file.staged_on.isoformat(),
                envelope=file.envelope.hex if file.envelope else None,
                size_on_disk=file.size_on_disk,
            )
        )

    def all(self) -> tuple[FileOnTheWay, ...]:
        return tuple(map(_file_of, self._rows.all(sa.select(_ROW).order_by(_ROW.stored_as))))

    def of(self, tag: str) -> tuple[FileOnTheWay, ...]:
        wanted = sa.select(_ROW).where(_ROW.tag == tag, _ROW.envelope.is_(None))
        return tuple(map(_file_of, self._rows.all(wanted.order_by(_ROW.stored_as))))

    def post(self, names: Collection[str], envelope: EnvelopeId) -> None:
        those = _ROW.stored_as.in_(names)
        self._rows.change(sa.update(_ROW).where(those).values(envelope=envelope.hex, tag=""))

    def remove(self, names: Collection[str]) -> None:
        self._rows.change(sa.delete(_ROW).where(_ROW.stored_as.in_(names)))

    def arrived(self, envelope: EnvelopeId) -> None:
        self._rows.change(sa.delete(_ROW).where(_ROW.envelope == envelope.hex))

    def left_behind(self, before: date) -> tuple[str, ...]:
        of_a_draft = sa.exists().where(DraftRow.tag == _ROW.tag)
        wanted = sa.select(_ROW.stored_as).where(
            _ROW.envelope.is_(None), _ROW.staged_on < before.isoformat(), ~of_a_draft
        )
        return tuple(self._rows.values(wanted.order_by(_ROW.stored_as)))


def _file_of(row: FileOnTheWayRow) -> FileOnTheWay:
    try:
        return FileOnTheWay(
            stored_as=row.stored_as,
            tag=row.tag,
            staged_on=date.fromisoformat(row.staged_on),
            size_on_disk=row.size_on_disk,
            envelope=EnvelopeId(UUID(row.envelope)) if row.envelope else None,
        )
    except ValueError as unreadable:
        raise StoreDamaged from unreadable
