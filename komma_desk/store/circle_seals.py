"""What the store needs to keep a case sealed to a circle; whoever unlocked it fulfils this."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

from komma_desk.domain.break_glass import KeptHalf
from komma_desk.domain.circle import CaseShares
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.domain.person import Person
from komma_desk.usecases.ports.office import Office
from komma_desk.usecases.ports.sealed_files import SealedFiles


class CircleFlaw(StrEnum):
    """What can be wrong with a sealed case."""

    GRANT_BROKEN = "grant_broken"
    OTHER_KEY = "other_key"
    DOCUMENT_BROKEN = "document_broken"
    FOREIGN_AUTHOR = "foreign_author"
    UNREADABLE = "unreadable"
    CONTRADICTED = "contradicted"
    GRANT_OF_NOBODY = "grant_of_nobody"
    GRANT_BESIDE_CIRCLE = "grant_beside_circle"
    GRANT_MISSING = "grant_missing"
    OLDER_KEY = "older_key"
    OPEN_BESIDE = "open_beside"
    GONE = "gone"


class SealRefusedError(Exception):
    """A seal that is not as we make it; the calling room names the case."""

    def __init__(self, flaw: CircleFlaw) -> None:
        super().__init__(str(flaw))
        self.flaw = flaw


class CircleSeals(Protocol):
    @property
    def person(self) -> PersonId:
        """Who asks: whose grants are opened, and who writes."""
        ...

    @property
    def files(self) -> SealedFiles: ...
    def is_confirmed(self, person: Person) -> bool: ...
    def new_key(self) -> bytes: ...
    def bound(self, key: bytes) -> bytes:
        """The commitment to this key."""
        ...

    def grant(self, key: bytes, case: CaseId, generation: int, person: Person) -> bytes:
        """Raises SwappedKey for keys clearing has not signed."""
        ...

    def open_grant(self, case: CaseId, generation: int, sealed: bytes, bound: bytes) -> bytes:
        """Raises SealRefusedError."""
        ...

    def seal_document(
        self, key: bytes, case: CaseId, generation: int, revision: int, body: bytes
    ) -> bytes: ...
    def open_document(
        self,
        key: bytes,
        case: CaseId,
        generation: int,
        revision: int,
        sealed: bytes,
        *,
        office: Office,
    ) -> bytes:
        """Raises SealRefusedError; also where nobody of clearing wrote it."""
        ...

    def shares(self, key: bytes, of_case: KeptHalf, keepers: Sequence[Person]) -> CaseShares:
        """`of_case` says what stands beside each half; its own half is empty."""
        ...

    def whole(self, half_a: bytes, half_b: bytes, bound: bytes) -> bytes:
        """The key out of its halves; raises SealRefusedError."""
        ...
