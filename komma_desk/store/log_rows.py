"""The log of each file: a chain of entries that can be added to and never changed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from komma_desk.store.tables import CasesRow, OfficeRow


class _Entry:
    """The columns both logs share."""

    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    previous: Mapped[bytes]
    salt: Mapped[bytes]
    commitment: Mapped[bytes]
    digest: Mapped[bytes]
    payload: Mapped[bytes]


class OfficeEntry(_Entry, OfficeRow):
    """`at` is a day only; hour and author are sealed, they would tell who filed a report."""

    __tablename__ = "office_log"


class CasesEntry(_Entry, CasesRow):
    __tablename__ = "cases_log"

    author: Mapped[UUID | None] = mapped_column("author_id", sa.Uuid)
    signature: Mapped[bytes]
