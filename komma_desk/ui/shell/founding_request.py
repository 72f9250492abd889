"""What the founding assistant asks for, as one frozen thing."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Founder:
    """A person the store is founded with; the passphrase is not shown in its text form."""

    login: str
    name: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundingRequest:
    """A new store; `clearing` is None when the administrator is the clearing officer as well."""

    municipality: str
    folder: Path
    administrator: Founder
    clearing: Founder | None
