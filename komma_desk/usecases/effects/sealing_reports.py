"""A report in its envelope: to the whole clearing office, or to those nobody was excluded from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.identifiers import EnvelopeId
from komma_desk.domain.incident import IncidentDraft, IncidentReport
from komma_desk.domain.incident_record import report_record
from komma_desk.domain.parcel import Parcel
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.addressing import addressed_without
from komma_desk.usecases.effects.evidence import require_mine
from komma_desk.usecases.effects.filing import filed
from komma_desk.usecases.ports.office import Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedReport:
    """`words` are for the writer's own copy; `sent_to` is empty where it went to everybody."""

    report: IncidentReport
    words: dict[str, Any]
    sent_to: tuple[str, ...]
    audience: Audience
    envelope: EnvelopeId
    data: bytes


def sealed_report(
    draft: IncidentDraft,
    files: tuple[SealedAttachment, ...],
    at: datetime,
    context: Context,
    *,
    follow: bool = False,
) -> SealedReport:
    """The files stay where they lie; `follow` says that they come behind it in one file.

    Raises NobodyLeft, EvidenceGone, and what `filed` raises.
    """
    follow = follow and bool(files)
    report = filed(draft, files, at, context)
    require_mine(files, context)
    words = report_record(report)
    if not draft.excluded:
        body = Parcel(words=words, sealed=files, follow=follow).packed()
        audience, sent_to = Audience.CLEARING, tuple[str, ...]()
        envelope, data = context.keys.seal_to_group(audience, envelope_kinds.REPORT, body, at)
    else:
        # Not to the group, whose key those hold who must not see it.
        to = addressed_without(draft.excluded, context)
        words |= to.addressees.as_words()
        body = Parcel(words=words, sealed=files, follow=follow).packed()
        audience, sent_to = Audience.PERSON, to.names
        kind = envelope_kinds.REPORT_TO_CIRCLE
        envelope, data = context.keys.seal_to_people(to.sealed_to, kind, body, at)
    return SealedReport(
        report=report,
        words=words,
        sent_to=sent_to,
        audience=audience,
        envelope=envelope,
        data=data,
    )
