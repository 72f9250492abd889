"""What `cases.db` keeps of a case sealed to a circle: its document, its grants, its halves."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Mapped, mapped_column

from komma_desk.store.tables import CasesRow

_STRICT: Final = {"sqlite_strict": True}


class UuidText(sa.types.TypeDecorator[UUID]):
    """The same 32 letters as everywhere, as TEXT: a strict table knows no CHAR."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> str | None:
        del dialect
        return None if value is None else value.hex

    def process_result_value(self, value: Any, dialect: Dialect) -> UUID | None:
        del dialect
        return None if value is None else UUID(value)


def _of_case(*, primary: bool = True) -> Any:
    return mapped_column(
        "case_id",
        UuidText(),
        sa.ForeignKey("cases.id", ondelete="CASCADE"),
        primary_key=primary,
        index=not primary,
    )


class SealedCaseRow(CasesRow):
    """`revision` is that of the document; `half_a` is the half of the key for clearing."""

    __tablename__ = "sealed_cases"
    __table_args__ = _STRICT

    case: Mapped[UUID] = _of_case()
    report: Mapped[UUID] = mapped_column("report_id", UuidText(), unique=True)
    generation: Mapped[int]
    commitment: Mapped[bytes]
    half_a: Mapped[bytes]
    revision: Mapped[int]
    document: Mapped[bytes]


class CaseGrantRow(CasesRow):
    __tablename__ = "case_grants"
    __table_args__ = _STRICT

    case: Mapped[UUID] = _of_case()
    person: Mapped[UUID] = mapped_column("person_id", UuidText(), primary_key=True, index=True)
    generation: Mapped[int]
    sealed: Mapped[bytes]


class CaseShareRow(CasesRow):
    """The other half, sealed to a keeper."""

    __tablename__ = "case_shares"
    __table_args__ = _STRICT

    case: Mapped[UUID] = _of_case()
    keeper: Mapped[UUID] = mapped_column("keeper_id", UuidText(), primary_key=True)
    sealed: Mapped[bytes]


class SealedFileRow(CasesRow):
    """An attachment of a sealed case: that there is one, and nothing else."""

    __tablename__ = "sealed_attachments"
    __table_args__ = _STRICT

    stored_as: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    case: Mapped[UUID] = _of_case(primary=False)


class KeyGenerationRow(CasesRow):
    """How many keys a case has had; stays when it is open again, so that none is used twice."""

    __tablename__ = "case_key_generations"
    __table_args__ = _STRICT

    case: Mapped[UUID] = _of_case()
    last: Mapped[int] = mapped_column("last_generation")
