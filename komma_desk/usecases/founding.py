"""Founding a store, as both faces ask for it: the first people, and what is shown once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from komma_desk.domain.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPerson:
    """One of the people a store is founded with; at least one must be in clearing."""

    login: str
    name: str
    roles: frozenset[Role]
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundedStore:
    """The recovery codes by login, shown once; a sheet for the safe (PDF) for each login.

    `cleared` names what earlier foundings of it that were cut short had left.
    """

    folder: Path
    recovery_codes: Mapping[str, str] = field(repr=False)
    sheets: Mapping[str, bytes] = field(repr=False)
    cleared: tuple[str, ...] = ()
