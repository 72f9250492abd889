"""What hangs on a case and can change: people involved, referrals, attachments."""

from __future__ import annotations

import json
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from komma_desk.domain.attachment import Attachment, SealedAttachment
from komma_desk.domain.code_list import Code
from komma_desk.domain.foreign_file import StillIn, TakenOff
from komma_desk.domain.identifiers import (
    AttachmentId,
    CaseId,
    InvolvedId,
    PartnerId,
    PersonId,
    ReferralId,
)
from komma_desk.domain.person import Involved, Part
from komma_desk.domain.referral import Referral, ReferralState
from komma_desk.store.case_parts import OfCase, person_of
from komma_desk.store.tables import CasesRow


class InvolvedRow(OfCase, CasesRow):
    __tablename__ = "involved"

    id: Mapped[UUID] = mapped_column(sa.Uuid, unique=True)
    part: Mapped[str]
    name: Mapped[str]
    contact: Mapped[str]
    remark: Mapped[str]
    person: Mapped[UUID | None] = mapped_column("person_id", sa.Uuid)
    revision: Mapped[int]


class ReferralRow(OfCase, CasesRow):
    __tablename__ = "referrals"

    id: Mapped[UUID] = mapped_column(sa.Uuid, unique=True)
    partner: Mapped[UUID] = mapped_column("partner_id", sa.Uuid)
    partner_name: Mapped[str]
    purpose: Mapped[str]
    parts: Mapped[list[str]]
    file_name: Mapped[str]
    sha256: Mapped[str]
    state: Mapped[str]
    made_at: Mapped[datetime]
    made_by: Mapped[UUID] = mapped_column("made_by_id", sa.Uuid)


class AttachmentRow(OfCase, CasesRow):
    """`key` opens the one file `stored_as`; whoever may open `cases.db` may open it."""

    __tablename__ = "attachments"

    id: Mapped[UUID] = mapped_column(sa.Uuid, unique=True)
    name: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    stored_as: Mapped[str] = mapped_column(unique=True)
    key: Mapped[bytes] = mapped_column("file_key")
    # A stripped copy names its original and, as JSON, what it lost and what it keeps unseen; a
    # list alone, as older copies have it, is what it lost.
    made_from: Mapped[UUID | None] = mapped_column(sa.Uuid)
    kind: Mapped[str | None]
    taken_off: Mapped[str]


def involved_row(case: CaseId, involved: Involved) -> InvolvedRow:
    return InvolvedRow(
        case=case,
        id=involved.id,
        part=involved.part,
        name=involved.name,
        contact=involved.contact,
        remark=involved.remark,
        person=involved.person,
        revision=involved.revision,
    )


def involved_of(row: InvolvedRow) -> Involved:
    return Involved(
        id=InvolvedId(row.id),
        part=Part(row.part),
        name=row.name,
        contact=row.contact,
        remark=row.remark,
        person=person_of(row.person),
        revision=row.revision,
    )


def referral_row(case: CaseId, referral: Referral) -> ReferralRow:
    return ReferralRow(
        case=case,
        id=referral.id,
        partner=referral.partner,
        partner_name=referral.partner_name,
        purpose=referral.purpose,
        parts=list(referral.parts),
        file_name=referral.file_name,
        sha256=referral.sha256,
        state=referral.state,
        made_at=referral.made_at,
        made_by=referral.made_by,
    )


def referral_of(row: ReferralRow) -> Referral:
    return Referral(
        id=ReferralId(row.id),
        partner=PartnerId(row.partner),
        partner_name=row.partner_name,
        purpose=row.purpose,
        parts=tuple(row.parts),
        file_name=row.file_name,
        sha256=row.sha256,
        state=ReferralState(row.state),
        made_at=row.made_at,
        made_by=PersonId(row.made_by),
    )


def attachment_row(case: CaseId, sealed: SealedAttachment) -> AttachmentRow:
    return AttachmentRow(
        case=case,
        id=sealed.attachment.id,
        name=sealed.attachment.name,
        size=sealed.attachment.size,
        sha256=sealed.attachment.sha256,
        stored_as=sealed.stored_as,
        key=sealed.key,
        made_from=sealed.attachment.made_from,
        kind=sealed.attachment.kind,
        taken_off=json.dumps(_of_copy(sealed.attachment)),
    )


def _of_copy(file: Attachment) -> list[str] | dict[str, list[str]]:
    lost = [each.value for each in file.taken_off]
    return {"lost": lost, "kept": [each.value for each in file.still_in]} if file.still_in else lost


def attachment_of(row: AttachmentRow) -> SealedAttachment:
    told = json.loads(row.taken_off or "[]")
    lost, kept = (told["lost"], told["kept"]) if isinstance(told, dict) else (told, ())
    return SealedAttachment(
        attachment=Attachment(
            id=AttachmentId(row.id),
            name=row.name,
            size=row.size,
            sha256=row.sha256,
            made_from=None if row.made_from is None else AttachmentId(row.made_from),
            kind=None if row.kind is None else Code(row.kind),
            taken_off=tuple(TakenOff(each) for each in lost),
            still_in=tuple(StillIn(each) for each in kept),
        ),
        stored_as=row.stored_as,
        key=row.key,
    )
