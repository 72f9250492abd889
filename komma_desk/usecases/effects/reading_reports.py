"""An opened envelope becomes an arrival: who wrote it, how sure that is, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from komma_desk.domain.addressees import without_addressees
from komma_desk.domain.attachment import (
    SealedAttachment,
    require_attachable,
    require_evidence,
)
from komma_desk.domain.case import ReporterTrust
from komma_desk.domain.code_list import Code
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.incident_record import report_of, wording_of
from komma_desk.domain.parcel import unpacked
from komma_desk.domain.return_address import (
    ReturnAddress,
    has_writer,
    without_writer,
    writer_name,
)
from komma_desk.domain.stored import NoSuchPerson
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.circle_of_report import circle_of_report
from komma_desk.usecases.effects.evidence import arrived
from komma_desk.usecases.effects.once_confirmed import once_confirmed
from komma_desk.usecases.effects.opening import Arrival
from komma_desk.usecases.ports.keys import OpenedEnvelope
from komma_desk.words import N_

_ANONYMOUS: Final = Code("ANON_CODE")
REPORTS: Final = frozenset({envelope_kinds.REPORT, envelope_kinds.REPORT_TO_CIRCLE})


class NotAReportEnvelope(Refusal):
    sentence = N_("This envelope holds no report.")
    advice = N_("Please choose a file that was saved with “Save as sealed file”.")


class FilesElsewhere(Refusal):
    """Somebody took the envelope out of its file and posted it: its case would lack its files."""

    sentence = N_("The files of this report did not come with it.")
    advice = N_("Nothing was taken in. Please take in the whole sealed file.")


def arrival_of(
    opened: OpenedEnvelope,
    context: Context,
    *,
    channel: str,
    received_at: datetime,
    brought: tuple[SealedAttachment, ...] | None = None,
) -> Arrival:
    """`brought` are its sealed files where they came with it and did not lie in the store.

    Raises NotAReportEnvelope, NotAParcel, NotAReport or the refusals of the attachments.
    """
    if opened.kind not in REPORTS:
        raise NotAReportEnvelope
    parcel = unpacked(opened.body)
    require_attachable(parcel.files)
    require_evidence(parcel.sealed)
    # Whoever has no account has no store in which files could lie.
    follow = parcel.follow or opened.author is None
    if brought is None and follow and parcel.sealed:
        raise FilesElsewhere
    to_circle = opened.kind == envelope_kinds.REPORT_TO_CIRCLE
    words = without_writer(parcel.words)
    report = report_of(without_addressees(words) if to_circle else words)
    reporter, trust = _author(opened, context)
    reply = _reply(opened, parcel.words)
    name = writer_name(parcel.words) if reply else ""
    circle = circle_of_report(parcel.words, trust, context) if to_circle else None
    return Arrival(
        report=report,
        received_at=received_at,
        intake_channel=_ANONYMOUS if reply and not name else Code(channel),
        reporter=reporter,
        trust=trust,
        files=parcel.files,
        sealed=arrived(parcel.sealed, context) if brought is None else brought,
        envelope=opened.id,
        circle=circle,
        reply=reply,
        name=name,
        wording=wording_of(words),
    )


def _reply(opened: OpenedEnvelope, words: Mapping[str, Any]) -> ReturnAddress | None:
    """Where an answer can go to somebody without an account who wrote with an office card."""
    if opened.author is not None or not has_writer(words):
        return None
    return ReturnAddress(sealing=opened.author_sealing, signing=opened.author_signing)


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
