"""The first form of `cases.db`: cases with all that hangs on them, figures, outbox, log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Only a payload may go, together with its salt: the place in the chain stays.
_FROZEN = (
    (
        "CREATE TRIGGER cases_log_unchanged BEFORE UPDATE ON cases_log "
        "WHEN NEW.payload <> x'' OR NEW.salt <> x'' OR NEW.sequence <> OLD.sequence "
        "OR NEW.at <> OLD.at OR NEW.previous <> OLD.previous "
        "OR NEW.commitment <> OLD.commitment OR NEW.digest <> OLD.digest "
        "OR NEW.author_id IS NOT OLD.author_id OR NEW.signature <> OLD.signature "
        "BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END"
    ),
    (
        "CREATE TRIGGER cases_log_uncut BEFORE DELETE ON cases_log "
        "BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END"
    ),
)
# A history goes only with its case.
_HISTORY = (
    (
        "CREATE TRIGGER case_events_unchanged BEFORE UPDATE ON case_events "
        "BEGIN SELECT RAISE(ABORT, 'a history is only added to'); END"
    ),
    (
        "CREATE TRIGGER case_events_uncut BEFORE DELETE ON case_events "
        "WHEN EXISTS (SELECT 1 FROM cases WHERE cases.id = OLD.case_id) "
        "BEGIN SELECT RAISE(ABORT, 'a history is only added to'); END"
    ),
)


def _goes_with_its_case(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_case_id"
    return sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=name, ondelete="CASCADE")


def upgrade() -> None:
    op.create_table(
        "case_numbers",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name="pk_case_numbers"),
    )
    op.create_table(
        "cases",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("number_key", sa.String(), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("main_form", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("urgency", sa.String(), nullable=True),
        sa.Column("acute_danger", sa.Boolean(), nullable=False),
        sa.Column("responsible", sa.Uuid(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
        sa.UniqueConstraint("number", name="uq_cases_number"),
    )
    op.create_index("ix_cases_main_form_id", "cases", ["main_form", "id"])
    op.create_index("ix_cases_number_key_id", "cases", ["number_key", "id"])
    op.create_index("ix_cases_received_at_id", "cases", ["received_at", "id"])
    op.create_index("ix_cases_responsible", "cases", ["responsible"])
    op.create_index("ix_cases_state_id", "cases", ["state", "id"])
    op.create_index("ix_cases_urgency_id", "cases", ["urgency", "id"])
    op.create_table(
        "cases_log",
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("commitment", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_cases_log"),
    )
    op.create_table(
        "frozen_months",
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("cells", sa.JSON(), nullable=False),
        sa.Column("received", sa.Integer(), nullable=True),
        sa.Column("release_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", name="pk_frozen_months"),
    )
    op.create_table(
        "outbox",
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("entry", name="pk_outbox"),
        sa.UniqueConstraint("id", name="uq_outbox_id"),
    )
    op.create_table(
        "attachments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("stored_as", sa.String(), nullable=False),
        sa.Column("file_key", sa.LargeBinary(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        _goes_with_its_case("attachments"),
        sa.PrimaryKeyConstraint("entry", name="pk_attachments"),
        sa.UniqueConstraint("id", name="uq_attachments_id"),
        sa.UniqueConstraint("stored_as", name="uq_attachments_stored_as"),
    )
    op.create_index("ix_attachments_case_id", "attachments", ["case_id"])
    op.create_table(
        "case_details",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("intake_channel", sa.String(), nullable=False),
        sa.Column("reporter_id", sa.Uuid(), nullable=True),
        sa.Column("trust", sa.String(), nullable=False),
        sa.Column("procedure", sa.String(), nullable=False),
        sa.Column("procedure_version", sa.String(), nullable=False),
        sa.Column("procedure_sha256", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("last_actor_id", sa.Uuid(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        _goes_with_its_case("case_details"),
        sa.PrimaryKeyConstraint("case_id", name="pk_case_details"),
    )
    op.create_table(
        "case_events",
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("left_states", sa.JSON(), nullable=False),
        sa.Column("entered_states", sa.JSON(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        _goes_with_its_case("case_events"),
        sa.PrimaryKeyConstraint("entry", name="pk_case_events"),
    )
    op.create_index("ix_case_events_case_id", "case_events", ["case_id"])
    op.create_table(
        "case_reports",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("filed_at", sa.DateTime(), nullable=False),
        sa.Column("reporter_role", sa.String(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("precision", sa.String(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=True),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("at", sa.Time(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("place_detail", sa.String(), nullable=False),
        sa.Column("forms", sa.JSON(), nullable=False),
        sa.Column("acute_danger", sa.Boolean(), nullable=False),
        sa.Column("wishes", sa.JSON(), nullable=False),
        sa.Column("consents", sa.JSON(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        _goes_with_its_case("case_reports"),
        sa.PrimaryKeyConstraint("case_id", name="pk_case_reports"),
        sa.UniqueConstraint("report_id", name="uq_case_reports_report_id"),
    )
    op.create_table(
        "case_texts",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("narrative", sa.String(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        _goes_with_its_case("case_texts"),
        sa.PrimaryKeyConstraint("case_id", name="pk_case_texts"),
    )
    op.create_table(
        "consents",
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("manner", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=True),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("text_version", sa.String(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        _goes_with_its_case("consents"),
        sa.PrimaryKeyConstraint("entry", name="pk_consents"),
    )
    op.create_index("ix_consents_case_id", "consents", ["case_id"])
    op.create_table(
        "counted_cases",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        _goes_with_its_case("counted_cases"),
        sa.PrimaryKeyConstraint("case_id", name="pk_counted_cases"),
    )
    op.create_table(
        "imported",
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name="fk_imported_case_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("fingerprint", name="pk_imported"),
    )
    op.create_index("ix_imported_case_id", "imported", ["case_id"])
    op.create_table(
        "involved",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        _goes_with_its_case("involved"),
        sa.PrimaryKeyConstraint("entry", name="pk_involved"),
        sa.UniqueConstraint("id", name="uq_involved_id"),
    )
    op.create_index("ix_involved_case_id", "involved", ["case_id"])
    op.create_table(
        "messages",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("said_at", sa.DateTime(), nullable=False),
        sa.Column("said_by_id", sa.Uuid(), nullable=True),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        _goes_with_its_case("messages"),
        sa.PrimaryKeyConstraint("entry", name="pk_messages"),
        sa.UniqueConstraint("id", name="uq_messages_id"),
    )
    op.create_index("ix_messages_case_id", "messages", ["case_id"])
    op.create_table(
        "notes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("written_by_id", sa.Uuid(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        _goes_with_its_case("notes"),
        sa.PrimaryKeyConstraint("entry", name="pk_notes"),
        sa.UniqueConstraint("id", name="uq_notes_id"),
    )
    op.create_index("ix_notes_case_id", "notes", ["case_id"])
    op.create_table(
        "referrals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("partner_id", sa.Uuid(), nullable=False),
        sa.Column("partner_name", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by_id", sa.Uuid(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        _goes_with_its_case("referrals"),
        sa.PrimaryKeyConstraint("entry", name="pk_referrals"),
        sa.UniqueConstraint("id", name="uq_referrals_id"),
    )
    op.create_index("ix_referrals_case_id", "referrals", ["case_id"])
    op.create_table(
        "taken_in",
        sa.Column("envelope_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name="fk_taken_in_case_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("envelope_id", name="pk_taken_in"),
    )
    op.create_index("ix_taken_in_case_id", "taken_in", ["case_id"])
    for trigger in (*_FROZEN, *_HISTORY):
        op.execute(trigger)
