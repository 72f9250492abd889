"""Writes the log of a unit of work and proves that nothing was cut out of it."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from komma_desk.domain.audit import (
    GENESIS,
    AuditLine,
    Compartment,
    LogEntry,
    LogHead,
    commitment,
    link,
)
from komma_desk.domain.case_digest import (
    DIGESTS,
    FOUND,
    CaseMismatch,
    mismatches,
    read_told,
    told,
)
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.domain.stored import NoCaseKey
from komma_desk.store.case_digests import held_digests, is_any_touched, take_touched
from komma_desk.store.log_rows import CasesEntry, OfficeEntry
from komma_desk.store.tables import Rows
from komma_desk.usecases.ports.sealing_log import LogSealer

Entry = OfficeEntry | CasesEntry
AsCommitted = Callable[[Sequence[CaseId]], dict[CaseId, bytes]]
SignatureCheck = Callable[[PersonId | None, bytes, bytes], bool]

_KINDS: Final[dict[Compartment, Any]] = {
    Compartment.OFFICE: OfficeEntry,
    Compartment.CASES: CasesEntry,
}


class KeptTrail:
    """`office` is None only where one file is brought up to date by itself."""

    def __init__(
        self,
        office: Rows | None,
        cases: Rows | None,
        sealer: LogSealer,
        as_committed: AsCommitted = lambda _cases: {},
    ) -> None:
        self._rows = {Compartment.OFFICE: office, Compartment.CASES: cases}
        self._sealer = sealer
        self._ends: dict[Compartment, LogHead] | None = None
        self._as_committed = as_committed
        self._told: dict[CaseId, bytes] = {}

    def append(self, line: AuditLine, compartment: Compartment) -> None:
        rows, before = self._of(compartment), self.head(compartment)
        seen = self._other_end(compartment)
        now, sequence = self._sealer.now(), before.sequence + 1
        if compartment is Compartment.OFFICE:
            day = now.replace(hour=0, minute=0, second=0, microsecond=0)
            said = _plain(line, now, self._sealer.author, seen)
            payload = self._sealed(said, now, sequence, before.digest)
            entry = OfficeEntry(**self._columns(sequence, day, before.digest, payload))
            rows.add(entry)
            return
        payload = _plain(self._with_digests(line, rows), now, None, seen)
        columns = self._columns(sequence, now, before.digest, payload)
        signature = self._sealer.sign(columns["digest"])
        rows.add(CasesEntry(**columns, author=self._sealer.author, signature=signature))

    def append_rest(self) -> None:
        """A line for the cases no other line of this unit of work tells of."""
        rows = self._rows[Compartment.CASES]
        if rows is not None and is_any_touched(rows.connection):
            self.append(AuditLine(action=DIGESTS), Compartment.CASES)

    def _with_digests(self, line: AuditLine, rows: Rows) -> AuditLine:
        """What was touched since the line before, as it was found and as it is now."""
        after = take_touched(rows.connection)
        if not after:
            return line
        found = {case: self._told[case] for case in after if case in self._told}
        found |= self._as_committed([case for case in after if case not in found])
        self._told.update(after)
        detail = {**line.detail, DIGESTS: told(after)}
        return replace(line, detail=detail | ({FOUND: told(found)} if found else {}))

    def cases_not_as_told(self) -> tuple[CaseMismatch, ...]:
        return tuple(cases_not_as_told(self._of(Compartment.CASES)))

    def _other_end(self, compartment: Compartment) -> str:
        """Where the other log ended before this unit of work; empty where it is closed.

        As it was before, for cases are kept before the office: of what a crash takes away here,
        nothing may stand there.
        """
        if self._ends is None:
            self._ends = {
                each: head_of(rows, each) for each, rows in self._rows.items() if rows is not None
            }
        return "".join(end.text for each, end in self._ends.items() if each is not compartment)

    def head(self, compartment: Compartment) -> LogHead:
        return head_of(self._of(compartment), compartment)

    def entry(self, compartment: Compartment, sequence: int) -> LogEntry | None:
        kind = _KINDS[compartment]
        found: Entry | None = self._of(compartment).one(
            sa.select(kind).where(kind.sequence == sequence)
        )
        return None if found is None else _as_lying(found, compartment)

    def entries(self, compartment: Compartment, *, after: int = 0) -> Iterator[LogEntry]:
        for entry in entries(self._of(compartment), compartment, after=after):
            yield _as_lying(entry, compartment)

    def _of(self, compartment: Compartment) -> Rows:
        rows = self._rows[compartment]
        if rows is None:
            raise NoCaseKey
        return rows

    def _columns(
        self, sequence: int, at: datetime, previous: bytes, payload: bytes
    ) -> dict[str, Any]:
        salt = self._sealer.salt()
        committed = commitment(salt, payload)
        return {
            "sequence": sequence,
            "at": at,
            "previous": previous,
            "salt": salt,
            "commitment": committed,
            "digest": link(sequence, at, previous, committed),
            "payload": payload,
        }

    def _sealed(self, said: bytes, now: datetime, sequence: int, previous: bytes) -> bytes:
        """The signature lies inside, over the place in the chain and the words themselves."""
        salt = self._sealer.salt()
        signature = self._sealer.sign(link(sequence, now, previous, commitment(salt, said)))
        inner = {"entry": said.decode(), "salt": _text(salt), "signature": _text(signature)}
        return self._sealer.seal_payload(Compartment.OFFICE, json.dumps(inner).encode())


def _plain(line: AuditLine, at: datetime, author: PersonId | None, seen: str) -> bytes:
    """`seen` is the end of the other log: a file put back alone does not fit the other one."""
    told = {"action": line.action, "subject": line.subject, "detail": dict(line.detail)}
    told["at"] = at.isoformat()
    if seen:
        told["seen"] = seen
    if author is not None:
        told["by"] = str(author)
    return json.dumps(told, ensure_ascii=False, sort_keys=True).encode()


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _as_lying(entry: Entry, compartment: Compartment) -> LogEntry:
    author, signature = None, b""
    if isinstance(entry, CasesEntry):
        author = None if entry.author is None else PersonId(entry.author)
        signature = entry.signature
    return LogEntry(
        compartment=compartment,
        sequence=entry.sequence,
        at=entry.at,
        previous=entry.previous,
        salt=entry.salt,
        commitment=entry.commitment,
        digest=entry.digest,
        payload=entry.payload,
        author=author,
        signature=signature,
    )


def head_of(rows: Rows, compartment: Compartment) -> LogHead:
    kind = _KINDS[compartment]
    last: Entry | None = rows.one(sa.select(kind).order_by(kind.sequence.desc()).limit(1))
    if last is None:
        return LogHead(sequence=0, digest=GENESIS)
    return LogHead(sequence=last.sequence, digest=last.digest)


def entries(
    rows: Rows, compartment: Compartment, *, at_once: int = 500, after: int = 0
) -> Iterable[Entry]:
    """All entries behind the one named, a piece at a time."""
    kind, seen = _KINDS[compartment], after
    while True:
        later = sa.select(kind).where(kind.sequence > seen).order_by(kind.sequence)
        found: Sequence[Entry] = rows.all(later.limit(at_once))
        if not found:
            return
        yield from found
        seen = found[-1].sequence


def cases_not_as_told(rows: Rows) -> Iterator[CaseMismatch]:
    """The cases whose content is not the one the newest line about them tells of."""
    lines = ((entry.sequence, entry.payload) for entry in entries(rows, Compartment.CASES))
    yield from mismatches(read_told(lines), held_digests(rows.connection))


def verify_chain(
    chain: Iterable[Entry], *, anchor: LogHead | None = None, signed: SignatureCheck | None = None
) -> int | None:
    """The sequence of the first entry that is not as it was written; None where all are.

    An anchor is the head somebody saw earlier: a cut end shows only against one. An entry whose
    payload and salt were erased together still holds its place in the chain.
    """
    previous, expected = GENESIS, 1
    for entry in chain:
        if entry.sequence != expected or not _holds(entry, previous):
            return expected
        if signed and isinstance(entry, CasesEntry):
            author = None if entry.author is None else PersonId(entry.author)
            if not signed(author, entry.digest, entry.signature):
                return expected
        if anchor and anchor.sequence == expected and anchor.digest != entry.digest:
            return expected
        previous, expected = entry.digest, expected + 1
    return expected if anchor and anchor.sequence >= expected else None


def _holds(entry: Entry, previous: bytes) -> bool:
    erased = not entry.payload and not entry.salt
    if not erased and commitment(entry.salt, entry.payload) != entry.commitment:
        return False
    digest = link(entry.sequence, entry.at, previous, entry.commitment)
    return entry.previous == previous and entry.digest == digest
