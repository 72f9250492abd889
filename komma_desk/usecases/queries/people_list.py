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


def people_list(_query: PeopleList, context: Context) -> tuple[PersonLine, ...]:
    office = context.work.office
    return tuple(
        PersonLine(
            person=person,
            fingerprint=context.keys.fingerprint(person) if person.sealing else "",
            expires_at=invitation.expires_at
            if (invitation := office.keys.invitation_of(person.id))
            else None,
        )
        for person in office.people.all()
    )
