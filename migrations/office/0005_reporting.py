"""The office's own list entries and questions, and files that wait for their report."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # STRICT knows neither UUID nor DATE, so both are written as text.
    op.create_table(
        "own_entries",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("list_id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.Column("saved_by_id", sa.Text(), nullable=False),
        sa.Column("signature", sa.BLOB(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "list_id", "code", name="pk_own_entries"),
        sqlite_strict=True,
    )
    op.create_table(
        "files_on_the_way",
        sa.Column("stored_as", sa.Text(), nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.Column("staged_on", sa.Text(), nullable=False),
        sa.Column("envelope_id", sa.Text(), nullable=True),
        sa.Column("size_on_disk", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("stored_as", name="pk_files_on_the_way"),
        sqlite_strict=True,
    )
    op.create_index("ix_files_on_the_way_tag", "files_on_the_way", ["tag"])
