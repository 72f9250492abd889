"""The cases of `cases.db`: taken in, read within a scope, saved against their revision."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, cast
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Mapped, mapped_column

from komma_desk.domain.approval import Approval
from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.case import Case, CaseEvent, CaseFile, CaseLine, CaseListing
from komma_desk.domain.consent import Consent
from komma_desk.domain.extract import Extract
from komma_desk.domain.identifiers import (
    AttachmentId,
    CaseId,
    EnvelopeId,
    InvolvedId,
    PersonId,
    ReportId,
)
from komma_desk.domain.message import Message
from komma_desk.domain.note import Note
from komma_desk.domain.person import Involved
from komma_desk.domain.referral import Referral
from komma_desk.domain.scope import Scope
from komma_desk.domain.stored import NoSuchAttachment, NoSuchCase
from komma_desk.store import case_dealings as dealings
from komma_desk.store import case_extracts as extracts
from komma_desk.store import case_parts as parts
from komma_desk.store.case_list import line_of, wanted_count, wanted_lines, within
from komma_desk.store.case_rows import CaseDetailRow, CaseRow, CaseTextRow, case_of, rows_of
from komma_desk.store.report_rows import ReportRow
from komma_desk.store.tables import CasesRow, Rows


class TakenInRow(CasesRow):
    """An envelope that became a case; remembered also after the case is erased."""

    __tablename__ = "taken_in"

    envelope: Mapped[UUID] = mapped_column("envelope_id", sa.Uuid, primary_key=True)
    case: Mapped[UUID | None] = mapped_column(
        "case_id", sa.ForeignKey("cases.id", ondelete="SET NULL"), index=True
    )


class ImportedRow(CasesRow):
    """The fingerprint of a row of a list that was brought along."""

    __tablename__ = "imported"

    key: Mapped[str] = mapped_column("fingerprint", primary_key=True)
    case: Mapped[UUID | None] = mapped_column(
        "case_id", sa.ForeignKey("cases.id", ondelete="SET NULL"), index=True
    )


class NumberRow(CasesRow):
    """The last case number given out in a year."""

    __tablename__ = "case_numbers"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int] = mapped_column("last_number")


_NUMBERS: Final = cast("sa.Table", NumberRow.__table__)
# Counts the number up and says it, in one statement.
_NEXT_NUMBER: Final = (
    insert(_NUMBERS)
    .values(year=sa.bindparam("year"), last_number=1)
    .on_conflict_do_update(
        index_elements=["year"], set_={"last_number": _NUMBERS.c.last_number + 1}
    )
    .returning(NumberRow.last)
)


class KeptCases:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, case: Case, source_envelope: EnvelopeId | None) -> None:
        for row in rows_of(case):
            self._rows.add(row)
        if source_envelope is not None:
            self._rows.add(TakenInRow(envelope=source_envelope, case=case.id))

    def taken_in(self, envelope: EnvelopeId) -> bool:
        return self._is_there(sa.select(sa.literal(1)).where(TakenInRow.envelope == envelope))

    def by_report(self, report: ReportId) -> CaseId | None:
        found = self._rows.value(sa.select(ReportRow.case).where(ReportRow.report == report))
        return None if found is None else CaseId(found)

    def reported_by(self, person: PersonId, scope: Scope) -> tuple[CaseId, ...]:
        wanted = (
            sa.select(CaseRow.id)
            .join(CaseDetailRow, CaseDetailRow.case == CaseRow.id)
            .where(CaseDetailRow.reporter == person, within(scope))
            .order_by(CaseRow.number)
        )
        return tuple(CaseId(line[0]) for line in self._rows.lines(wanted))

    def next_number(self, year: int) -> str:
        return f"{year}-{self._rows.value(_NEXT_NUMBER, year=year):04}"

    def get(self, case: CaseId, scope: Scope) -> Case:
        wanted = (
            sa.select(CaseRow, CaseDetailRow, ReportRow, CaseTextRow)
            .join(CaseDetailRow, CaseDetailRow.case == CaseRow.id)
            .join(ReportRow, ReportRow.case == CaseRow.id)
            .join(CaseTextRow, CaseTextRow.case == CaseRow.id)
            .where(CaseRow.id == case, within(scope))
        )
        found = self._rows.lines(wanted)
        if not found:
            raise NoSuchCase
        return case_of(*found[0])

    def by_number(self, number: str, scope: Scope) -> CaseId:
        wanted = sa.select(CaseRow.id).where(CaseRow.number == number, within(scope))
        found = self._rows.value(wanted)
        if found is None:
            raise NoSuchCase
        return CaseId(found)

    def file(self, case: CaseId, scope: Scope) -> CaseFile:
        found = self.get(case, scope)
        sealed = map(dealings.attachment_of, self._of(dealings.AttachmentRow, case))
        return CaseFile(
            case=found,
            history=tuple(map(parts.event_of, self._of(parts.EventRow, case))),
            involved=tuple(map(dealings.involved_of, self._of(dealings.InvolvedRow, case))),
            consents=tuple(map(parts.consent_of, self._of(parts.ConsentRow, case))),
            notes=tuple(map(parts.note_of, self._of(parts.NoteRow, case))),
            messages=tuple(map(parts.message_of, self._of(parts.MessageRow, case))),
            referrals=tuple(map(dealings.referral_of, self._of(dealings.ReferralRow, case))),
            attachments=tuple(each.attachment for each in sealed),
            extracts=tuple(map(extracts.extract_of, self._of(extracts.ExtractRow, case))),
            approvals=tuple(map(extracts.approval_of, self._of(extracts.ApprovalRow, case))),
        )

    def save(self, case: Case) -> None:
        for row in rows_of(case):
            self._rows.overwrite(row)

    def lines(
        self, listing: CaseListing, scope: Scope, *, offset: int = 0, limit: int = 200
    ) -> tuple[CaseLine, ...]:
        wanted = wanted_lines(listing, scope, offset=offset, limit=limit)
        return tuple(line_of(found) for found in self._rows.lines(wanted))

    def count(self, listing: CaseListing, scope: Scope) -> int:
        return self._rows.value(wanted_count(listing, scope)) or 0

    def count_by_state(self, scope: Scope) -> dict[str, int]:
        counted = sa.select(CaseRow.state, sa.func.count()).where(within(scope))
        found = self._rows.lines(counted.group_by(CaseRow.state))
        return {each[0]: each[1] for each in found}

    def add_event(self, case: CaseId, event: CaseEvent) -> None:
        self._rows.add(parts.event_row(case, event))

    def add_note(self, case: CaseId, note: Note) -> None:
        self._rows.add(parts.note_row(case, note))

    def add_message(self, case: CaseId, message: Message) -> None:
        self._rows.add(parts.message_row(case, message))

    def add_consent(self, case: CaseId, consent: Consent) -> None:
        self._rows.add(parts.consent_row(case, consent))

    def add_involved(self, case: CaseId, involved: Involved) -> None:
        self._rows.add(dealings.involved_row(case, involved))

    def save_involved(self, case: CaseId, involved: Involved) -> None:
        self._rows.overwrite(dealings.involved_row(case, involved), by=("id", "case_id"))

    def remove_involved(self, case: CaseId, involved: InvolvedId) -> None:
        row = dealings.InvolvedRow
        self._rows.change(sa.delete(row).where(row.id == involved, row.case == case))

    def add_referral(self, case: CaseId, referral: Referral) -> None:
        self._rows.add(dealings.referral_row(case, referral))

    def save_referral(self, case: CaseId, referral: Referral) -> None:
        self._rows.overwrite(dealings.referral_row(case, referral), by=("id", "case_id"))

    def add_extract(self, case: CaseId, extract: Extract) -> None:
        self._rows.add(extracts.extract_row(case, extract))

    def add_approval(self, case: CaseId, approval: Approval) -> None:
        self._rows.add(extracts.approval_row(case, approval))

    def save_approval(self, case: CaseId, approval: Approval) -> None:
        self._rows.overwrite(extracts.approval_row(case, approval), by=("id", "case_id"))

    def asked_of(self, person: PersonId, scope: Scope) -> tuple[CaseId, ...]:
        row = extracts.ApprovalRow
        wanted = (
            sa.select(CaseRow.id)
            .where(
                CaseRow.id.in_(
                    sa.select(row.case).where(row.asked == person, row.answered_at.is_(None))
                ),
                within(scope),
            )
            .order_by(CaseRow.number_key)
        )
        return tuple(CaseId(found) for found in self._rows.values(wanted))

    def add_attachment(self, case: CaseId, attachment: SealedAttachment) -> None:
        self._rows.add(dealings.attachment_row(case, attachment))

    def attachment(self, attachment: AttachmentId, scope: Scope) -> SealedAttachment:
        row = dealings.AttachmentRow
        wanted = sa.select(row).join(CaseRow, CaseRow.id == row.case)
        found = self._rows.one(wanted.where(row.id == attachment, within(scope)))
        if found is None:
            raise NoSuchAttachment
        return dealings.attachment_of(found)

    def all_attachments(self) -> Iterator[SealedAttachment]:
        wanted = sa.select(dealings.AttachmentRow).order_by(dealings.AttachmentRow.entry)
        return (dealings.attachment_of(row) for row in self._rows.all(wanted))

    def imported(self, key: str) -> bool:
        return self._is_there(sa.select(sa.literal(1)).where(ImportedRow.key == key))

    def mark_imported(self, key: str, case: CaseId) -> None:
        self._rows.add(ImportedRow(key=key, case=case))

    def _is_there(self, wanted: sa.Select[int]) -> bool:
        return self._rows.value(wanted) is not None

    def _of(self, kind: Any, case: CaseId) -> Any:
        return self._rows.all(sa.select(kind).where(kind.case == case).order_by(kind.entry))
