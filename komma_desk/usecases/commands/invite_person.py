"""Invite somebody: a one-time code, shown once; the person makes her own keys with it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.login import require_login
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.roles import Role
from komma_desk.domain.substitution import Substitution
from komma_desk.domain.text import LONGEST_LINE, require_text
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.inviting import OPEN_FOR, InvitationIssued
from komma_desk.usecases.effects.terms import fitting_term
from komma_desk.words import N_


class AlreadyThere(Refusal):
    sentence = N_("Somebody with the login “{login}” is already in this store.")
    advice = N_("Please choose another login.")


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitePerson:
    login: str
    name: str
    roles: frozenset[Role]
    substitution: Substitution | None = None


def invite_person(command: InvitePerson, context: Context) -> Changes:
    login = require_login(command.login)
    require_text(command.name, LONGEST_LINE)
    known = context.work.office.people.find(login)
    term = fitting_term(
        command.roles, command.substitution, None if known is None else known.id, context
    )
    person = _invited(login, replace(command, substitution=term), context)
    expires_at = context.clock.now() + OPEN_FOR
    invited = context.keys.invite(person, expires_at)
    context.work.office.keys.add_invitation(invited.invitation)
    return Changes.of(Subject.PEOPLE).with_receipt(
        InvitationIssued(login=login, code=invited.code, expires_at=expires_at)
    )


def _invited(login: str, command: InvitePerson, context: Context) -> Person:
    """A new person, or one whose code was lost, has expired, or whose keys were not hers.

    Whoever is confirmed is not invited again: her keys would be thrown away.
    """
    office = context.work.office
    known = office.people.find(login)
    if known is None:
        person = Person(
            id=PersonId(context.new_id()),
            login=login,
            name=command.name,
            roles=command.roles,
            substitution=command.substitution,
            standing=Standing.INVITED,
        )
        office.people.add(person)
        return person
    if known.standing is Standing.CONFIRMED:
        raise AlreadyThere(login=login)
    if open_one := office.keys.invitation_of(known.id):
        office.keys.remove_invitation(open_one.id)
    office.people.save(
        replace(
            known,
            name=command.name,
            roles=command.roles,
            substitution=command.substitution,
            standing=Standing.INVITED,
            sealing=b"",
            signing=b"",
        )
    )
    return known
