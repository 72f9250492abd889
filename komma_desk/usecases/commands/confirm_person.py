"""A clearing officer compared the fingerprint: the keys are signed, the role's groups granted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.stored import ChangedMeanwhile
from komma_desk.domain.substitution import TermOver
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.giving_back import give_back
from komma_desk.words import N_


class NotArrived(Refusal):
    sentence = N_("This person has not accepted the invitation yet.")
    advice = N_("She opens KommA Desk, chooses “Accept invitation” and types her one-time code.")


@dataclass(frozen=True, slots=True)
class ConfirmPerson:
    """`as_seen` is what the officer compared: she vouches for nothing else."""

    person: PersonId
    as_seen: Person | None = field(default=None, compare=False)


def confirm_person(command: ConfirmPerson, context: Context) -> Changes:
    office = context.work.office
    person = office.people.get(command.person)
    invitation = office.keys.invitation_of(person.id)
    if person.standing is not Standing.ARRIVED or invitation is None:
        raise NotArrived
    if command.as_seen is not None and command.as_seen != person:
        raise ChangedMeanwhile
    if context.roles.is_over(context.clock.today(), person):
        raise TermOver
    groups: dict[str, int] = {
        name: epoch.epoch
        for name in sorted(context.roles.groups_of(person.roles))
        if (epoch := office.keys.newest_epoch(name))
    }
    signature, grants = context.keys.confirm(person, invitation, groups)
    confirmed = replace(person, signature=signature, standing=Standing.CONFIRMED)
    office.people.save(confirmed)
    for grant in grants:
        office.keys.add_grant(grant)
    office.keys.remove_invitation(invitation.id)
    give_back(confirmed, context)
    return Changes.of(Subject.PEOPLE)
