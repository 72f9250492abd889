"""Other roles for somebody: keys of new groups are handed out, keys of lost ones end at once.

Where something ends, the files are written anew as when somebody leaves; she herself stays.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from komma_desk.domain.audit import AuditLine
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Person
from komma_desk.domain.roles import Role
from komma_desk.domain.substitution import Substitution
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.changing_roles import change_of
from komma_desk.usecases.effects.renewed_office import Told, nobody_listens, renew_office


@dataclass(frozen=True, slots=True)
class ChangeRoles:
    """All roles she has from now on; `substitution` only with a role that is held for a time."""

    person: PersonId
    roles: frozenset[Role]
    substitution: Substitution | None = None
    told: Told = field(default=nobody_listens, compare=False, repr=False)


def change_roles(command: ChangeRoles, context: Context) -> Changes:
    change = change_of(command.person, command.roles, command.substitution, context)
    if change.renews:
        renew_office(change, context)
    else:
        assert change.becoming is not None
        _hand_out(change.person, change.becoming, change.groups, context)
    return Changes.of(Subject.PEOPLE)


def _hand_out(person: Person, becoming: Person, groups: tuple[str, ...], context: Context) -> None:
    signature, grants = context.keys.give_roles(person, becoming, groups)
    context.work.office.people.save(replace(becoming, signature=signature))
    for grant in grants:
        context.work.office.keys.add_grant(grant)


def roles_line(command: ChangeRoles, _changes: Changes) -> AuditLine:
    """Who did it signs the line; it is never the person herself, so two are known for each."""
    term = command.substitution
    detail = {"roles": " ".join(sorted(command.roles)), "until": str(term.last_on) if term else ""}
    return AuditLine(action="change roles", subject=str(command.person), detail=detail)
