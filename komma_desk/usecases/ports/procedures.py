"""What `office.db` keeps of a procedure before and beside its publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from komma_desk.domain.identifiers import PersonId, ProcedureDraftId


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredProcedure:
    """A published version, immutable: the canonical text and its SHA-256."""

    id: str
    version: str
    sha256: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Who says so, and when; the signature is over the words and over these two."""

    by: PersonId
    at: datetime
    signature: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredProcedureDraft:
    """Under work; `based_on` is the version it was taken from, empty for a wholly new one."""

    id: ProcedureDraftId
    procedure: str
    text: str = field(repr=False)
    based_on: str
    changed_by: PersonId
    changed_at: datetime
    revision: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredProposal:
    """A version that waits for the second person.

    `directory` is clearing's signature over its text, `proposed` that of who proposed it, also
    over whether it is to be the one new cases follow.
    """

    procedure: StoredProcedure
    based_on: str
    as_default: bool
    directory: str = field(repr=False)
    proposed: Signed


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPublication:
    """Who proposed and who published a version; `number` counts publications of the store."""

    procedure: str
    version: str
    number: int
    as_default: bool
    proposed: Signed
    published: Signed


class StoredProcedureDrafts(Protocol):
    def add(self, draft: StoredProcedureDraft) -> None: ...
    def get(self, draft: ProcedureDraftId) -> StoredProcedureDraft:
        """Raises NoSuchProcedureDraft."""
        ...

    def save(self, draft: StoredProcedureDraft) -> None:
        """Raises ChangedMeanwhile if the revision is not the stored one; the new one is +1."""
        ...

    def remove(self, draft: ProcedureDraftId) -> None: ...
    def all(self) -> Sequence[StoredProcedureDraft]:
        """The one changed last comes first."""
        ...


class StoredProcedureProposals(Protocol):
    def add(self, proposal: StoredProposal) -> None: ...
    def get(self, procedure: str, version: str) -> StoredProposal:
        """Raises NoSuchProposal."""
        ...

    def remove(self, procedure: str, version: str) -> None: ...
    def all(self) -> Sequence[StoredProposal]:
        """Oldest first."""
        ...


class StoredPublications(Protocol):
    def add(self, publication: StoredPublication) -> None: ...
    def all(self) -> Sequence[StoredPublication]:
        """In the order of their numbers."""
        ...
