"""A case as rows: the narrow one lists read, the rest of it, and its long texts."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from types import MappingProxyType
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from komma_desk.domain.case import Case, ProcedureRef, ReporterTrust
from komma_desk.domain.code_list import Code
from komma_desk.domain.home_time import local_day
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.domain.return_address import ReturnAddress
from komma_desk.store.report_rows import ReportRow, report_of, report_row
from komma_desk.store.sorting import number_key, searchable
from komma_desk.store.tables import CasesRow


class CaseRow(CasesRow):
    """What lists, filters and counts need, and nothing long."""

    __tablename__ = "cases"
    __table_args__ = (
        sa.Index(None, "number_key", "id"),
        sa.Index(None, "received_at", "id"),
        sa.Index(None, "state", "id"),
        sa.Index(None, "main_form", "id"),
        sa.Index(None, "urgency", "id"),
        sa.Index(None, "responsible"),
        # As the questions say it: SQLite takes this index only for the same words.
        sa.Index(
            "ix_cases_received_at_id_open",
            "received_at",
            "id",
            sqlite_where=sa.text("is_open IS 1"),
        ),
    )

    id: Mapped[UUID] = mapped_column(sa.Uuid, primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    number_key: Mapped[str]
    received_at: Mapped[datetime]
    received_on: Mapped[date]
    state: Mapped[str]
    is_open: Mapped[bool]
    main_form: Mapped[str]
    place: Mapped[str | None]
    urgency: Mapped[str | None]
    acute_danger: Mapped[bool]
    responsible: Mapped[UUID | None] = mapped_column(sa.Uuid)
    # The public keys answers go to, of somebody without an account.
    reply_sealing: Mapped[bytes | None]
    reply_signing: Mapped[bytes | None]
    revision: Mapped[int]


class CaseDetailRow(CasesRow):
    __tablename__ = "case_details"

    case: Mapped[UUID] = mapped_column(
        "case_id", sa.ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True
    )
    intake_channel: Mapped[str]
    reporter: Mapped[UUID | None] = mapped_column("reporter_id", sa.Uuid)
    trust: Mapped[str]
    procedure: Mapped[str]
    procedure_version: Mapped[str]
    procedure_sha256: Mapped[str]
    position: Mapped[str]
    last_actor: Mapped[UUID | None] = mapped_column("last_actor_id", sa.Uuid)
    facts: Mapped[dict[str, str]]
    source: Mapped[str]


class CaseTextRow(CasesRow):
    """The long texts; `search` holds without case what a search looks through."""

    __tablename__ = "case_texts"

    case: Mapped[UUID] = mapped_column(
        "case_id", sa.ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True
    )
    narrative: Mapped[str]
    search: Mapped[str]


def rows_of(case: Case) -> tuple[CaseRow, CaseDetailRow, ReportRow, CaseTextRow]:
    """The narrow row comes first; its revision guards them all."""
    return (
        narrow_row(case),
        _detail(case),
        report_row(case.id, case.report),
        CaseTextRow(
            case=case.id,
            narrative=case.report.narrative,
            search=search_text(case),
        ),
    )


def search_text(case: Case) -> str:
    return searchable(f"{case.number}\n{case.report.place_detail}\n{case.report.narrative}")


def locked_row(case: Case) -> CaseRow:
    """The narrow row of a case sealed to a circle: number, day and state, nothing else."""
    row = narrow_row(case)
    row.received_at = datetime.combine(row.received_on, time(), UTC)
    row.main_form, row.place, row.urgency = "", None, None
    row.acute_danger, row.responsible = False, None
    row.reply_sealing = row.reply_signing = None
    return row


def narrow_row(case: Case) -> CaseRow:
    return CaseRow(
        id=case.id,
        number=case.number,
        number_key=number_key(case.number),
        received_at=case.received_at,
        received_on=local_day(case.received_at),
        state=case.state,
        is_open=not case.ended,
        main_form=case.main_form,
        place=case.report.place,
        urgency=case.facts.get("urgency"),
        acute_danger=case.report.acute_danger,
        responsible=case.responsible,
        reply_sealing=case.reply.sealing if case.reply else None,
        reply_signing=case.reply.signing if case.reply else None,
        revision=case.revision,
    )


def _detail(case: Case) -> CaseDetailRow:
    return CaseDetailRow(
        case=case.id,
        intake_channel=case.intake_channel,
        reporter=case.reporter,
        trust=case.trust,
        procedure=case.procedure.id,
        procedure_version=case.procedure.version,
        procedure_sha256=case.procedure.sha256,
        position=case.position,
        last_actor=case.last_actor,
        facts=dict(case.facts),
        source=case.source,
    )


def case_of(
    row: CaseRow,
    detail: CaseDetailRow,
    report: ReportRow,
    text: CaseTextRow,
) -> Case:
    procedure = ProcedureRef(
        id=detail.procedure, version=detail.procedure_version, sha256=detail.procedure_sha256
    )
    return Case(
        id=CaseId(row.id),
        number=row.number,
        received_at=row.received_at,
        report=report_of(report, text.narrative),
        main_form=Code(row.main_form),
        intake_channel=Code(detail.intake_channel),
        reporter=_person(detail.reporter),
        trust=ReporterTrust(detail.trust),
        procedure=procedure,
        state=row.state,
        position=detail.position,
        ended=not row.is_open,
        responsible=_person(row.responsible),
        last_actor=_person(detail.last_actor),
        facts=MappingProxyType(dict(detail.facts)),
        source=detail.source,
        revision=row.revision,
        reply=_reply(row),
    )


def _reply(row: CaseRow) -> ReturnAddress | None:
    if row.reply_sealing is None or row.reply_signing is None:
        return None
    return ReturnAddress(sealing=row.reply_sealing, signing=row.reply_signing)


def _person(found: UUID | None) -> PersonId | None:
    return None if found is None else PersonId(found)
