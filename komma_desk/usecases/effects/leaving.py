"""Who leaves what, who stays, and which groups get new keys: one answer for question and deed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from komma_desk.domain import leaving_words
from komma_desk.domain.audit import Compartment
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.role_presets import Group
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.begun_receptions import how_many_begun
from komma_desk.usecases.effects.resealing import CirclesLeft, circles_of
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
    """Somebody leaves the office or some of her roles: `becoming` is None where she leaves it all.

    `unconfirmed` need a new one-time code: nothing may be sealed to keys nobody vouches for.
    `groups` get new keys; of a change in which nothing ends (`renews` is False) they are those
    she is handed. `recovery` is the office's own way back, where it has one: it stays.
    """

    person: Person
    staying: tuple[Person, ...]
    unconfirmed: tuple[Person, ...]
    groups: tuple[str, ...]
    members: Mapping[str, Sequence[Person]]
    """Of each group that gets new keys. By role, not by what was granted: a role is signed, a
    grant anybody can plant."""
    recovery: tuple[Person, ...] = ()
    becoming: Person | None = None
    renews: bool = True
    circles: CirclesLeft = field(default_factory=CirclesLeft)
    """The restricted cases she can open until now."""
    begun: int = 0
    """Entries she began for others; only she can open them."""

    @property
    def compartments(self) -> tuple[Compartment, ...]:
        """The files that are written anew: those she had a key to, or gets one to."""
        return tuple(Compartment) if self.opens_cases else (Compartment.OFFICE,)

    def holders(self, compartment: Compartment) -> tuple[Person, ...]:
        """Who is given the new key of this file; each with the roles signed until now."""
        if compartment is Compartment.CASES:
            return tuple(self.members[Group.CLEARING])
        return (*self.staying, *self.recovery)

    @property
    def opens_cases(self) -> bool:
        return Group.CLEARING in self.groups

    @property
    def circles_said(self) -> tuple[str, ...]:
        """What becomes of her restricted cases and of what she began, in sentences."""
        left = self.circles
        said = leaving_words.circles_left(len(left.mine), len(left.of_others), len(left.of_nobody))
        return (*said, *leaving_words.begun_left(self.begun))

    @property
    def loses_key_of_cases(self) -> bool:
        """Whether she had one; she may go altogether, or stay without it."""
        return self.opens_cases and (self.becoming is None or self.loses_cases)

    @property
    def gained(self) -> tuple[str, ...]:
        """The groups she comes into by this change."""
        return tuple(each for each in self.groups if not self.renews or self._is_in(each))

    @property
    def lost(self) -> tuple[str, ...]:
        return tuple(each for each in self.groups if each not in self.gained)

    def _is_in(self, group: str) -> bool:
        return any(each.id == self.person.id for each in self.members.get(group, ()))

    @property
    def loses_cases(self) -> bool:
        """Whether she stays, and has no key to the cases from now on."""
        return self.becoming is not None and Group.CLEARING in self.lost


def leaving_of(person: PersonId, context: Context) -> Leaving:
    """Raises NoSuchPerson, NotYourself or HasLeft."""
    office = context.work.office
    leaver = office.people.get(person)
    if leaver.id == context.actor.id:
        raise NotYourself
    if leaver.standing is Standing.LEFT:
        raise HasLeft(login=leaver.login)
    granted = {grant.group for grant in office.keys.grants_of(leaver.id)}
    return renewal_of(leaver, None, granted | context.roles.groups_of(leaver.roles), context)


def renewal_of(
    person: Person, becoming: Person | None, groups: AbstractSet[str], context: Context
) -> Leaving:
    """Who stays with which keys when these groups and the office get new ones."""
    others = [
        each
        for each in context.work.office.people.all()
        if each.standing is not Standing.LEFT and (becoming is not None or each.id != person.id)
    ]
    staying = tuple(each for each in others if context.keys.is_confirmed(each))
    recovery = recipients_of_new_epoch(context)

    def with_key(group: str) -> tuple[Person, ...]:
        roles = {each.id: each.roles for each in (*staying, *([becoming] if becoming else []))}
        return tuple(each for each in staying if group in context.roles.groups_of(roles[each.id]))

    return Leaving(
        person=person,
        becoming=becoming,
        staying=staying,
        unconfirmed=tuple(each for each in others if each not in staying),
        groups=tuple(sorted(groups)),
        members={name: (*with_key(name), *recovery) for name in sorted(groups)},
        recovery=recovery,
        circles=circles_of(person.id, context) if context.work.has_cases else CirclesLeft(),
        begun=how_many_begun(person.id, context),
    )
