"""The report a case began with, answer by answer; its narrative lies with the long texts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from komma_desk.domain.code_list import Code
from komma_desk.domain.consent_scope import ConsentScope, Narrowed
from komma_desk.domain.details_record import UnreadableDetailError, details_of, details_record
from komma_desk.domain.identifiers import CaseId, ReportId
from komma_desk.domain.incident import IncidentReport
from komma_desk.domain.incident_details import IncidentDetails
from komma_desk.domain.moment import Moment, Precision
from komma_desk.store.tables import CasesRow
from komma_desk.store.troubles import StoreDamaged


class ReportRow(CasesRow):
    __tablename__ = "case_reports"

    case: Mapped[UUID] = mapped_column(
        "case_id", sa.ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True
    )
    report: Mapped[UUID] = mapped_column("report_id", sa.Uuid, unique=True)
    filed_at: Mapped[datetime]
    reporter_role: Mapped[str]
    direction: Mapped[str]
    precision: Mapped[str]
    first_on: Mapped[date | None]
    last_on: Mapped[date | None]
    at: Mapped[time | None]
    place: Mapped[str | None]
    channel: Mapped[str | None]
    place_detail: Mapped[str]
    forms: Mapped[list[str]]
    acute_danger: Mapped[bool]
    wishes: Mapped[list[str]]
    consents: Mapped[list[str]]
    contact: Mapped[str]
    details: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    # Empty where each consent allows everything: that is what every row from before it says.
    scopes: Mapped[dict[str, str] | None] = mapped_column(
        "consent_scopes", sa.JSON(none_as_null=True)
    )


def report_row(case: CaseId, report: IncidentReport) -> ReportRow:
    return ReportRow(
        case=case,
        report=report.id,
        filed_at=report.filed_at,
        reporter_role=report.reporter_role,
        direction=report.direction,
        precision=report.occurred.precision,
        first_on=report.occurred.first_on,
        last_on=report.occurred.last_on,
        at=report.occurred.at,
        place=report.place,
        channel=report.channel,
        place_detail=report.place_detail,
        forms=sorted(report.forms),
        acute_danger=report.acute_danger,
        wishes=sorted(report.wishes),
        consents=sorted(report.consents),
        contact=report.contact,
        details=details_record(report.details),
        scopes={each.item: str(each.scope) for each in sorted(report.consent_scopes)} or None,
    )


def report_of(row: ReportRow, narrative: str) -> IncidentReport:
    return IncidentReport(
        id=ReportId(row.report),
        filed_at=row.filed_at,
        reporter_role=Code(row.reporter_role),
        direction=Code(row.direction),
        occurred=Moment(
            precision=Precision(row.precision),
            first_on=row.first_on,
            last_on=row.last_on,
            at=row.at,
        ),
        place=_code(row.place),
        channel=_code(row.channel),
        place_detail=row.place_detail,
        forms=_codes(row.forms),
        narrative=narrative,
        acute_danger=row.acute_danger,
        wishes=_codes(row.wishes),
        consents=_codes(row.consents),
        contact=row.contact,
        details=_details(row.details),
        consent_scopes=frozenset(
            Narrowed(item=Code(item), scope=ConsentScope(scope))
            for item, scope in (row.scopes or {}).items()
        ),
    )


def _details(found: object) -> IncidentDetails:
    try:
        return details_of(found)
    except UnreadableDetailError as wrong:
        raise StoreDamaged from wrong


def _code(found: str | None) -> Code | None:
    return None if found is None else Code(found)


def _codes(found: Iterable[str]) -> frozenset[Code]:
    return frozenset(Code(each) for each in found)
