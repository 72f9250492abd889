"""Someone tells us what happened; it goes sealed to those who may read it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from komma_desk.domain.attachment import Attachment, SealedAttachment
from komma_desk.domain.audit import LogHead
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import EnvelopeId, ReportId
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.parcel import Parcel
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.drafts import DRAFT
from komma_desk.usecases.effects.evidence import let_go, my_files
from komma_desk.usecases.effects.sealing_reports import sealed_report
from komma_desk.usecases.ports.office import Audience, PostedEnvelope


@dataclass(frozen=True, slots=True)
class ReportIncident:
    draft: IncidentDraft
    files: tuple[SealedAttachment, ...] = ()


@dataclass(frozen=True, slots=True)
class FilingReceipt:
    """What the reporter keeps; the same id stands in “My reports”.

    `files` are those that went along; `sent_to` names those who alone can open it, empty where it
    went to the whole office.
    """

    report: ReportId
    filed_at: datetime
    head: LogHead | None = None  # the entry of the office log that says it was filed
    sent_to: tuple[str, ...] = field(default=(), repr=False)
    files: tuple[Attachment, ...] = ()

    def anchored(self, head: LogHead) -> FilingReceipt:
        return replace(self, head=head)


def report_incident(command: ReportIncident, context: Context) -> Changes:
    now = context.clock.now()
    sealed = sealed_report(command.draft, command.files, now, context)
    _post(sealed.audience, sealed.envelope, sealed.data, context)
    names = [each.stored_as for each in command.files]
    context.work.office.on_the_way.post(names, sealed.envelope)
    let_go(my_files(context), context)  # what was taken off, where nobody was asked again
    told = tuple(each.attachment for each in command.files)
    copy = Parcel(words=sealed.words, told=told).packed()
    envelope, data = context.keys.seal_to_self(envelope_kinds.REPORT_COPY, copy, now)
    _post(Audience.PERSON, envelope, data, context)
    context.work.office.drafts.remove(context.keys.own_tag(DRAFT))
    return Changes.of(Subject.POST, Subject.REPORTS, Subject.DRAFTS).with_receipt(
        FilingReceipt(sealed.report.id, now, sent_to=sealed.sent_to, files=told)
    )


def _post(audience: Audience, envelope: EnvelopeId, data: bytes, context: Context) -> None:
    context.work.send(
        PostedEnvelope(id=envelope, audience=audience, posted_on=context.clock.today(), data=data)
    )
