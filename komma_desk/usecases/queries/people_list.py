"""Who is in the store, how far each has come, and the fingerprint to compare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from komma_desk.domain.person import Person
from komma_desk.usecases.context import Context


@dataclass(frozen=True, slots=True)
class PeopleList:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """`fingerprint` is empty until the person made her keys; `expires_at` of her invitation."""

    person: Person
    fingerprint: str
    expires_at: datetime | None
    is_me: bool = False
    is_overdue: bool = False
    colleague: str = ""
    """For whom she stands in."""


def people_list(_query: PeopleList, context: Context) -> tuple[PersonLine, ...]:
    office, today = context.work.office, context.clock.today()
    people = office.people.all()
    names = {each.id: each.name for each in people}
    return tuple(
        PersonLine(
            person=person,
            fingerprint=context.keys.fingerprint(person) if person.sealing else "",
            expires_at=invitation.expires_at
            if (invitation := office.keys.invitation_of(person.id))
            else None,
            is_me=person.id == context.actor.id,
            is_overdue=context.roles.is_overdue(today, person),
            colleague=names.get(person.stands_in_for, "") if person.stands_in_for else "",
        )
        for person in people
    )
