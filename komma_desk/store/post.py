"""The post: sealed envelopes between those who may read cases and those who may not; drafts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from komma_desk.domain.attachment import LARGEST_TOGETHER
from komma_desk.domain.identifiers import EnvelopeId
from komma_desk.domain.text import LONGEST_TEXT
from komma_desk.store.tables import OfficeRow, Rows
from komma_desk.usecases.ports.office import Audience, PostedEnvelope

_LARGEST: Final = 2 * LARGEST_TOGETHER + 4 * LONGEST_TEXT  # as the vault opens at most


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
        size = sa.func.length(EnvelopeRow.data)
        wanted = sa.select(EnvelopeRow.position, size).where(*later).order_by(EnvelopeRow.position)
        for each, length in self._rows.lines(wanted):
            # One that was written in by hand and fills the memory is named like a damaged one.
            whole = EnvelopeRow.data if length <= _LARGEST else sa.literal(b"", sa.LargeBinary)
            cells = (EnvelopeRow.id, EnvelopeRow.audience, EnvelopeRow.posted_on, whole)
            found = self._rows.lines(sa.select(*cells).where(EnvelopeRow.position == each))
            for number, to, posted_on, data in found:
                yield (
                    each,
                    PostedEnvelope(
                        id=EnvelopeId(number),
                        audience=Audience(to),
                        posted_on=posted_on,
                        data=data,
                    ),
                )

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
