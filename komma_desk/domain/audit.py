"""The log as a chain: each entry commits to the one before, so nothing can be cut out unseen."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

GENESIS: Final = b"\0" * 32
_LABEL: Final = b"komma-log/1"


class Compartment(StrEnum):
    """The two encrypted files of a store."""

    OFFICE = "office"  # everybody of the store has its key
    CASES = "cases"  # only clearing has its key


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditLine:
    """What a command or a read leaves in the log; never case content."""

    action: str
    subject: str = ""
    detail: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogHead:
    """The end of a chain as somebody last saw it."""

    sequence: int
    digest: bytes


def commitment(salt: bytes, payload: bytes) -> bytes:
    """Binds a payload that may be erased later without breaking the chain."""
    return hashlib.sha256(_LABEL + b"|payload|" + salt + payload).digest()


def link(sequence: int, at: datetime, previous: bytes, committed: bytes) -> bytes:
    """The digest of entry `sequence`, counted from 1; `previous` is GENESIS for the first."""
    head = f"{sequence}|{at.isoformat()}|".encode()
    return hashlib.sha256(_LABEL + b"|entry|" + head + previous + committed).digest()
