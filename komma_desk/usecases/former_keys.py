"""The public keys people had before: letters and log entries signed with them stay theirs.

Kept in the settings; each with clearing's signature over it, so nobody can plant one.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from datetime import date
from uuid import UUID

from komma_desk.domain.errors import NOT_AS_WRITTEN, Trouble
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.roles import Role
from komma_desk.domain.substitution import Substitution
from komma_desk.usecases.ports.office import StoredSettings
from komma_desk.words import N_


class FormerKeysUnreadable(Trouble):
    sentence = N_("The keys somebody had before cannot be read any more.")
    advice = N_("Please put back the last backup, and ask who changed the store.")


def remember_keys(person: Person, settings: StoredSettings) -> None:
    """Before they are replaced or end; keys nobody confirmed are not worth remembering."""
    if not person.signature:
        return
    former = [
        each
        for each in former_of(person.id, settings)
        if (each.signing, each.roles) != (person.signing, person.roles)
    ]
    settings.put(_place(person.id), json.dumps([_written(each) for each in (*former, person)]))


def former_of(person: PersonId, settings: StoredSettings) -> tuple[Person, ...]:
    """Oldest first, with standing LEFT; raises FormerKeysUnreadable."""
    text = settings.get(_place(person))
    try:
        return tuple(_read(person, each) for each in json.loads(text)) if text else ()
    except NOT_AS_WRITTEN as wrong:
        raise FormerKeysUnreadable from wrong


def _written(person: Person) -> dict[str, object]:
    return {
        "login": person.login,
        "name": person.name,
        "roles": sorted(person.roles),
        "sealing": b64encode(person.sealing).decode(),
        "signing": b64encode(person.signing).decode(),
        "signature": b64encode(person.signature).decode(),
        **_term_written(person.substitution),
    }


def _term_written(term: Substitution | None) -> dict[str, str]:
    if term is None:
        return {}
    colleague = term.stands_in_for
    return {
        "first_on": term.first_on.isoformat(),
        "last_on": term.last_on.isoformat(),
        "stands_in_for": str(colleague) if colleague else "",
    }


def _term_read(told: dict[str, str]) -> Substitution | None:
    if "first_on" not in told:
        return None
    colleague = told["stands_in_for"]
    return Substitution(
        first_on=date.fromisoformat(told["first_on"]),
        last_on=date.fromisoformat(told["last_on"]),
        stands_in_for=PersonId(UUID(colleague)) if colleague else None,
    )


def _read(person: PersonId, told: dict[str, str]) -> Person:
    return Person(
        id=person,
        login=told["login"],
        name=told["name"],
        roles=frozenset(map(Role, told["roles"])),
        standing=Standing.LEFT,
        sealing=b64decode(told["sealing"]),
        signing=b64decode(told["signing"]),
        signature=b64decode(told["signature"]),
        substitution=_term_read(told),
    )


def _place(person: PersonId) -> str:
    return f"former keys {person}"
