"""Procedures under work, those that wait for a second person, and who published which."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # STRICT knows neither UUID nor DATETIME, so both are written as text.
    op.create_table(
        "procedure_drafts",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("procedure_id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("based_on", sa.Text(), nullable=False),
        sa.Column("changed_by_id", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_procedure_drafts"),
        sqlite_strict=True,
    )
    op.create_table(
        "procedure_proposals",
        sa.Column("procedure_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("based_on", sa.Text(), nullable=False),
        sa.Column("as_default", sa.Integer(), nullable=False),
        sa.Column("directory", sa.Text(), nullable=False),
        sa.Column("proposed_by_id", sa.Text(), nullable=False),
        sa.Column("proposed_at", sa.Text(), nullable=False),
        sa.Column("proposal_signature", sa.BLOB(), nullable=False),
        sa.PrimaryKeyConstraint("procedure_id", "version", name="pk_procedure_proposals"),
        sqlite_strict=True,
    )
    op.create_table(
        "procedure_publications",
        sa.Column("procedure_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("as_default", sa.Integer(), nullable=False),
        sa.Column("proposed_by_id", sa.Text(), nullable=False),
        sa.Column("proposed_at", sa.Text(), nullable=False),
        sa.Column("proposal_signature", sa.BLOB(), nullable=False),
        sa.Column("published_by_id", sa.Text(), nullable=False),
        sa.Column("published_at", sa.Text(), nullable=False),
        sa.Column("publication_signature", sa.BLOB(), nullable=False),
        sa.PrimaryKeyConstraint("procedure_id", "version", name="pk_procedure_publications"),
        sqlite_strict=True,
    )
