"""What hangs on a case of extracts that were posted, and of approvals that were asked."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from komma_desk.domain.approval import Approval, ApprovalAnswer, Verdict
from komma_desk.domain.extract import Extract
from komma_desk.domain.identifiers import ApprovalId, CaseId, ExtractId, PersonId
from komma_desk.store.case_parts import OfCase
from komma_desk.store.tables import CasesRow


class ExtractRow(OfCase, CasesRow):
    __tablename__ = "extracts"

    id: Mapped[UUID] = mapped_column(sa.Uuid, unique=True)
    receiver: Mapped[UUID] = mapped_column("receiver_id", sa.Uuid)
    receiver_name: Mapped[str]
    parts: Mapped[list[str]]
    purpose: Mapped[str]
    posted_at: Mapped[datetime]
    posted_by: Mapped[UUID] = mapped_column("posted_by_id", sa.Uuid)
    readable_until: Mapped[date]
    approval: Mapped[UUID | None] = mapped_column("approval_id", sa.Uuid)


class ApprovalRow(OfCase, CasesRow):
    """`verdict` is empty as long as nothing was answered."""

    __tablename__ = "approvals"

    id: Mapped[UUID] = mapped_column(sa.Uuid, unique=True)
    asked: Mapped[UUID] = mapped_column("asked_id", sa.Uuid, index=True)
    asked_by: Mapped[UUID] = mapped_column("asked_by_id", sa.Uuid)
    asked_at: Mapped[datetime]
    step: Mapped[str]
    state: Mapped[str]
    exception: Mapped[str]
    question: Mapped[str]
    verdict: Mapped[str]
    reason: Mapped[str]
    answered_at: Mapped[datetime | None]
    signature: Mapped[bytes]
    used_at: Mapped[datetime | None]


def extract_row(case: CaseId, extract: Extract) -> ExtractRow:
    return ExtractRow(
        case=case,
        id=extract.id,
        receiver=extract.receiver,
        receiver_name=extract.receiver_name,
        parts=list(extract.parts),
        purpose=extract.purpose,
        posted_at=extract.posted_at,
        posted_by=extract.posted_by,
        readable_until=extract.readable_until,
        approval=extract.approval,
    )


def extract_of(row: ExtractRow) -> Extract:
    return Extract(
        id=ExtractId(row.id),
        receiver=PersonId(row.receiver),
        receiver_name=row.receiver_name,
        parts=tuple(row.parts),
        purpose=row.purpose,
        posted_at=row.posted_at,
        posted_by=PersonId(row.posted_by),
        readable_until=row.readable_until,
        approval=None if row.approval is None else ApprovalId(row.approval),
    )


def approval_row(case: CaseId, approval: Approval) -> ApprovalRow:
    answer = approval.answer
    return ApprovalRow(
        case=case,
        id=approval.id,
        asked=approval.asked,
        asked_by=approval.asked_by,
        asked_at=approval.asked_at,
        step=approval.step,
        state=approval.state,
        exception=approval.exception,
        question=approval.question,
        verdict="" if answer is None else str(answer.verdict),
        reason="" if answer is None else answer.reason,
        answered_at=None if answer is None else answer.at,
        signature=b"" if answer is None else answer.signature,
        used_at=approval.used_at,
    )


def approval_of(row: ApprovalRow) -> Approval:
    answer = None
    if row.answered_at is not None:
        answer = ApprovalAnswer(
            verdict=Verdict(row.verdict),
            reason=row.reason,
            at=row.answered_at,
            signature=row.signature,
        )
    return Approval(
        id=ApprovalId(row.id),
        asked=PersonId(row.asked),
        asked_by=PersonId(row.asked_by),
        asked_at=row.asked_at,
        step=row.step,
        state=row.state,
        exception=row.exception,
        question=row.question,
        answer=answer,
        used_at=row.used_at,
    )
