"""Someone tells us what happened; it goes sealed to those who may read it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.audit import LogHead
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.incident_record import report_record
from komma_desk.domain.parcel import Parcel
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.drafts import DRAFT
from komma_desk.usecases.effects.filing import filed
from komma_desk.usecases.ports.office import Audience, PostedEnvelope


@dataclass(frozen=True, slots=True)
class ReportIncident:
    draft: IncidentDraft
    files: tuple[NewAttachment, ...] = ()


@dataclass(frozen=True, slots=True)
class FilingReceipt:
    """What the reporter keeps; the same id stands in “My reports”."""

    report: ReportId
    filed_at: datetime
    head: LogHead | None = None  # the entry of the office log that says it was filed

    def anchored(self, head: LogHead) -> FilingReceipt:
        return replace(self, head=head)


def report_incident(command: ReportIncident, context: Context) -> Changes:
    now = context.clock.now()
    report = filed(command.draft, command.files, now, context)
    body = Parcel(words=report_record(report), files=command.files).packed()
    _post(Audience.CLEARING, envelope_kinds.REPORT, body, now, context)
    copy = Parcel(words=report_record(report)).packed()
    _post(Audience.PERSON, envelope_kinds.REPORT_COPY, copy, now, context)
    context.work.office.drafts.remove(context.keys.own_tag(DRAFT))
    return Changes.of(Subject.POST, Subject.REPORTS, Subject.DRAFTS).with_receipt(
        FilingReceipt(report.id, now)
    )


def _post(audience: Audience, kind: str, body: bytes, now: datetime, context: Context) -> None:
    if audience is Audience.CLEARING:
        envelope, data = context.keys.seal_to_group(audience, kind, body, now)
    else:
        envelope, data = context.keys.seal_to_self(kind, body, now)
    context.work.send(
        PostedEnvelope(id=envelope, audience=audience, posted_on=context.clock.today(), data=data)
    )
