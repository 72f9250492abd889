"""A desk in memory: units of work that are kept as a whole or not at all, and a log to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from komma_desk.domain.audit import GENESIS, AuditLine, Compartment, LogEntry, LogHead
from komma_desk.domain.case_digest import CaseMismatch
from komma_desk.domain.case_reading import read_of
from komma_desk.domain.stored import NoCaseKey
from komma_desk.usecases.ports.office import PostedEnvelope
from komma_desk.usecases.ports.sealing_log import LogSealer
from tests.fakes.cases import CasesContent
from tests.fakes.figures import FakeCaseRoom
from tests.fakes.log_sealer import FakeLogSealer
from tests.fakes.office import FakeOffice, OfficeContent


@dataclass
class Content:
    office: OfficeContent = field(default_factory=OfficeContent)
    cases: CasesContent = field(default_factory=CasesContent)
    log: list[tuple[Compartment, AuditLine]] = field(default_factory=list)

    def copied(self) -> Content:
        return Content(self.office.copied(), self.cases.copied(), list(self.log))


class FakeTrail:
    def __init__(
        self, content: Content, *, has_cases: bool, sealer: LogSealer | None = None
    ) -> None:
        self._log, self._reads = content.log, content.cases.reads
        self._has_cases, self._sealer = has_cases, sealer or FakeLogSealer()

    def append(self, line: AuditLine, compartment: Compartment) -> None:
        self._require(compartment)
        self._log.append((compartment, line))
        read = read_of(line.action, line.subject, self._sealer.now(), self._sealer.author)
        if read and compartment is Compartment.CASES:
            self._reads.append(read)

    def head(self, compartment: Compartment) -> LogHead:
        self._require(compartment)
        number = sum(1 for each, _line in self._log if each is compartment)
        return LogHead(sequence=number, digest=number.to_bytes(32, "big") if number else GENESIS)

    def entry(self, compartment: Compartment, sequence: int) -> LogEntry | None:
        return next((one for one in self.entries(compartment) if one.sequence == sequence), None)

    def entries(self, compartment: Compartment, *, after: int = 0) -> Iterator[LogEntry]:
        self._require(compartment)
        lines = [line for each, line in self._log if each is compartment]
        for number, line in enumerate(lines[after:], start=after + 1):
            yield LogEntry(
                compartment=compartment,
                sequence=number,
                at=datetime(2026, 10, 5, tzinfo=UTC),
                previous=(number - 1).to_bytes(32, "big"),
                salt=b"salt",
                commitment=b"committed",
                digest=number.to_bytes(32, "big"),
                payload=line.action.encode(),
            )

    def cases_not_as_told(self) -> tuple[CaseMismatch, ...]:
        """Nobody writes into this memory by hand."""
        self._require(Compartment.CASES)
        return ()

    def _require(self, compartment: Compartment) -> None:
        if compartment is Compartment.CASES and not self._has_cases:
            raise NoCaseKey


class FakeWork:
    def __init__(
        self,
        content: Content,
        *,
        has_cases: bool,
        keep: Callable[[Content], None] | None,
        sealer: LogSealer | None = None,
    ) -> None:
        self._content, self._keep = content, keep
        self.has_cases = has_cases
        self.office = FakeOffice(content.office)
        self.trail = FakeTrail(content, has_cases=has_cases, sealer=sealer)
        self._rooms = FakeCaseRoom(content.cases)

    @property
    def cases(self) -> FakeCaseRoom:
        if not self.has_cases:
            raise NoCaseKey
        return self._rooms

    def send(self, envelope: PostedEnvelope) -> None:
        self.office.post.put(envelope)

    def commit(self) -> None:
        assert self._keep is not None, "looking changes nothing"
        self._keep(self._content)


class FakeDesk:
    """`content` is what was committed; `has_cases=False` is a desk without the key to the cases."""

    def __init__(self, *, has_cases: bool = True, sealer: LogSealer | None = None) -> None:
        self.content = Content()
        self._has_cases, self._sealer = has_cases, sealer

    @property
    def log(self) -> list[tuple[Compartment, AuditLine]]:
        return self.content.log

    @contextmanager
    def change(self) -> Iterator[FakeWork]:
        yield self._work(self._keep)

    @contextmanager
    def look(self) -> Iterator[FakeWork]:
        yield self._work(None)

    def without_cases(self) -> FakeDesk:
        """The same store, opened by somebody who holds no key to the cases."""
        return self.opened_by(self._sealer, has_cases=False)

    def opened_by(self, sealer: LogSealer | None, *, has_cases: bool = True) -> FakeDesk:
        """The same store, unlocked by the person this sealer stands for."""
        other = FakeDesk(has_cases=has_cases, sealer=sealer)
        other.content = self.content
        return other

    def _work(self, keep: Callable[[Content], None] | None) -> FakeWork:
        return FakeWork(
            self.content.copied(), has_cases=self._has_cases, keep=keep, sealer=self._sealer
        )

    def _keep(self, content: Content) -> None:
        # in place, so that every desk on the same store sees it
        self.content.office, self.content.cases, self.content.log[:] = (
            content.office,
            content.cases,
            content.log,
        )
