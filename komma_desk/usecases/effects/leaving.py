"""Who leaves, who stays, and which groups get new keys: one answer for question and deed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from komma_desk.domain.audit import Compartment
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.role_presets import Group
from komma_desk.usecases.context import Context
from komma_desk.usecases.office_recovery import recipients_of_new_epoch
from komma_desk.words import N_


class NotYourself(Refusal):
    sentence = N_("You cannot do this to yourself.")
    advice = N_("Another clearing officer can. Your passphrase you change under “File”.")


class HasLeft(Refusal):
    sentence = N_("{login} has left.")
    advice = N_("If the person comes back, please invite her again under the same login.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """`unconfirmed` need a new one-time code: nothing may be sealed to keys nobody vouches for.

    `recovery` is the office's own way back, where it has one: it stays like a clearing officer.
    """

    person: Person
    staying: tuple[Person, ...]
    unconfirmed: tuple[Person, ...]
    groups: tuple[str, ...]
    members: Mapping[str, Sequence[Person]]
    """Of each group that gets new keys. By role, not by what was granted: a role is signed, a
    grant anybody can plant."""
    recovery: tuple[Person, ...] = ()

    @property
    def compartments(self) -> tuple[Compartment, ...]:
        """The files that are written anew: those she had a key to."""
        return tuple(Compartment) if self.opens_cases else (Compartment.OFFICE,)

    def holders(self, compartment: Compartment) -> tuple[Person, ...]:
        """Who is given the new key of this file."""
        if compartment is Compartment.CASES:
            return tuple(self.members[Group.CLEARING])
        return (*self.staying, *self.recovery)

    @property
    def opens_cases(self) -> bool:
        return Group.CLEARING in self.groups


def leaving_of(person: PersonId, context: Context) -> Leaving:
    """Raises NoSuchPerson, NotYourself or HasLeft."""
    office = context.work.office
    leaver = office.people.get(person)
    if leaver.id == context.actor.id:
        raise NotYourself
    if leaver.standing is Standing.LEFT:
        raise HasLeft(login=leaver.login)
    others = [
        each
        for each in office.people.all()
        if each.id != leaver.id and each.standing is not Standing.LEFT
    ]
    staying = tuple(each for each in others if context.keys.is_confirmed(each))
    granted = {grant.group for grant in office.keys.grants_of(leaver.id)}
    groups = sorted(granted | context.roles.groups_of(leaver.roles))
    recovery = recipients_of_new_epoch(context)
    return Leaving(
        person=leaver,
        staying=staying,
        unconfirmed=tuple(each for each in others if each not in staying),
        groups=tuple(groups),
        members={name: (*_with_key(name, staying, context), *recovery) for name in groups},
        recovery=recovery,
    )


def _with_key(group: str, people: Sequence[Person], context: Context) -> tuple[Person, ...]:
    return tuple(each for each in people if group in context.roles.groups_of(each.roles))
