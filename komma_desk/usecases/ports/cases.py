"""What `cases.db` keeps; only clearing holds its key. Every read demands a Scope."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.case import Case, CaseEvent, CaseFile, CaseLine, CaseListing
from komma_desk.domain.case_reading import CaseRead
from komma_desk.domain.consent import Consent
from komma_desk.domain.figures.coded_case import CodedCase
from komma_desk.domain.figures.counting import FrozenMonth
from komma_desk.domain.figures.periods import Month
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """An envelope waiting to be carried from `cases.db` to the post; lost by no crash."""

    id: EnvelopeId
    audience: str
    data: bytes = field(repr=False)


class StoredCases(Protocol):
    def add(self, case: Case, source_envelope: EnvelopeId | None) -> None:
        """A new case; with the envelope it came in, so that none is taken in twice."""
        ...

    def taken_in(self, envelope: EnvelopeId) -> bool: ...
    def by_report(self, report: ReportId) -> CaseId | None: ...
    def reported_by(self, person: PersonId, scope: Scope) -> tuple[CaseId, ...]:
        """The cases that came from this account, oldest first."""
        ...

    def next_number(self, year: int) -> str:
        """The next free case number, like 2026-0042; handed out inside the transaction."""
        ...

    def get(self, case: CaseId, scope: Scope) -> Case:
        """Raises NoSuchCase."""
        ...

    def by_number(self, number: str, scope: Scope) -> CaseId:
        """Raises NoSuchCase."""
        ...

    def file(self, case: CaseId, scope: Scope) -> CaseFile:
        """Raises NoSuchCase."""
        ...

    def save(self, case: Case) -> None:
        """Raises ChangedMeanwhile if the revision is not the stored one; the new one is +1."""
        ...

    def lines(
        self, listing: CaseListing, scope: Scope, *, offset: int = 0, limit: int = 200
    ) -> tuple[CaseLine, ...]: ...
    def count(self, listing: CaseListing, scope: Scope) -> int: ...
    def count_by_state(self, scope: Scope) -> dict[str, int]: ...

    def add_event(self, case: CaseId, event: CaseEvent) -> None: ...
    def add_note(self, case: CaseId, note: Note) -> None: ...
    def add_message(self, case: CaseId, message: Message) -> None: ...
    def add_consent(self, case: CaseId, consent: Consent) -> None: ...
    def add_involved(self, case: CaseId, involved: Involved) -> None: ...
    def save_involved(self, case: CaseId, involved: Involved) -> None: ...
    def remove_involved(self, case: CaseId, involved: InvolvedId) -> None: ...
    def add_referral(self, case: CaseId, referral: Referral) -> None: ...
    def save_referral(self, case: CaseId, referral: Referral) -> None: ...
    def add_attachment(self, case: CaseId, attachment: SealedAttachment) -> None: ...
    def attachment(self, attachment: AttachmentId, scope: Scope) -> SealedAttachment:
        """Raises NoSuchAttachment."""
        ...

    def all_attachments(self) -> Iterator[SealedAttachment]: ...

    def imported(self, key: str) -> bool:
        """Whether the row with this fingerprint came in before."""
        ...

    def mark_imported(self, key: str, case: CaseId) -> None: ...


class StoredFigures(Protocol):
    """The coded facts and the frozen cube; facts go with the case, frozen months stay.

    The month a case was received in is that of its local (Europe/Berlin) calendar day; the person
    key is the id of the affected person where she has an account (reporter role `AFFECTED`).
    """

    def facts(self, leaving_out: frozenset[str]) -> tuple[tuple[CaseId, CodedCase], ...]:
        """Every case as the figures see it, those in these states left out, by case number."""
        ...

    def mark_counted(self, counted: Iterable[tuple[CaseId, Month]]) -> None: ...
    def frozen(self) -> tuple[FrozenMonth, ...]: ...
    def last_release(self) -> int:
        """The highest number months were frozen under; 0 before the first release."""
        ...

    def freeze(self, months: Iterable[FrozenMonth], release: int) -> None: ...


class StoredOutbox(Protocol):
    def put(self, outgoing: Outgoing) -> None: ...
    def all(self) -> tuple[Outgoing, ...]: ...
    def remove(self, envelope: EnvelopeId) -> None: ...


class StoredReadings(Protocol):
    """Who read what, out of the log of this file; oldest first."""

    def about(
        self, ids: Collection[UUID], *, after: datetime | None = None
    ) -> tuple[CaseRead, ...]:
        """Of a case and the attachments whose ids are given with it.

        Nothing was read before `after`, says who gives it: then a long log is not read whole.
        """
        ...

    def since(self, at: datetime) -> tuple[CaseRead, ...]: ...
    def numbers(self) -> Mapping[UUID, str]:
        """The case number by the id of each case and of each attachment."""
        ...


class Cases(Protocol):
    """The rooms of `cases.db` inside one transaction."""

    @property
    def cases(self) -> StoredCases: ...
    @property
    def figures(self) -> StoredFigures: ...
    @property
    def outbox(self) -> StoredOutbox: ...
    @property
    def readings(self) -> StoredReadings: ...
