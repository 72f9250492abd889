"""What the long report tells, return addresses, stripped copies, later wishes; a fast list."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# Not STRICT: the columns are declared with the type names of the tables they hang on.
_COLUMNS = (
    ("case_reports", sa.Column("details", sa.JSON(), nullable=False, server_default="{}")),
    ("cases", sa.Column("reply_sealing", sa.LargeBinary(), nullable=True)),
    ("cases", sa.Column("reply_signing", sa.LargeBinary(), nullable=True)),
    ("attachments", sa.Column("made_from", sa.Uuid(), nullable=True)),
    ("attachments", sa.Column("kind", sa.String(), nullable=True)),
    ("attachments", sa.Column("taken_off", sa.String(), nullable=False, server_default="")),
)


def upgrade() -> None:
    for table, column in _COLUMNS:
        op.add_column(table, column)
    op.create_table(
        "wish_changes",
        sa.Column("wishes", sa.JSON(), nullable=False),
        sa.Column("said_at", sa.DateTime(), nullable=False),
        sa.Column("said_by_id", sa.Uuid(), nullable=True),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name="fk_wish_changes_case_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("entry", name="pk_wish_changes"),
    )
    op.create_index("ix_wish_changes_case_id", "wish_changes", ["case_id"])
    op.drop_index("ix_case_events_case_id", "case_events")
    op.create_index("ix_case_events_case_id_action", "case_events", ["case_id", "action"])
    op.create_index("ix_case_events_action_case_id", "case_events", ["action", "case_id"])
