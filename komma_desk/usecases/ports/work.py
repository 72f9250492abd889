"""A unit of work over both compartments: all or nothing, in an order no crash can break."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Protocol

from komma_desk.domain.audit import AuditLine, Compartment, LogEntry, LogHead
from komma_desk.domain.case_digest import CaseMismatch
from komma_desk.usecases.ports.cases import Cases
from komma_desk.usecases.ports.office import Office, PostedEnvelope


class Trail(Protocol):
    """The log of this unit of work, written in the same transaction as the change."""

    def append(self, line: AuditLine, compartment: Compartment) -> None:
        """In the log of the cases with the digests of the cases touched so far."""
        ...

    def head(self, compartment: Compartment) -> LogHead: ...
    def entry(self, compartment: Compartment, sequence: int) -> LogEntry | None: ...
    def entries(self, compartment: Compartment, *, after: int = 0) -> Iterator[LogEntry]:
        """All of them behind entry `after`, as they lie in the file."""
        ...

    def cases_not_as_told(self) -> tuple[CaseMismatch, ...]:
        """Cases whose content is not the one whose digest the newest line about them has."""
        ...


class Work(Protocol):
    """`cases` raises NoCaseKey where the person holds no key to `cases.db`."""

    @property
    def office(self) -> Office: ...
    @property
    def cases(self) -> Cases: ...
    @property
    def has_cases(self) -> bool: ...
    @property
    def trail(self) -> Trail: ...
    def send(self, envelope: PostedEnvelope) -> None:
        """Put an envelope into the post.

        Where `cases.db` is open, through its outbox: so it leaves if and only if the change
        of the case it belongs to was kept, and a crash between the two files loses nothing.
        """
        ...

    def commit(self) -> None:
        """Cases first, then the office; a crash between the two is mended at the next begin."""
        ...


class Desk(Protocol):
    """Begins units of work; the default end is rollback."""

    def change(self) -> AbstractContextManager[Work]: ...
    def look(self) -> AbstractContextManager[Work]:
        """Read-only, on connections of its own, so a slow change never holds up a list."""
        ...
