"""What the log says of the content of cases: their digests, before and after every change.

A report's own random id is part of every record, so nobody guesses a content by its digest.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from komma_desk.domain.identifiers import CaseId

# In the detail of a line: the cases its command changed, each with the digest of its content
# afterwards; and of those that were there before, as the command found them.
DIGESTS: Final = "case digests"
FOUND: Final = "cases found"
GONE: Final = bytes(32)  # instead of a digest: the case was taken out
_ID: Final = 16
_EACH: Final = _ID + len(GONE)


@dataclass(frozen=True, slots=True)
class ToldDigest:
    """The newest word of the log on a case, and the entry that says it."""

    digest: bytes
    entry: int


@dataclass(slots=True)
class Told:
    """`broken` has the entry whose word a later line did not find; 0 where there was no word."""

    newest: dict[UUID, ToldDigest] = field(default_factory=dict)
    broken: dict[UUID, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMismatch:
    """`number` is empty for a case that is gone; `entry` is 0 where the log knows no digest."""

    entry: int
    number: str = ""


def told(digests: Mapping[CaseId, bytes]) -> str:
    """Short, for a list brought along has thousands: 64 letters a case."""
    raw = b"".join(case.bytes + digest for case, digest in digests.items())
    return base64.b64encode(raw).decode()


def read_told(payloads: Iterable[tuple[int, bytes]]) -> Told:
    """Out of the entries of a log, from the first, and their numbers."""
    known = Told()
    for entry, payload in payloads:
        detail = _detail(payload)
        for case, digest in _read(detail, FOUND):
            last = known.newest.get(case)
            if last is None or last.digest != digest:
                known.broken.setdefault(case, 0 if last is None else last.entry)
        for case, digest in _read(detail, DIGESTS):
            known.newest[case] = ToldDigest(digest, entry)
    return known


def mismatches(known: Told, held: Mapping[UUID, tuple[str, bytes]]) -> Iterator[CaseMismatch]:
    """`held` has number and digest of what lies in the file.

    A log without a single digest is one of before there were any: it says nothing of a content.
    """
    if not known.newest:
        return
    for case, (number, digest) in held.items():
        last = known.newest.get(case)
        if case in known.broken:
            yield CaseMismatch(number=number, entry=known.broken[case])
        elif last is None or last.digest != digest:
            yield CaseMismatch(number=number, entry=0 if last is None else last.entry)
    for case, last in known.newest.items():
        if case not in held and last.digest != GONE:
            yield CaseMismatch(entry=last.entry)


def _detail(payload: bytes) -> Mapping[str, Any]:
    """Nothing of an erased payload, and nothing of one that is not ours."""
    if DIGESTS.encode() not in payload:
        return {}
    try:
        detail = json.loads(payload)["detail"]
    except (ValueError, TypeError, KeyError):
        return {}
    return detail if isinstance(detail, dict) else {}


def _read(detail: Mapping[str, Any], name: str) -> Iterator[tuple[UUID, bytes]]:
    try:
        raw = base64.b64decode(detail.get(name, ""), validate=True)
    except (ValueError, TypeError):
        return
    for at in range(0, len(raw) - _EACH + 1, _EACH):
        yield UUID(bytes=raw[at : at + _ID]), raw[at + _ID : at + _EACH]
