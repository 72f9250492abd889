"""Who can be in the circle of a case, and who keeps the other half of its key."""

from __future__ import annotations

from collections.abc import Collection

from komma_desk.domain.break_glass import KEEPER_ROLES
from komma_desk.domain.circle_deeds import NobodyInTheCircle, NotForTheCircle
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Person
from komma_desk.domain.role_presets import Group
from komma_desk.usecases.context import Context


def officers(context: Context) -> tuple[Person, ...]:
    """Everybody of clearing whose keys and role are signed, by name."""
    return tuple(each for each in context.work.office.people.all() if _is_officer(each, context))


def keepers(context: Context, excluded: Collection[PersonId] = ()) -> tuple[Person, ...]:
    """Confirmed for the head or data protection, and not of clearing.

    Somebody of clearing holds the group's half already: with another one she would need nobody.
    """
    return tuple(
        each
        for each in context.work.office.people.all()
        if each.id not in excluded and is_keeper(each, context)
    )


def is_keeper(person: Person, context: Context) -> bool:
    return (
        bool(person.roles & KEEPER_ROLES)
        and not _is_of_clearing(person, context)
        and context.keys.is_confirmed(person)
    )


def chosen_members(
    chosen: Collection[PersonId], excluded: Collection[PersonId], context: Context
) -> tuple[Person, ...]:
    """Raises NobodyInTheCircle or NotForTheCircle."""
    if not chosen:
        raise NobodyInTheCircle
    known = {each.id: each for each in officers(context)}
    for person in chosen:
        if person not in known or person in excluded:
            raise NotForTheCircle(name=name_of(person, context))
    return tuple(each for each in known.values() if each.id in chosen)


def name_of(person: PersonId, context: Context) -> str:
    """Empty for somebody the office does not know any more."""
    people = context.work.office.people.all()
    return next((each.name for each in people if each.id == person), "")


def _is_officer(person: Person, context: Context) -> bool:
    return _is_of_clearing(person, context) and context.keys.is_confirmed(person)


def _is_of_clearing(person: Person, context: Context) -> bool:
    return Group.CLEARING in context.roles.groups_of(person.roles)
