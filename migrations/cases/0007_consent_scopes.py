"""How much may be told on a consent; empty means everything, as before it was asked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("consents", sa.Column("scope", sa.String(), nullable=True))
    op.add_column("case_reports", sa.Column("consent_scopes", sa.JSON(), nullable=True))
