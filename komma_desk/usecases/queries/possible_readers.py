"""Who could come to read a report: asked by whoever files one and wants to leave somebody out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.role_presets import Group
from komma_desk.domain.roles import Role
from komma_desk.usecases.context import Context

# They read extracts, and help to open a case in an emergency.
_READING_EXTRACTS: Final = (Role.HEAD, Role.DATA_PROTECTION)


@dataclass(frozen=True, slots=True)
class PossibleReaders:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class PossibleReader:
    """`role` is the one by which she would read it; clearing reads all of it."""

    person: PersonId
    login: str
    name: str
    role: Role
    reads_cases: bool


def possible_readers(_query: PossibleReaders, context: Context) -> tuple[PossibleReader, ...]:
    """Clearing first, then by name.

    Also whoever is not confirmed yet, or has to make new keys: she may read everything tomorrow
    that goes to the whole office today.
    """
    found = [
        PossibleReader(
            person=each.id, login=each.login, name=each.name, role=role, reads_cases=reads_cases
        )
        for each in context.work.office.people.all()
        if each.standing is not Standing.LEFT
        for role, reads_cases in _roads(each, context)
    ]
    return tuple(sorted(found, key=lambda each: not each.reads_cases))


def _roads(person: Person, context: Context) -> Iterator[tuple[Role, bool]]:
    """By which role this person would read a report; one at most."""
    clearing = context.roles.holders_of(Group.CLEARING)
    for roles, reads_cases in ((clearing, True), (frozenset(_READING_EXTRACTS), False)):
        if found := sorted(person.roles & roles):
            yield found[0], reads_cases
            return
