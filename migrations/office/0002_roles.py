"""Roles that end on a day: from when until when, and for whom somebody stands in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("people", sa.Column("substitute_from_on", sa.Date(), nullable=True))
    op.add_column("people", sa.Column("substitute_until_on", sa.Date(), nullable=True))
    op.add_column("people", sa.Column("stands_in_for", sa.Uuid(), nullable=True))
