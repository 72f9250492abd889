"""A file brought up to date says anew what is in its cases; what was not as told stays so."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from komma_desk.domain.audit import AuditLine, Compartment
from komma_desk.domain.case_digest import DIGESTS, mismatches, read_told, told
from komma_desk.domain.identifiers import CaseId
from komma_desk.store.case_consistency import cases_without_entry
from komma_desk.store.case_digests import held_digests, watch
from komma_desk.store.engine import open_engine
from komma_desk.store.tables import Rows
from komma_desk.store.trail import KeptTrail, entries
from komma_desk.usecases.ports.sealing_log import LogSealer


def tell_digests(before: Path, rebuilt: Path, raw_key: bytes, sealer: LogSealer) -> None:
    """A signed line in the file that will count, before it does: no crash parts the two."""
    trusted = _trusted(before, raw_key)
    engine = open_engine(rebuilt, raw_key)
    try:
        with engine.begin() as connection:
            watch(connection)
            rows = Rows(connection)
            known = read_told(_lines(rows)).newest
            fresh = {
                CaseId(case): digest
                for case, (_number, digest) in held_digests(connection).items()
                if case in trusted and (case not in known or known[case].digest != digest)
            }
            if fresh:
                line = AuditLine(
                    action=f"digests of {len(fresh)} cases", detail={DIGESTS: told(fresh)}
                )
                KeptTrail(None, rows, sealer).append(line, Compartment.CASES)
    finally:
        engine.dispose()


def _trusted(before: Path, raw_key: bytes) -> frozenset[UUID]:
    """The cases that were as told; of before there were digests, those an entry opened.

    Nothing is trusted in a log without digests where entries were erased: the digests may have
    been among them.
    """
    engine = open_engine(before, raw_key, read_only=True)
    try:
        with engine.connect() as connection:
            rows = Rows(connection)
            held, known = held_digests(connection), read_told(_lines(rows))
            doubtful = {each.number for each in mismatches(known, held)}
            if not known.newest:
                doubtful = set(cases_without_entry(rows))
                if any(not payload for _sequence, payload in _lines(rows)):
                    return frozenset()
            return frozenset(
                case for case, (number, _digest) in held.items() if number not in doubtful
            )
    finally:
        engine.dispose()


def _lines(rows: Rows) -> list[tuple[int, bytes]]:
    return [(each.sequence, each.payload) for each in entries(rows, Compartment.CASES)]
