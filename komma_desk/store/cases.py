"""The cases of `cases.db`: taken in, read within a scope, saved against their revision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Final, cast
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Mapped, mapped_column

from komma_desk.domain.approval import Approval
from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.case import Case, CaseEvent, CaseFile, CaseLine, CaseListing
from komma_desk.domain.clock import Clock
from komma_desk.domain.consent import Consent
from komma_desk.domain.dues.course import CaseCourse
from komma_desk.domain.extract import Extract
from komma_desk.domain.identifiers import (
    AttachmentId,
    CaseId,
    ClockId,
    EnvelopeId,
    InvolvedId,
    PersonId,
    ReportId,
)
from komma_desk.domain.message import Message
from komma_desk.domain.note import Note
from komma_desk.domain.person import Involved, Person
from komma_desk.domain.procedure.follower import Follower
from komma_desk.domain.referral import Referral
from komma_desk.domain.scope import Scope
from komma_desk.domain.stored import NoSuchCase
from komma_desk.domain.wish import WishChange
from komma_desk.store import case_dealings as dealings
from komma_desk.store import case_list as lists
from komma_desk.store.asked_approvals import asked_of
from komma_desk.store.case_attachments import every_attachment, names_of_files, one_attachment
from komma_desk.store.case_clocks import ClockRow
from komma_desk.store.case_rows import CaseDetailRow, CaseRow, rows_of
from komma_desk.store.circle_cases import SealedCases
from komma_desk.store.circle_making import CircleMaking
from komma_desk.store.circle_overlay import overlay
from komma_desk.store.circle_rows import SealedCaseRow
from komma_desk.store.deadline_reading import courses_of
from komma_desk.store.followers import followers_of
from komma_desk.store.open_cases import ROOMS, open_case, open_document
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


class KeptCases(CircleMaking):
    """Of a sealed case every deed goes into its document, of an open one into its rows."""

    def __init__(self, rows: Rows, sealed: SealedCases) -> None:
        super().__init__(sealed)
        self._rows = rows

    def add(
        self, case: Case, source_envelope: EnvelopeId | None, *, keepers: Sequence[Person] = ()
    ) -> None:
        if case.circle is not None:
            self.add_sealed(case, keepers)
        else:
            self._sealed.remember_open(case.id)
            for row in rows_of(case):
                self._rows.add(row)
        if source_envelope is not None:
            self._rows.add(TakenInRow(envelope=source_envelope, case=case.id))

    def taken_in(self, envelope: EnvelopeId) -> bool:
        return self._is_there(sa.select(sa.literal(1)).where(TakenInRow.envelope == envelope))

    def by_report(self, report: ReportId) -> CaseId | None:
        for row in (ReportRow, SealedCaseRow):
            found = self._rows.value(sa.select(row.case).where(row.report == report))
            if found is not None:
                return CaseId(found)
        return None

    def reported_by(self, person: PersonId, scope: Scope) -> tuple[CaseId, ...]:
        wanted = (
            sa.select(CaseRow.number, CaseRow.id)
            .join(CaseDetailRow, CaseDetailRow.case == CaseRow.id)
            .where(CaseDetailRow.reporter == person, lists.within(scope))
        )
        found = [(line[0], line[1]) for line in self._rows.lines(wanted)]
        hers = (each.case for each in self._sealed.within_reach())
        found += [(case.number, case.id) for case in hers if case.reporter == person]
        return tuple(CaseId(case) for _number, case in sorted(found))

    def next_number(self, year: int) -> str:
        return f"{year}-{self._rows.value(_NEXT_NUMBER, year=year):04}"

    def get(self, case: CaseId, scope: Scope) -> Case:
        sealed = self._sealed.document(case, scope)
        return open_case(self._rows, case, scope) if sealed is None else sealed.case

    def by_number(self, number: str, scope: Scope) -> CaseId:
        found = self._rows.value(sa.select(CaseRow.id).where(CaseRow.number == number))
        if found is None or not self._is_within(CaseId(found), scope):
            raise NoSuchCase
        return CaseId(found)

    def _is_within(self, case: CaseId, scope: Scope) -> bool:
        if self._is_there(sa.select(sa.literal(1)).where(CaseRow.id == case, lists.within(scope))):
            return True
        return case in self.restricted_to(scope.person)

    def file(self, case: CaseId, scope: Scope) -> CaseFile:
        sealed = self._sealed.document(case, scope)
        return (sealed or open_document(self._rows, case, scope)).file

    def save(self, case: Case) -> None:
        if not self._sealed.saves(case):
            for row in rows_of(case):
                self._rows.overwrite(row)

    def lines(
        self, listing: CaseListing, scope: Scope, *, offset: int = 0, limit: int = 200
    ) -> tuple[CaseLine, ...]:
        wanted = lists.wanted_lines(listing, scope, self._opened(listing))
        return tuple(map(lists.line_of, self._rows.cells(wanted, offset=offset, limit=limit)))

    def count(self, listing: CaseListing, scope: Scope) -> int:
        wanted = lists.wanted_counts(listing, scope, self._opened(listing))
        return sum(self._rows.value(each) or 0 for each in wanted)

    def tally(self, listings: Sequence[CaseListing], scope: Scope) -> tuple[int, ...]:
        found = lists.wanted_tally(listings, scope, self._opened(CaseListing()))
        return tuple(map(sum, zip(*(self._rows.lines(each)[0] for each in found), strict=True)))

    def ids(self, listing: CaseListing, scope: Scope) -> tuple[CaseId, ...]:
        found = self._rows.lines(lists.wanted_ids(listing, scope, self._opened(listing)))
        return tuple(CaseId(line[0]) for line in found)

    def count_by_state(self, scope: Scope) -> dict[str, int]:
        counted = sa.select(CaseRow.state, sa.func.count()).where(lists.within(scope))
        lines = self._rows.lines(counted.group_by(CaseRow.state))
        found = Counter({line[0]: line[1] for line in lines})
        if not scope.all_cases:
            found.update(each.case.state for each in self._sealed.within_reach())
        return dict(found)

    def _opened(self, listing: CaseListing) -> sa.Subquery | None:
        """Where there are none the list stays as fast as it is."""
        return overlay(self._sealed.within_reach(), listing.search)

    def add_event(self, case: CaseId, event: CaseEvent) -> None:
        self._grow(case, "history", event)

    def add_note(self, case: CaseId, note: Note) -> None:
        self._grow(case, "notes", note)

    def add_message(self, case: CaseId, message: Message) -> None:
        self._grow(case, "messages", message)

    def add_consent(self, case: CaseId, consent: Consent) -> None:
        self._grow(case, "consents", consent)

    def add_wish_change(self, case: CaseId, change: WishChange) -> None:
        self._grow(case, "wish_changes", change)

    def add_involved(self, case: CaseId, involved: Involved) -> None:
        self._grow(case, "involved", involved)

    def save_involved(self, case: CaseId, involved: Involved) -> None:
        self._change(case, "involved", involved)

    def remove_involved(self, case: CaseId, involved: InvolvedId) -> None:
        if not self._sealed.loses(case, "involved", involved):
            row = dealings.InvolvedRow
            self._rows.change(sa.delete(row).where(row.id == involved, row.case == case))

    def add_referral(self, case: CaseId, referral: Referral) -> None:
        self._grow(case, "referrals", referral)

    def save_referral(self, case: CaseId, referral: Referral) -> None:
        self._change(case, "referrals", referral)

    def add_extract(self, case: CaseId, extract: Extract) -> None:
        self._grow(case, "extracts", extract)

    def add_approval(self, case: CaseId, approval: Approval) -> None:
        self._grow(case, "approvals", approval)

    def save_approval(self, case: CaseId, approval: Approval) -> None:
        self._change(case, "approvals", approval)

    def add_clock(self, case: CaseId, clock: Clock) -> None:
        self._grow(case, "clocks", clock)

    def save_clock(self, case: CaseId, clock: Clock) -> None:
        self._change(case, "clocks", clock)

    def remove_clock(self, case: CaseId, clock: ClockId) -> None:
        if not self._sealed.loses(case, "clocks", clock):
            row = ClockRow
            self._rows.change(sa.delete(row).where(row.id == clock, row.case == case))

    def courses(
        self, scope: Scope, only: Collection[CaseId] | None = None
    ) -> tuple[CaseCourse, ...]:
        return courses_of(self._rows, self._sealed, scope, only)

    def following(self, procedure: str, version: str, scope: Scope) -> tuple[Follower, ...]:
        return followers_of(self._rows, self._sealed, procedure, version, scope)

    def asked_of(self, person: PersonId, scope: Scope) -> tuple[CaseId, ...]:
        return asked_of(self._rows, self._sealed, person, scope)

    def add_attachment(self, case: CaseId, attachment: SealedAttachment) -> None:
        self._grow(case, "attachments", attachment)

    def attachment(self, attachment: AttachmentId, scope: Scope) -> SealedAttachment:
        return one_attachment(self._rows, self._sealed, attachment, scope)

    def save_attachment(self, case: CaseId, attachment: SealedAttachment) -> None:
        self._change(case, "attachments", attachment)

    def all_attachments(self) -> Iterator[SealedAttachment]:
        return every_attachment(self._rows, self._sealed)

    def stored_files(self) -> frozenset[str]:
        return names_of_files(self._rows)

    def _grow(self, case: CaseId, part: str, thing: object) -> None:
        if not self._sealed.grows(case, part, thing):
            self._rows.add(ROOMS[part].row_of(case, thing))

    def _change(self, case: CaseId, part: str, thing: object) -> None:
        if not self._sealed.changes(case, part, thing):
            self._rows.overwrite(ROOMS[part].row_of(case, thing), by=("id", "case_id"))

    def imported(self, key: str) -> bool:
        return self._is_there(sa.select(sa.literal(1)).where(ImportedRow.key == key))

    def mark_imported(self, key: str, case: CaseId) -> None:
        self._rows.add(ImportedRow(key=key, case=case))

    def _is_there(self, wanted: sa.Select[int]) -> bool:
        return self._rows.value(wanted) is not None
