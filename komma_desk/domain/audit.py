"""The log as a chain: each entry commits to the one before, so nothing can be cut out unseen."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol, Self, runtime_checkable

from komma_desk.domain.identifiers import PersonId

GENESIS: Final = b"\0" * 32
_SHORT: Final = 16  # hexadecimal digits: 64 bits, enough to compare and short enough to type
_LABEL: Final = b"komma-log/1"


class Compartment(StrEnum):
    """The two encrypted files of a store."""

    OFFICE = "office"  # everybody of the store has its key
    CASES = "cases"  # only clearing has its key


# In the detail of a line: the ids of the cases its command opened, between spaces.
OPENED: Final = "opened cases"


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

    @property
    def text(self) -> str:
        """`17:` and the digest in hexadecimal: to be kept, scanned and read again."""
        return f"{self.sequence}:{self.digest.hex()}"

    @property
    def short(self) -> str:
        """The same with the first digits only, in groups, to be compared by eye."""
        digits = self.digest.hex()[:_SHORT]
        groups = (digits[at : at + 4] for at in range(0, _SHORT, 4))
        return f"{self.sequence}:{'-'.join(groups)}"

    @classmethod
    def read(cls, text: str) -> Self:
        """The head written as `text`; raises ValueError."""
        sequence, _colon, digest = text.partition(":")
        return cls(sequence=int(sequence), digest=bytes.fromhex(digest))


def anchor_text(compartment: Compartment, head: LogHead) -> str:
    """`office:17:` and the digest: what sheets and receipts show and the command line takes."""
    return f"{compartment}:{head.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """An entry as it lies in its file; `payload` and `salt` are empty where it was erased.

    Author and signature of the office log lie sealed inside its payload.
    """

    compartment: Compartment
    sequence: int
    at: datetime
    previous: bytes
    salt: bytes = field(repr=False)
    commitment: bytes
    digest: bytes
    payload: bytes = field(repr=False)
    author: PersonId | None = None
    signature: bytes = b""

    @property
    def is_erased(self) -> bool:
        return not self.payload and not self.salt

    @property
    def head(self) -> LogHead:
        """The head at the time this entry was the last one."""
        return LogHead(sequence=self.sequence, digest=self.digest)

    def is_as_written(self) -> bool:
        """Whether it fits its own commitment and digest; an erased payload fits."""
        if not self.is_erased and commitment(self.salt, self.payload) != self.commitment:
            return False
        return self.digest == link(self.sequence, self.at, self.previous, self.commitment)


@runtime_checkable
class Anchored(Protocol):
    """A receipt that remembers where in the log its deed stands."""

    def anchored(self, head: LogHead) -> Self: ...


def commitment(salt: bytes, payload: bytes) -> bytes:
    """Binds a payload that may be erased later without breaking the chain."""
    return hashlib.sha256(_LABEL + b"|payload|" + salt + payload).digest()


def link(sequence: int, at: datetime, previous: bytes, committed: bytes) -> bytes:
    """The digest of entry `sequence`, counted from 1; `previous` is GENESIS for the first."""
    head = f"{sequence}|{at.isoformat()}|".encode()
    return hashlib.sha256(_LABEL + b"|entry|" + head + previous + committed).digest()
