"""Which cases one may see; made by the dispatcher, demanded by every reading port."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.actor import Actor
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.permissions import Permission


@dataclass(frozen=True, slots=True)
class Scope:
    """The cases within reach of one person; a query that forgets it does not type-check."""

    person: PersonId
    all_cases: bool


def scope_of(actor: Actor) -> Scope:
    return Scope(actor.id, all_cases=Permission.CASE_READ in actor.permissions)
