"""The post: sealed envelopes between those who may read cases and those who may not; drafts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from komma_desk.domain.identifiers import EnvelopeId
from komma_desk.store.tables import OfficeRow, Rows
from komma_desk.usecases.ports.office import Audience, PostedEnvelope


class EnvelopeRow(OfficeRow):
    """`position` only grows, also after envelopes were removed."""

    __tablename__ = "post"
    __table_args__ = (sa.Index(None, "audience", "position"), {"sqlite_autoincrement": True})

    position: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(sa.Uuid, unique=True)
    audience: Mapped[str]
    posted_on: Mapped[date]
    data: Mapped[bytes]


class DraftRow(OfficeRow):
    __tablename__ = "drafts"

    tag: Mapped[str] = mapped_column(primary_key=True)
    sealed: Mapped[bytes]


def row_of(envelope: PostedEnvelope) -> EnvelopeRow:
    return EnvelopeRow(
        id=envelope.id,
        audience=envelope.audience,
        posted_on=envelope.posted_on,
        data=envelope.data,
    )


def envelope_of(row: EnvelopeRow) -> PostedEnvelope:
    return PostedEnvelope(
        id=EnvelopeId(row.id),
        audience=Audience(row.audience),
        posted_on=row.posted_on,
        data=row.data,
    )


class KeptPost:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def put(self, envelope: PostedEnvelope) -> None:
        self._rows.add_once(row_of(envelope))

    def waiting(self, audience: Audience) -> Iterator[PostedEnvelope]:
        return (envelope for _position, envelope in self.after(audience, 0))

    def count(self, audience: Audience) -> int:
        counted = sa.select(sa.func.count()).select_from(EnvelopeRow)
        return self._rows.value(counted.where(EnvelopeRow.audience == audience)) or 0

    def after(self, audience: Audience, position: int) -> Iterator[tuple[int, PostedEnvelope]]:
        """Positions first, then one envelope at a time: the caller may remove what it was given."""
        later = (EnvelopeRow.audience == audience, EnvelopeRow.position > position)
        wanted = sa.select(EnvelopeRow.position).where(*later).order_by(EnvelopeRow.position)
        for each in self._rows.values(wanted):
            row = self._rows.one(sa.select(EnvelopeRow).where(EnvelopeRow.position == each))
            if row is not None:
                yield each, envelope_of(row)

    def remove(self, envelope: EnvelopeId) -> None:
        self._rows.change(sa.delete(EnvelopeRow).where(EnvelopeRow.id == envelope))


class KeptDrafts:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def put(self, tag: str, sealed: bytes) -> None:
        self.remove(tag)
        self._rows.add(DraftRow(tag=tag, sealed=sealed))

    def get(self, tag: str) -> bytes | None:
        return self._rows.value(sa.select(DraftRow.sealed).where(DraftRow.tag == tag))

    def remove(self, tag: str) -> None:
        self._rows.change(sa.delete(DraftRow).where(DraftRow.tag == tag))
