"""What `cases.db` keeps; only clearing holds its key. Every read demands a Scope."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

from komma_desk.domain.approval import Approval
from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.case import Case, CaseEvent, CaseFile, CaseLine, CaseListing
from komma_desk.domain.case_reading import CaseRead
from komma_desk.domain.circle import CaseShares, Circle
from komma_desk.domain.clock import Clock
from komma_desk.domain.consent import Consent
from komma_desk.domain.dues.course import CaseCourse
from komma_desk.domain.extract import Extract
from komma_desk.domain.figures.coded_case import CodedCase
from komma_desk.domain.figures.counting import FrozenMonth
from komma_desk.domain.figures.feedback import FeedbackFact
from komma_desk.domain.figures.periods import Month
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
from komma_desk.domain.wish import WishChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """An envelope waiting to be carried from `cases.db` to the post; lost by no crash."""

    id: EnvelopeId
    audience: str
    data: bytes = field(repr=False)


class StoredCases(Protocol):
    """Of a case restricted to a circle everything here works for whoever holds its key.

    For everybody else what reads or changes it raises InACircle; SealedCaseDamaged where somebody
    wrote by hand. Who holds its key may read it, also out of a scope of assigned cases.
    """

    def add(
        self, case: Case, source_envelope: EnvelopeId | None, *, keepers: Sequence[Person] = ()
    ) -> None:
        """A new case; with the envelope it came in, so that none is taken in twice.

        With `case.circle` sealed from the first byte, to its members as the office has confirmed
        them and to the office's recovery; `keepers` as in `restrict`.
        """
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
        """Also of a case restricted to others; raises NoSuchCase."""
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
    def tally(self, listings: Sequence[CaseListing], scope: Scope) -> tuple[int, ...]:
        """How many each of them lists, asked in one; words searched for are left out."""
        ...

    def ids(self, listing: CaseListing, scope: Scope) -> tuple[CaseId, ...]:
        """Of all lines in their order, without looking up what they show."""
        ...

    def count_by_state(self, scope: Scope) -> dict[str, int]: ...

    def add_event(self, case: CaseId, event: CaseEvent) -> None: ...
    def add_note(self, case: CaseId, note: Note) -> None: ...
    def add_message(self, case: CaseId, message: Message) -> None: ...
    def add_consent(self, case: CaseId, consent: Consent) -> None: ...
    def add_wish_change(self, case: CaseId, change: WishChange) -> None: ...
    def add_involved(self, case: CaseId, involved: Involved) -> None: ...
    def save_involved(self, case: CaseId, involved: Involved) -> None: ...
    def remove_involved(self, case: CaseId, involved: InvolvedId) -> None: ...
    def add_referral(self, case: CaseId, referral: Referral) -> None: ...
    def save_referral(self, case: CaseId, referral: Referral) -> None: ...
    def add_extract(self, case: CaseId, extract: Extract) -> None: ...
    def add_approval(self, case: CaseId, approval: Approval) -> None: ...
    def save_approval(self, case: CaseId, approval: Approval) -> None:
        """Raises ChangedMeanwhile where it is not one of this case."""
        ...

    def add_clock(self, case: CaseId, clock: Clock) -> None: ...
    def save_clock(self, case: CaseId, clock: Clock) -> None:
        """Raises ChangedMeanwhile if the revision is not the stored one; the new one is +1."""
        ...

    def remove_clock(self, case: CaseId, clock: ClockId) -> None: ...

    def courses(
        self, scope: Scope, only: Collection[CaseId] | None = None
    ) -> tuple[CaseCourse, ...]:
        """The cases in which something may fall due, by number: all open, and ended with a clock.

        Of restricted cases those that whoever asks can open; of all of them `only` these.
        """
        ...

    def following(self, procedure: str, version: str, scope: Scope) -> tuple[Follower, ...]:
        """The cases that follow this version, open and ended, by number.

        Of restricted cases those that whoever asks can open.
        """
        ...

    def asked_of(self, person: PersonId, scope: Scope) -> tuple[CaseId, ...]:
        """The cases in which an approval is asked of this person and not answered, by number."""
        ...

    def add_attachment(self, case: CaseId, attachment: SealedAttachment) -> None: ...
    def attachment(self, attachment: AttachmentId, scope: Scope) -> SealedAttachment:
        """Raises NoSuchAttachment."""
        ...

    def save_attachment(self, case: CaseId, attachment: SealedAttachment) -> None:
        """What is said of it; raises ChangedMeanwhile where the case has no such file."""
        ...

    def all_attachments(self) -> Iterator[SealedAttachment]: ...

    def imported(self, key: str) -> bool:
        """Whether the row with this fingerprint came in before."""
        ...

    def mark_imported(self, key: str, case: CaseId) -> None: ...

    def restrict(
        self, case: CaseId, circle: Circle, members: Sequence[Person], keepers: Sequence[Person]
    ) -> bytes:
        """Seal an open case, or a restricted one anew under the next key; returns its commitment.

        Sealed to all `members` (the office's recovery may be among them) and to nobody else. The
        key lies in halves besides: one for clearing, one for each of the `keepers`. Raises
        SwappedKey for keys clearing has not signed.
        """
        ...

    def widen(self, case: CaseId, person: Person) -> None:
        """One more member; she can read all of it from now on."""
        ...

    def open_with_halves(self, case: CaseId, half_a: bytes, half_b: bytes, person: Person) -> None:
        """The same for somebody without the key, out of its two halves; raises HalvesDoNotFit."""
        ...

    def lift(self, case: CaseId) -> None:
        """Back to all of clearing."""
        ...

    def withdraw(self, person: PersonId) -> None:
        """No grant of hers opens anything any more; they still say who was a member."""
        ...

    def circle_people(self, case: CaseId) -> frozenset[PersonId] | None:
        """Who can open it, known to everybody of clearing; None where it is not restricted."""
        ...

    def restricted_to(self, person: PersonId) -> tuple[CaseId, ...]:
        """The restricted cases this person can open, by number."""
        ...

    def restricted_files(self, member: PersonId) -> Iterator[CaseFile]:
        """All with this person in the circle that whoever asks can open, by number.

        A damaged one hides none of the others: the list and the check of the store name it.
        """
        ...

    def out_of_reach(self, scope: Scope) -> int:
        """How many restricted cases of this scope whoever asks cannot open."""
        ...

    def shares(self, case: CaseId) -> CaseShares:
        """The halves of the newest key, to be sent to the keepers; raises NoSuchCase."""
        ...

    def stored_files(self) -> frozenset[str]:
        """The names of all attachment files, also of cases out of reach."""
        ...


class StoredFigures(Protocol):
    """The coded facts and the frozen cube; facts go with the case, frozen months stay.

    The month a case was received in is that of its local (Europe/Berlin) calendar day; the person
    key is the id of the affected person where she has an account (reporter role `AFFECTED`).
    """

    def facts(self, leaving_out: frozenset[str]) -> tuple[tuple[CaseId, CodedCase], ...]:
        """Every case as the figures see it, those in these states left out, by case number.

        Of restricted cases those that whoever asks can open.
        """
        ...

    def feedback(self, leaving_out: frozenset[str]) -> tuple[FeedbackFact, ...]:
        """When each report was answered first; lists brought along have none and are left out."""
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


class StoredMemory(Protocol):
    """What clearing has seen of the office file: there an administrator can write, here not."""

    def get(self, name: str) -> str:
        """Empty for what was never put."""
        ...

    def put(self, name: str, value: str) -> None: ...
    def all(self, beginning: str) -> Mapping[str, str]:
        """By name, those that begin so."""
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
    @property
    def memory(self) -> StoredMemory: ...
