"""An opened envelope becomes an arrival: who wrote it, how sure that is, and what it says."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from komma_desk.domain.addressees import without_addressees
from komma_desk.domain.attachment import require_attachable
from komma_desk.domain.case import ReporterTrust
from komma_desk.domain.code_list import Code
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.incident_record import report_of
from komma_desk.domain.parcel import unpacked
from komma_desk.domain.stored import NoSuchPerson
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.circle_of_report import circle_of_report
from komma_desk.usecases.effects.once_confirmed import once_confirmed
from komma_desk.usecases.effects.opening import Arrival
from komma_desk.usecases.ports.keys import OpenedEnvelope
from komma_desk.words import N_

REPORTS: Final = frozenset({envelope_kinds.REPORT, envelope_kinds.REPORT_TO_CIRCLE})


class NotAReportEnvelope(Refusal):
    sentence = N_("This envelope holds no report.")
    advice = N_("Please choose a file that was saved with “Save as sealed file”.")


def arrival_of(
    opened: OpenedEnvelope, context: Context, *, channel: str, received_at: datetime
) -> Arrival:
    """Raises NotAReportEnvelope, NotAParcel, NotAReport or the refusals of the attachments."""
    if opened.kind not in REPORTS:
        raise NotAReportEnvelope
    parcel = unpacked(opened.body)
    require_attachable(parcel.files)
    to_circle = opened.kind == envelope_kinds.REPORT_TO_CIRCLE
    report = report_of(without_addressees(parcel.words) if to_circle else parcel.words)
    reporter, trust = _author(opened, context)
    circle = circle_of_report(parcel.words, trust, context) if to_circle else None
    return Arrival(
        report=report,
        received_at=received_at,
        intake_channel=Code(channel),
        reporter=reporter,
        trust=trust,
        files=parcel.files,
        envelope=opened.id,
        circle=circle,
    )


def _author(opened: OpenedEnvelope, context: Context) -> tuple[PersonId | None, ReporterTrust]:
    """Believe a name only where the signing key is the one known for it."""
    if opened.author is None:
        return None, ReporterTrust.WITHOUT_ACCOUNT
    try:
        person = context.work.office.people.get(opened.author)
    except NoSuchPerson:
        return None, ReporterTrust.WITHOUT_ACCOUNT
    once = once_confirmed(person.id, context)
    # Keys planted in the place of those clearing confirmed never write under her name.
    hers = once.keys[1] if once else person.signing.hex()
    if hers != opened.author_signing.hex():
        return None, ReporterTrust.WITHOUT_ACCOUNT
    if person.signing == opened.author_signing and context.keys.is_confirmed(person):
        return person.id, ReporterTrust.CONFIRMED
    return person.id, ReporterTrust.UNCONFIRMED
