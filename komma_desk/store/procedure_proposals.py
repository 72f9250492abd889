"""Who proposed and who published a procedure, each under her signature."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.stored import NoSuchProposal
from komma_desk.store.tables import OfficeRow, Rows
from komma_desk.store.troubles import StoreDamaged
from komma_desk.usecases.ports.office import Signed, StoredProcedure
from komma_desk.usecases.ports.procedures import StoredProposal, StoredPublication


class ProposalRow(OfficeRow):
    __tablename__ = "procedure_proposals"
    __table_args__ = {"sqlite_strict": True}  # noqa: RUF012 -- SQLAlchemy reads it from the class

    procedure: Mapped[str] = mapped_column("procedure_id", sa.Text, primary_key=True)
    version: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    sha256: Mapped[str] = mapped_column(sa.Text)
    text: Mapped[str] = mapped_column(sa.Text)
    based_on: Mapped[str] = mapped_column(sa.Text)
    as_default: Mapped[int] = mapped_column(sa.Integer)
    directory: Mapped[str] = mapped_column(sa.Text)
    proposed_by: Mapped[str] = mapped_column("proposed_by_id", sa.Text)
    proposed_at: Mapped[str] = mapped_column(sa.Text)
    proposal: Mapped[bytes] = mapped_column("proposal_signature", sa.BLOB)


class PublicationRow(OfficeRow):
    """Beside the row in `procedures`, whose text both signatures are about."""

    __tablename__ = "procedure_publications"
    __table_args__ = {"sqlite_strict": True}  # noqa: RUF012 -- SQLAlchemy reads it from the class

    procedure: Mapped[str] = mapped_column("procedure_id", sa.Text, primary_key=True)
    version: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    number: Mapped[int] = mapped_column(sa.Integer)
    as_default: Mapped[int] = mapped_column(sa.Integer)
    proposed_by: Mapped[str] = mapped_column("proposed_by_id", sa.Text)
    proposed_at: Mapped[str] = mapped_column(sa.Text)
    proposal: Mapped[bytes] = mapped_column("proposal_signature", sa.BLOB)
    published_by: Mapped[str] = mapped_column("published_by_id", sa.Text)
    published_at: Mapped[str] = mapped_column(sa.Text)
    publication: Mapped[bytes] = mapped_column("publication_signature", sa.BLOB)


class KeptProposals:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, proposal: StoredProposal) -> None:
        self._rows.add(
            ProposalRow(
                procedure=proposal.procedure.id,
                version=proposal.procedure.version,
                sha256=proposal.procedure.sha256,
                text=proposal.procedure.text,
                based_on=proposal.based_on,
                as_default=int(proposal.as_default),
                directory=proposal.directory,
                proposed_by=proposal.proposed.by.hex,
                proposed_at=proposal.proposed.at.isoformat(),
                proposal=proposal.proposed.signature,
            )
        )

    def get(self, procedure: str, version: str) -> StoredProposal:
        same = (ProposalRow.procedure == procedure, ProposalRow.version == version)
        row = self._rows.one(sa.select(ProposalRow).where(*same))
        if row is None:
            raise NoSuchProposal(procedure=procedure, version=version)
        return _proposal(row)

    def remove(self, procedure: str, version: str) -> None:
        same = (ProposalRow.procedure == procedure, ProposalRow.version == version)
        self._rows.change(sa.delete(ProposalRow).where(*same))

    def all(self) -> tuple[StoredProposal, ...]:
        found = [_proposal(row) for row in self._rows.all(sa.select(ProposalRow))]
        return tuple(
            sorted(found, key=lambda each: (each.proposed.at, each.procedure.id, each.proposed.by))
        )


class KeptPublications:
    """Remembers what it read while its transaction lasts: every new case asks again."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._all: tuple[StoredPublication, ...] | None = None

    def add(self, publication: StoredPublication) -> None:
        self._all = None
        self._rows.add(
            PublicationRow(
                procedure=publication.procedure,
                version=publication.version,
                number=publication.number,
                as_default=int(publication.as_default),
                proposed_by=publication.proposed.by.hex,
                proposed_at=publication.proposed.at.isoformat(),
                proposal=publication.proposed.signature,
                published_by=publication.published.by.hex,
                published_at=publication.published.at.isoformat(),
                publication=publication.published.signature,
            )
        )

    def all(self) -> tuple[StoredPublication, ...]:
        if self._all is None:
            wanted = sa.select(PublicationRow).order_by(
                PublicationRow.number, PublicationRow.procedure, PublicationRow.version
            )
            self._all = tuple(_publication(row) for row in self._rows.all(wanted))
        return self._all


def _proposal(row: ProposalRow) -> StoredProposal:
    return StoredProposal(
        procedure=StoredProcedure(
            id=row.procedure, version=row.version, sha256=row.sha256, text=row.text
        ),
        based_on=row.based_on,
        as_default=bool(row.as_default),
        directory=row.directory,
        proposed=_signed(row.proposed_by, row.proposed_at, row.proposal),
    )


def _publication(row: PublicationRow) -> StoredPublication:
    return StoredPublication(
        procedure=row.procedure,
        version=row.version,
        number=row.number,
        as_default=bool(row.as_default),
        proposed=_signed(row.proposed_by, row.proposed_at, row.proposal),
        published=_signed(row.published_by, row.published_at, row.publication),
    )


def _signed(by: str, at: str, signature: bytes) -> Signed:
    """Raises StoreDamaged for what we would never write."""
    try:
        return Signed(by=PersonId(UUID(by)), at=datetime.fromisoformat(at), signature=signature)
    except ValueError as unreadable:
        raise StoreDamaged from unreadable
