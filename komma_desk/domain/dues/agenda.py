"""What of a deadline may stand in somebody's diary: number, title and days, no person, no story."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from komma_desk.domain.identifiers import CaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaEntry:
    """`uid` stays the same for one deadline, so that a diary moves the entry it has."""

    uid: str
    number: str
    title: str  # in the language of the screens; empty for a case that is not open to all
    norm: str
    safe: date
    statutory_end: date
    remind_on: tuple[date, ...]


def uid_of(case: CaseId, key: str) -> str:
    """Out of a random id and nothing else anybody could guess a person from."""
    told = hashlib.sha256(b"komma-desk deadline\0" + case.bytes + key.encode()).hexdigest()
    return f"{told[:40]}@komma-desk"
