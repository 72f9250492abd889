"""Whom clearing confirmed once, with which keys; so nobody is set back to a stranger unnoticed.

Remembered in `cases.db`: in the office file an administrator can write an earlier row.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Person, Standing
from komma_desk.usecases.context import Context
from komma_desk.usecases.ports.cases import StoredMemory

_PERSON: Final = "person "  # and the id


@dataclass(frozen=True, slots=True, kw_only=True)
class OnceConfirmed:
    """`keys` are both public halves as hexadecimal digits."""

    person: PersonId
    name: str
    keys: tuple[str, str]

    def is_now(self, person: Person) -> bool:
        """Whether she still stands there as she was confirmed."""
        return person.standing is Standing.CONFIRMED and self.keys == _keys(person)


def remember_confirmed(person: Person, memory: StoredMemory) -> None:
    """A clearing officer has just compared the words, or vouched for her before."""
    said = json.dumps([person.name, *_keys(person)], ensure_ascii=False)
    memory.put(_PERSON + person.id.hex, said)


def forget_confirmed(person: PersonId, context: Context) -> None:
    """Clearing itself took her keys away: she leaves, or makes new ones."""
    if context.work.has_cases:
        forget(person, context.work.cases.memory)


def forget(person: PersonId, memory: StoredMemory) -> None:
    memory.put(_PERSON + person.hex, "")


def learn_confirmed(context: Context) -> None:
    """Whoever is vouched for and not remembered yet: from before, or made by the recovery."""
    known = context.work.cases.memory.all(_PERSON)
    for person in context.work.office.people.all():
        if not known.get(_PERSON + person.id.hex) and context.keys.is_confirmed(person):
            remember_confirmed(person, context.work.cases.memory)


def once_confirmed(person: PersonId, context: Context) -> OnceConfirmed | None:
    """For holders of the cases only."""
    return _read(person, context.work.cases.memory.get(_PERSON + person.hex))


def set_back(people: Iterable[Person], context: Context) -> tuple[OnceConfirmed, ...]:
    """Who stood there confirmed, and does not any more though nobody of clearing took it back."""
    there = {each.id: each for each in people}
    remembered = (
        _read(PersonId(UUID(name.removeprefix(_PERSON))), said)
        for name, said in context.work.cases.memory.all(_PERSON).items()
    )
    return tuple(
        each
        for each in remembered
        if each and (each.person not in there or not each.is_now(there[each.person]))
    )


def _read(person: PersonId, said: str) -> OnceConfirmed | None:
    if not said:
        return None
    name, sealing, signing = json.loads(said)
    return OnceConfirmed(person=person, name=name, keys=(sealing, signing))


def _keys(person: Person) -> tuple[str, str]:
    return person.sealing.hex(), person.signing.hex()
