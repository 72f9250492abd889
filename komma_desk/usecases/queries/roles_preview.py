"""What happens if this person gets these roles: said before it is done."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.roles import Role
from komma_desk.domain.substitution import Substitution
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.changing_roles import change_of
from komma_desk.usecases.effects.leaving import Leaving


@dataclass(frozen=True, slots=True)
class RolesPreview:
    person: PersonId
    roles: frozenset[Role]
    substitution: Substitution | None = None


def roles_preview(query: RolesPreview, context: Context) -> Leaving:
    """Raises whatever `ChangeRoles` would raise."""
    return change_of(query.person, query.roles, query.substitution, context)
