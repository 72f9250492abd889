"""The directory of partners; everybody of the store may read it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import PartnerId
from komma_desk.domain.partner import Partner
from komma_desk.domain.stored import NoSuchPartner
from komma_desk.store.sorting import sort_key
from komma_desk.store.tables import OfficeRow, Rows


class PartnerRow(OfficeRow):
    __tablename__ = "partners"
    __table_args__ = (sa.Index(None, "name_key", "id"),)

    id: Mapped[UUID] = mapped_column(sa.Uuid, primary_key=True)
    name: Mapped[str]
    name_key: Mapped[str]
    kind: Mapped[str]
    consent: Mapped[str]
    address: Mapped[str]
    contact: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    remark: Mapped[str]
    must_prosecute: Mapped[bool]
    verified_on: Mapped[date | None]
    active: Mapped[bool]
    revision: Mapped[int]


def row_of(partner: Partner) -> PartnerRow:
    return PartnerRow(
        id=partner.id,
        name=partner.name,
        name_key=sort_key(partner.name),
        kind=partner.kind,
        consent=partner.consent,
        address=partner.address,
        contact=partner.contact,
        phone=partner.phone,
        email=partner.email,
        remark=partner.remark,
        must_prosecute=partner.must_prosecute,
        verified_on=partner.verified_on,
        active=partner.active,
        revision=partner.revision,
    )


def partner_of(row: PartnerRow) -> Partner:
    return Partner(
        id=PartnerId(row.id),
        name=row.name,
        kind=Code(row.kind),
        consent=Code(row.consent),
        address=row.address,
        contact=row.contact,
        phone=row.phone,
        email=row.email,
        remark=row.remark,
        must_prosecute=row.must_prosecute,
        verified_on=row.verified_on,
        active=row.active,
        revision=row.revision,
    )


class KeptPartners:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, partner: Partner) -> None:
        self._rows.add(row_of(partner))

    def get(self, partner: PartnerId) -> Partner:
        row = self._rows.one(sa.select(PartnerRow).where(PartnerRow.id == partner))
        if row is None:
            raise NoSuchPartner
        return partner_of(row)

    def save(self, partner: Partner) -> None:
        self._rows.overwrite(row_of(partner))

    def all(self, *, with_retired: bool = False) -> tuple[Partner, ...]:
        wanted = sa.select(PartnerRow).order_by(PartnerRow.name_key, PartnerRow.id)
        if not with_retired:
            wanted = wanted.where(PartnerRow.active)
        return tuple(partner_of(row) for row in self._rows.all(wanted))
