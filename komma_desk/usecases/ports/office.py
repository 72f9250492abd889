"""What `office.db` keeps: people, keys, post, partners, releases. Everybody has its key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from komma_desk.domain.identifiers import EnvelopeId, InvitationId, PartnerId, PersonId
from komma_desk.domain.partner import Partner
from komma_desk.domain.person import Person
from komma_desk.usecases.ports.files_on_the_way import StoredFilesOnTheWay
from komma_desk.usecases.ports.own_entries import StoredOwnEntries
from komma_desk.usecases.ports.procedures import (
    Signed,
    StoredProcedure,
    StoredProcedureDrafts,
    StoredProcedureProposals,
    StoredPublications,
)

# The room of procedures has them; they are asked for here, with the rest of the office.
__all__ = ["Signed", "StoredProcedure"]


class Audience(StrEnum):
    """To whom an envelope goes; a person's name never stands on it, she tries her key."""

    CLEARING = "clearing"
    FIGURES = "figures"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedEnvelope:
    """`posted_on` is a day only: the minute would tell who sat at the desk."""

    id: EnvelopeId
    audience: Audience
    posted_on: date
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupEpoch:
    """The public half of a group's keys; `signature` of the directory key over it.

    `previous` is the private half of the epoch before, sealed to this one; empty for the first.
    """

    group: str
    epoch: int
    public: bytes
    previous: bytes
    signature: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupGrant:
    """A group's private half (or the directory's, under group `directory`), sealed to a person."""

    group: str
    epoch: int
    person: PersonId
    sealed: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """`material` is what the confirming officer needs to check `proof`; opaque here."""

    id: InvitationId
    person: PersonId
    expires_at: datetime
    material: bytes = field(repr=False)
    proof: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRelease:
    """A frozen release as it was prepared, sealed to the figures group; `period` like 2026-10."""

    number: int
    period: str
    prepared_on: date
    envelope: bytes = field(repr=False)


class StoredPeople(Protocol):
    def add(self, person: Person) -> None: ...
    def get(self, person: PersonId) -> Person:
        """Raises NoSuchPerson."""
        ...

    def find(self, login: str) -> Person | None: ...
    def all(self) -> tuple[Person, ...]:
        """Ordered by name."""
        ...

    def save(self, person: Person) -> None:
        """Raises ChangedMeanwhile if the revision is not the stored one; the new one is +1."""
        ...


class StoredKeys(Protocol):
    def add_epoch(self, epoch: GroupEpoch) -> None: ...
    def newest_epoch(self, group: str) -> GroupEpoch | None: ...
    def epochs(self, group: str) -> tuple[GroupEpoch, ...]: ...
    def add_grant(self, grant: GroupGrant) -> None: ...
    def grants_of(self, person: PersonId) -> tuple[GroupGrant, ...]: ...
    def remove_grants_of(self, person: PersonId) -> None: ...
    def all_grants(self) -> tuple[GroupGrant, ...]: ...
    def add_invitation(self, invitation: Invitation) -> None: ...
    def invitation_of(self, person: PersonId) -> Invitation | None: ...
    def save_invitation(self, invitation: Invitation) -> None: ...
    def remove_invitation(self, invitation: InvitationId) -> None: ...


class StoredPost(Protocol):
    def put(self, envelope: PostedEnvelope) -> None:
        """Putting the same envelope a second time changes nothing."""
        ...

    def waiting(self, audience: Audience) -> Iterator[PostedEnvelope]:
        """Envelopes of this audience, oldest first, one at a time."""
        ...

    def count(self, audience: Audience) -> int: ...
    def after(self, audience: Audience, position: int) -> Iterator[tuple[int, PostedEnvelope]]:
        """Envelopes put since a position, with their own: so nobody tries a letter twice."""
        ...

    def remove(self, envelope: EnvelopeId) -> None: ...


class StoredDrafts(Protocol):
    """Sealed by the writer; the tag is opaque, so the table tells nobody who is writing."""

    def put(self, tag: str, sealed: bytes) -> None: ...
    def get(self, tag: str) -> bytes | None: ...
    def remove(self, tag: str) -> None: ...


class StoredPartners(Protocol):
    def add(self, partner: Partner) -> None: ...
    def get(self, partner: PartnerId) -> Partner:
        """Raises NoSuchPartner."""
        ...

    def save(self, partner: Partner) -> None:
        """Raises ChangedMeanwhile."""
        ...

    def all(self, *, with_retired: bool = False) -> tuple[Partner, ...]:
        """Ordered by name."""
        ...


class StoredPartnerSignatures(Protocol):
    def put(self, partner: PartnerId, signed: Signed) -> None: ...
    def all(self) -> Mapping[PartnerId, Signed]: ...


class StoredReleases(Protocol):
    def add(self, release: StoredRelease) -> None: ...
    def find(self, period: str) -> StoredRelease | None: ...
    def all(self) -> Sequence[StoredRelease]:
        """Newest first."""
        ...


class StoredSettings(Protocol):
    """What the desk needs to know about the organisation, by name."""

    def get(self, name: str, default: str = "") -> str: ...
    def put(self, name: str, value: str) -> None: ...


class StoredProcedures(Protocol):
    def publish(self, procedure: StoredProcedure) -> None: ...
    def get(self, procedure: str, version: str) -> StoredProcedure:
        """Raises NoSuchProcedure."""
        ...

    def newest(self) -> StoredProcedure | None: ...
    def all(self) -> Sequence[StoredProcedure]:
        """In the order they were put there."""
        ...


class Office(Protocol):
    """The rooms of `office.db` inside one transaction."""

    @property
    def people(self) -> StoredPeople: ...
    @property
    def keys(self) -> StoredKeys: ...
    @property
    def post(self) -> StoredPost: ...
    @property
    def drafts(self) -> StoredDrafts: ...
    @property
    def partners(self) -> StoredPartners: ...
    @property
    def partner_signatures(self) -> StoredPartnerSignatures: ...
    @property
    def releases(self) -> StoredReleases: ...
    @property
    def settings(self) -> StoredSettings: ...
    @property
    def procedures(self) -> StoredProcedures: ...
    @property
    def procedure_drafts(self) -> StoredProcedureDrafts: ...
    @property
    def procedure_proposals(self) -> StoredProcedureProposals: ...
    @property
    def publications(self) -> StoredPublications: ...
    @property
    def own_entries(self) -> StoredOwnEntries: ...
    @property
    def on_the_way(self) -> StoredFilesOnTheWay: ...
