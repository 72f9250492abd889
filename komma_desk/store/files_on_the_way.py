"""Sealed files that belong to a draft, or to a report still in the post."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from komma_desk.store.tables import OfficeRow


class FileOnTheWayRow(OfficeRow):
    """`tag` says nothing of who writes the draft; the day is as `date.isoformat`, the id as hex."""

    __tablename__ = "files_on_the_way"
    __table_args__ = (sa.Index(None, "tag"), {"sqlite_strict": True})

    stored_as: Mapped[str] = mapped_column(sa.Text, primary_key=True)
    tag: Mapped[str] = mapped_column(sa.Text)
    staged_on: Mapped[str] = mapped_column(sa.Text)
    envelope: Mapped[str | None] = mapped_column("envelope_id", sa.Text)
    size_on_disk: Mapped[int] = mapped_column(sa.Integer)
