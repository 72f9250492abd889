"""Who acts: the unlocked person, the roles that count today, and what they permit."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.permissions import Permission
from komma_desk.domain.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    id: PersonId
    login: str
    name: str
    roles: frozenset[Role]
    permissions: frozenset[Permission]
