"""The people of this store; everybody of it may see who they are."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.roles import Role
from komma_desk.domain.stored import NoSuchPerson
from komma_desk.domain.substitution import Substitution
from komma_desk.store.sorting import sort_key
from komma_desk.store.tables import OfficeRow, Rows
from komma_desk.store.troubles import StoreDamaged


class PersonRow(OfficeRow):
    __tablename__ = "people"
    __table_args__ = (sa.Index(None, "name_key", "id"),)

    id: Mapped[UUID] = mapped_column(sa.Uuid, primary_key=True)
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    name_key: Mapped[str]
    roles: Mapped[list[str]]
    standing: Mapped[str]
    sealing: Mapped[bytes]
    signing: Mapped[bytes]
    signature: Mapped[bytes]
    revision: Mapped[int]
    substitute_from_on: Mapped[date | None]
    substitute_until_on: Mapped[date | None]
    stands_in_for: Mapped[UUID | None]


def row_of(person: Person) -> PersonRow:
    term = person.substitution
    return PersonRow(
        id=person.id,
        login=person.login,
        name=person.name,
        name_key=sort_key(person.name),
        roles=sorted(person.roles),
        standing=person.standing,
        sealing=person.sealing,
        signing=person.signing,
        signature=person.signature,
        revision=person.revision,
        substitute_from_on=term and term.first_on,
        substitute_until_on=term and term.last_on,
        stands_in_for=term and term.stands_in_for,
    )


def person_of(row: PersonRow) -> Person:
    """Raises StoreDamaged for a role or standing that never was one."""
    try:
        roles, standing = frozenset(map(Role, row.roles)), Standing(row.standing)
    except (ValueError, TypeError) as unreadable:
        raise StoreDamaged from unreadable
    return Person(
        id=PersonId(row.id),
        login=row.login,
        name=row.name,
        roles=roles,
        standing=standing,
        sealing=row.sealing,
        signing=row.signing,
        signature=row.signature,
        revision=row.revision,
        substitution=_term_of(row),
    )


def _term_of(row: PersonRow) -> Substitution | None:
    if row.substitute_from_on is None or row.substitute_until_on is None:
        return None
    return Substitution(
        first_on=row.substitute_from_on,
        last_on=row.substitute_until_on,
        stands_in_for=PersonId(row.stands_in_for) if row.stands_in_for else None,
    )


class KeptPeople:
    """Remembers while its transaction lasts: of a full post many letters are of the same hand."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._known: dict[PersonId, Person] = {}

    def add(self, person: Person) -> None:
        self._rows.add(row_of(person))

    def get(self, person: PersonId) -> Person:
        if known := self._known.get(person):
            return known
        row = self._rows.one(sa.select(PersonRow).where(PersonRow.id == person))
        if row is None:
            raise NoSuchPerson
        return self._known.setdefault(person, person_of(row))

    def find(self, login: str) -> Person | None:
        row = self._rows.one(sa.select(PersonRow).where(PersonRow.login == login))
        return None if row is None else person_of(row)

    def all(self) -> tuple[Person, ...]:
        wanted = sa.select(PersonRow).order_by(PersonRow.name_key, PersonRow.id)
        return tuple(person_of(row) for row in self._rows.all(wanted))

    def save(self, person: Person) -> None:
        self._known.pop(person.id, None)
        self._rows.overwrite(row_of(person))
