"""Statutory deadlines of a case."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# Not STRICT: the columns are declared with the type names of the tables they hang on.


def upgrade() -> None:
    op.create_table(
        "clocks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("entitled", sa.String(), nullable=False),
        sa.Column("involved_id", sa.Uuid(), nullable=True),
        sa.Column("offender", sa.String(), nullable=False),
        sa.Column("offender_unknown", sa.Boolean(), nullable=False),
        sa.Column("anchored_on", sa.Date(), nullable=True),
        sa.Column("anchored_at", sa.DateTime(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("paused_on", sa.Date(), nullable=True),
        sa.Column("resumed_on", sa.Date(), nullable=True),
        sa.Column("earlier_on", sa.Date(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("settled_how", sa.String(), nullable=False),
        sa.Column("settled_text", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name="fk_clocks_case_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("entry", name="pk_clocks"),
        sa.UniqueConstraint("id", name="uq_clocks_id"),
    )
    op.create_index("ix_clocks_case_id", "clocks", ["case_id"])
