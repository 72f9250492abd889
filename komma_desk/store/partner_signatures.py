"""Under each partner the signature of whoever changed the entry last."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from komma_desk.domain.identifiers import PartnerId, PersonId
from komma_desk.store.tables import OfficeRow, Rows
from komma_desk.store.troubles import StoreDamaged
from komma_desk.usecases.ports.office import Signed


class PartnerSignatureRow(OfficeRow):
    __tablename__ = "partner_signatures"
    __table_args__ = {"sqlite_strict": True}  # noqa: RUF012 -- SQLAlchemy reads it from the class

    partner: Mapped[str] = mapped_column("partner_id", sa.Text, primary_key=True)
    by: Mapped[str] = mapped_column("signed_by_id", sa.Text)
    at: Mapped[str] = mapped_column("signed_at", sa.Text)
    signature: Mapped[bytes] = mapped_column(sa.BLOB)


class KeptPartnerSignatures:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def put(self, partner: PartnerId, signed: Signed) -> None:
        row = PartnerSignatureRow
        self._rows.change(sa.delete(row).where(row.partner == partner.hex))
        self._rows.add(
            row(
                partner=partner.hex,
                by=signed.by.hex,
                at=signed.at.isoformat(),
                signature=signed.signature,
            )
        )

    def all(self) -> Mapping[PartnerId, Signed]:
        """Raises StoreDamaged for what we would never write."""
        try:
            return MappingProxyType(
                {
                    PartnerId(UUID(row.partner)): Signed(
                        by=PersonId(UUID(row.by)),
                        at=datetime.fromisoformat(row.at),
                        signature=row.signature,
                    )
                    for row in self._rows.all(sa.select(PartnerSignatureRow))
                }
            )
        except ValueError as unreadable:
            raise StoreDamaged from unreadable
