"""The public keys of the groups, their private halves sealed to people, and invitations."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from komma_desk.domain.identifiers import InvitationId, PersonId
from komma_desk.store.tables import OfficeRow, Rows
from komma_desk.usecases.ports.office import GroupEpoch, GroupGrant, Invitation


def _person() -> sa.ForeignKey:
    """Checked at the commit: a founding may write keys and people in any order."""
    return sa.ForeignKey("people.id", deferrable=True, initially="DEFERRED")


class EpochRow(OfficeRow):
    __tablename__ = "group_epochs"

    group: Mapped[str] = mapped_column("group_name", primary_key=True)
    epoch: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    public: Mapped[bytes] = mapped_column("public_key")
    previous: Mapped[bytes] = mapped_column("previous_sealed")
    signature: Mapped[bytes]


class GrantRow(OfficeRow):
    __tablename__ = "group_grants"

    person: Mapped[UUID] = mapped_column("person_id", _person(), primary_key=True)
    group: Mapped[str] = mapped_column("group_name", primary_key=True)
    epoch: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sealed: Mapped[bytes]


class InvitationRow(OfficeRow):
    __tablename__ = "invitations"

    id: Mapped[UUID] = mapped_column(sa.Uuid, primary_key=True)
    person: Mapped[UUID] = mapped_column("person_id", _person(), index=True)
    expires_at: Mapped[datetime]
    material: Mapped[bytes]
    proof: Mapped[bytes]


def epoch_of(row: EpochRow) -> GroupEpoch:
    return GroupEpoch(
        group=row.group,
        epoch=row.epoch,
        public=row.public,
        previous=row.previous,
        signature=row.signature,
    )


def grant_of(row: GrantRow) -> GroupGrant:
    return GroupGrant(
        group=row.group, epoch=row.epoch, person=PersonId(row.person), sealed=row.sealed
    )


def invitation_row(invitation: Invitation) -> InvitationRow:
    return InvitationRow(
        id=invitation.id,
        person=invitation.person,
        expires_at=invitation.expires_at,
        material=invitation.material,
        proof=invitation.proof,
    )


def invitation_of(row: InvitationRow) -> Invitation:
    return Invitation(
        id=InvitationId(row.id),
        person=PersonId(row.person),
        expires_at=row.expires_at,
        material=row.material,
        proof=row.proof,
    )


class KeptKeys:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add_epoch(self, epoch: GroupEpoch) -> None:
        self._rows.add(
            EpochRow(
                group=epoch.group,
                epoch=epoch.epoch,
                public=epoch.public,
                previous=epoch.previous,
                signature=epoch.signature,
            )
        )

    def newest_epoch(self, group: str) -> GroupEpoch | None:
        return next(iter(self.epochs(group)[::-1]), None)

    def epochs(self, group: str) -> tuple[GroupEpoch, ...]:
        """Oldest first."""
        wanted = sa.select(EpochRow).where(EpochRow.group == group).order_by(EpochRow.epoch)
        return tuple(epoch_of(row) for row in self._rows.all(wanted))

    def add_grant(self, grant: GroupGrant) -> None:
        self._rows.add(
            GrantRow(person=grant.person, group=grant.group, epoch=grant.epoch, sealed=grant.sealed)
        )

    def grants_of(self, person: PersonId) -> tuple[GroupGrant, ...]:
        wanted = sa.select(GrantRow).where(GrantRow.person == person)
        ordered = wanted.order_by(GrantRow.group, GrantRow.epoch)
        return tuple(grant_of(row) for row in self._rows.all(ordered))

    def all_grants(self) -> tuple[GroupGrant, ...]:
        ordered = sa.select(GrantRow).order_by(GrantRow.person, GrantRow.group, GrantRow.epoch)
        return tuple(grant_of(row) for row in self._rows.all(ordered))

    def remove_grants_of(self, person: PersonId) -> None:
        self._rows.change(sa.delete(GrantRow).where(GrantRow.person == person))

    def add_invitation(self, invitation: Invitation) -> None:
        self._rows.add(invitation_row(invitation))

    def invitation_of(self, person: PersonId) -> Invitation | None:
        """The last one to run out, where there are several."""
        wanted = sa.select(InvitationRow).where(InvitationRow.person == person)
        row = self._rows.one(wanted.order_by(InvitationRow.expires_at.desc()))
        return None if row is None else invitation_of(row)

    def save_invitation(self, invitation: Invitation) -> None:
        self._rows.overwrite(invitation_row(invitation))

    def remove_invitation(self, invitation: InvitationId) -> None:
        self._rows.change(sa.delete(InvitationRow).where(InvitationRow.id == invitation))
