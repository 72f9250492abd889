"""An index of the open cases alone: numbers beside the views cost what is open, not what ended."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_cases_received_at_id_open",
        "cases",
        ["received_at", "id"],
        sqlite_where=sa.text("is_open IS 1"),
    )
