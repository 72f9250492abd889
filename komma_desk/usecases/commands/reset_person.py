"""Passphrase and recovery code are lost: a new one-time code, with which she makes new keys."""

from __future__ import annotations

from dataclasses import dataclass, replace

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Standing
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.inviting import OPEN_FOR, InvitationIssued
from komma_desk.usecases.effects.leaving import HasLeft, NotYourself
from komma_desk.usecases.effects.once_confirmed import forget_confirmed
from komma_desk.usecases.effects.resealing import put_out_everywhere
from komma_desk.usecases.former_keys import remember_keys


@dataclass(frozen=True, slots=True)
class ResetPerson:
    """What was sealed to her old keys is lost to her; the window says so before."""

    person: PersonId


def reset_person(command: ResetPerson, context: Context) -> Changes:
    office = context.work.office
    person = office.people.get(command.person)
    if person.id == context.actor.id:
        raise NotYourself
    if person.standing is Standing.LEFT:
        raise HasLeft(login=person.login)
    remember_keys(person, office.settings)
    forget_confirmed(person.id, context)
    if context.work.has_cases:
        put_out_everywhere(person.id, context)
    if open_one := office.keys.invitation_of(person.id):
        office.keys.remove_invitation(open_one.id)
    office.keys.remove_grants_of(person.id)
    expires_at = context.clock.now() + OPEN_FOR
    invited = context.keys.invite(person, expires_at)
    office.people.save(
        replace(person, standing=Standing.INVITED, sealing=b"", signing=b"", signature=b"")
    )
    office.keys.add_invitation(invited.invitation)
    return Changes.of(Subject.PEOPLE).with_receipt(
        InvitationIssued(login=person.login, code=invited.code, expires_at=expires_at)
    )
