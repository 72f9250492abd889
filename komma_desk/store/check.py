"""Looks through one file of a store: is it whole, unchanged and consistent? It never repairs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from sqlalchemy.engine import Connection

from komma_desk.domain.audit import Compartment, LogHead
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.store.case_consistency import cases_in_two_states, cases_without_entry
from komma_desk.store.copying import row_counts
from komma_desk.store.engine import open_engine
from komma_desk.store.tables import Rows
from komma_desk.store.trail import (
    SignatureCheck,
    cases_not_as_told,
    entries,
    head_of,
    verify_chain,
)
from komma_desk.words import N_, _


class Flaw(StrEnum):
    CANNOT_OPEN = "cannot_open"
    BROKEN_SEAL = "broken_seal"
    BROKEN_TABLES = "broken_tables"
    BROKEN_REFERENCE = "broken_reference"
    BROKEN_LOG = "broken_log"
    CUT_LOG = "cut_log"
    JOURNAL_IN_USE = "journal_in_use"
    CASE_WITHOUT_ENTRY = "case_without_entry"
    CASE_IN_TWO_STATES = "case_in_two_states"
    CASE_CHANGED = "case_changed"
    CASE_GONE = "case_gone"


_SAID = {
    Flaw.CANNOT_OPEN: N_("It could not be opened or read to its end."),
    Flaw.BROKEN_SEAL: N_("Parts of the file were changed or damaged on the disk."),
    Flaw.BROKEN_TABLES: N_("The tables of the file are damaged."),
    Flaw.BROKEN_REFERENCE: N_("Something refers to an entry that is not there: {place}"),
    Flaw.BROKEN_LOG: N_("The log was changed; the first entry that does not fit is {place}."),
    Flaw.CUT_LOG: N_(
        "The log ends too early: entry {place} was there when you were here last, and it is gone."
    ),
    Flaw.JOURNAL_IN_USE: N_("Somebody was at work, so the seals of the file were not checked."),
    Flaw.CASE_WITHOUT_ENTRY: N_("Case {place} is in the file, but no entry of the log opened it."),
    Flaw.CASE_CHANGED: N_(
        "The content of case {place} was changed, but not by this programme: it is not what the "
        "log tells of."
    ),
    Flaw.CASE_GONE: N_(
        "A case is gone that entry {place} of the log tells of; no entry says it was taken out."
    ),
    Flaw.CASE_IN_TWO_STATES: N_("List and file of case {place} contradict each other."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`place` is a table, the number of a log entry or of a case, never content."""

    flaw: Flaw
    place: str = ""

    def spoken(self) -> str:
        return _(_SAID[self.flaw]).format(place=self.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """`counts` are the rows of each table; `head` is None where the log could not be read."""

    compartment: Compartment
    findings: tuple[Finding, ...]
    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    head: LogHead | None = None

    @property
    def is_sound(self) -> bool:
        return not self.findings


def check_office(path: Path, raw_key: bytes, *, anchor: LogHead | None = None) -> CheckReport:
    """`anchor` is a head of the log somebody kept: a cut end shows only against one."""
    return _check(path, raw_key, Compartment.OFFICE, anchor, None)


def check_cases(
    path: Path,
    raw_key: bytes,
    *,
    anchor: LogHead | None = None,
    signed: SignatureCheck | None = None,
) -> CheckReport:
    return _check(path, raw_key, Compartment.CASES, anchor, signed)


def _check(
    path: Path,
    raw_key: bytes,
    compartment: Compartment,
    anchor: LogHead | None,
    signed: SignatureCheck | None,
) -> CheckReport:
    findings: list[Finding] = []
    counts: dict[str, int] = {}
    heads: list[LogHead] = []

    def look_at_log(connection: Connection) -> Iterator[Finding]:
        rows = Rows(connection)
        broken = verify_chain(entries(rows, compartment), anchor=anchor, signed=signed)
        heads.append(head_of(rows, compartment))
        if broken is not None:
            is_cut = broken > heads[0].sequence
            flaw = Flaw.CUT_LOG if is_cut else Flaw.BROKEN_LOG
            yield Finding(flaw=flaw, place=str(broken))

    def count_rows(connection: Connection) -> Iterator[Finding]:
        counts.update(row_counts(connection))
        yield from ()

    # Each part is asked although another failed: the more is named, the better the help.
    parts = (_seals, _tables, _references, look_at_log, count_rows)
    for part in (*parts, _cases) if signed else parts:
        findings += _asked(part, path, raw_key)
    return CheckReport(
        compartment=compartment,
        findings=tuple(dict.fromkeys(findings)),
        counts=MappingProxyType(counts),
        head=heads[0] if heads else None,
    )


def _asked(
    part: Callable[[Connection], Iterable[Finding]], path: Path, raw_key: bytes
) -> tuple[Finding, ...]:
    """A connection for each part: after one error SQLite may go on seeing it everywhere."""
    engine = open_engine(path, raw_key)
    try:
        with engine.connect() as connection:
            return tuple(part(connection))
    except (Refusal, Trouble):
        return (Finding(flaw=Flaw.CANNOT_OPEN),)
    finally:
        engine.dispose()


def _seals(connection: Connection) -> Iterator[Finding]:
    """First the journal into the file: the check of the seals does not look into the journal."""
    driver = connection.connection.driver_connection
    assert driver is not None
    (busy, *_rest) = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        yield Finding(flaw=Flaw.JOURNAL_IN_USE)
    elif driver.execute("PRAGMA cipher_integrity_check").fetchall():
        yield Finding(flaw=Flaw.BROKEN_SEAL)


def _tables(connection: Connection) -> Iterator[Finding]:
    if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
        yield Finding(flaw=Flaw.BROKEN_TABLES)


def _cases(connection: Connection) -> Iterator[Finding]:
    """Only where signatures are checked: an entry anybody could write would prove nothing."""
    rows = Rows(connection)
    for number in cases_without_entry(rows):
        yield Finding(flaw=Flaw.CASE_WITHOUT_ENTRY, place=number)
    for number in cases_in_two_states(rows):
        yield Finding(flaw=Flaw.CASE_IN_TWO_STATES, place=number)
    for found in cases_not_as_told(rows):
        if found.number:
            yield Finding(flaw=Flaw.CASE_CHANGED, place=found.number)
        else:
            yield Finding(flaw=Flaw.CASE_GONE, place=str(found.entry))


def _references(connection: Connection) -> Iterator[Finding]:
    for found in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Finding(flaw=Flaw.BROKEN_REFERENCE, place=str(found[0]))
