"""The partner directory under the signature of whoever changed it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # STRICT knows neither UUID nor DATETIME, so both are written as text.
    op.create_table(
        "partner_signatures",
        sa.Column("partner_id", sa.Text(), nullable=False),
        sa.Column("signed_by_id", sa.Text(), nullable=False),
        sa.Column("signed_at", sa.Text(), nullable=False),
        sa.Column("signature", sa.BLOB(), nullable=False),
        sa.PrimaryKeyConstraint("partner_id", name="pk_partner_signatures"),
        sqlite_strict=True,
    )
