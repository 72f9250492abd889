"""Cases open only to a named circle: sealed documents, grants and shares."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# A history goes with its case, or into the sealed document of its case.
_UNCUT = (
    "CREATE TRIGGER case_events_uncut BEFORE DELETE ON case_events "
    "WHEN EXISTS (SELECT 1 FROM cases WHERE cases.id = OLD.case_id) "
    "AND NOT EXISTS (SELECT 1 FROM sealed_cases WHERE sealed_cases.case_id = OLD.case_id) "
    "BEGIN SELECT RAISE(ABORT, 'a history is only added to'); END"
)
_FORWARD = (
    (
        "CREATE TRIGGER sealed_cases_forward BEFORE UPDATE ON sealed_cases "
        "WHEN NEW.case_id <> OLD.case_id OR NEW.generation < OLD.generation "
        "OR NEW.revision <= OLD.revision "
        "BEGIN SELECT RAISE(ABORT, 'a sealed case only goes forward'); END"
    ),
    (
        "CREATE TRIGGER case_key_generations_forward BEFORE UPDATE ON case_key_generations "
        "WHEN NEW.case_id <> OLD.case_id OR NEW.last_generation <= OLD.last_generation "
        "BEGIN SELECT RAISE(ABORT, 'a key is never used twice'); END"
    ),
    (
        "CREATE TRIGGER case_key_generations_kept BEFORE DELETE ON case_key_generations "
        "WHEN EXISTS (SELECT 1 FROM cases WHERE cases.id = OLD.case_id) "
        "BEGIN SELECT RAISE(ABORT, 'a key is never used twice'); END"
    ),
)


def _goes_with_its_case(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_case_id"
    return sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=name, ondelete="CASCADE")


def upgrade() -> None:
    op.create_table(
        "sealed_cases",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("commitment", sa.LargeBinary(), nullable=False),
        sa.Column("half_a", sa.LargeBinary(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        _goes_with_its_case("sealed_cases"),
        sa.PrimaryKeyConstraint("case_id", name="pk_sealed_cases"),
        sa.UniqueConstraint("report_id", name="uq_sealed_cases_report_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "case_grants",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        _goes_with_its_case("case_grants"),
        sa.PrimaryKeyConstraint("case_id", "person_id", name="pk_case_grants"),
        sqlite_strict=True,
    )
    op.create_index("ix_case_grants_person_id", "case_grants", ["person_id"])
    op.create_table(
        "case_shares",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("keeper_id", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        _goes_with_its_case("case_shares"),
        sa.PrimaryKeyConstraint("case_id", "keeper_id", name="pk_case_shares"),
        sqlite_strict=True,
    )
    op.create_table(
        "sealed_attachments",
        sa.Column("stored_as", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        _goes_with_its_case("sealed_attachments"),
        sa.PrimaryKeyConstraint("stored_as", name="pk_sealed_attachments"),
        sqlite_strict=True,
    )
    op.create_index("ix_sealed_attachments_case_id", "sealed_attachments", ["case_id"])
    op.create_table(
        "case_key_generations",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("last_generation", sa.Integer(), nullable=False),
        _goes_with_its_case("case_key_generations"),
        sa.PrimaryKeyConstraint("case_id", name="pk_case_key_generations"),
        sqlite_strict=True,
    )
    op.execute("DROP TRIGGER case_events_uncut")
    for trigger in (_UNCUT, *_FORWARD):
        op.execute(trigger)
