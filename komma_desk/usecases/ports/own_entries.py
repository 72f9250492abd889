"""What an office added to the lists and the form, as `office.db` keeps it: text and signature."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from komma_desk.usecases.ports.procedures import Signed


class OwnKind(StrEnum):
    ENTRY = "entry"
    QUESTION = "question"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredOwnEntry:
    """`content` is JSON as it was signed; a question has no list. `revision` 1 is the first."""

    kind: OwnKind
    list_id: str
    code: str
    content: str = field(repr=False)
    saved: Signed
    revision: int


class StoredOwnEntries(Protocol):
    """Nothing is ever removed: a code that was used once is never given away again."""

    def put(self, entry: StoredOwnEntry) -> None:
        """Raises ChangedMeanwhile unless the stored one has the revision before this."""
        ...

    def all(self) -> tuple[StoredOwnEntry, ...]:
        """Ordered by kind, list and code."""
        ...
