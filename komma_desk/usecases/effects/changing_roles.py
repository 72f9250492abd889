"""What other roles mean for keys: which groups come, which end, and whether the files are renewed.

Whatever somebody gives up ends by new files: her signed roles of before would count again else.
"""

from __future__ import annotations

from dataclasses import replace

from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.roles import Role
from komma_desk.domain.substitution import Substitution
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.leaving import HasLeft, Leaving, NotYourself, renewal_of
from komma_desk.usecases.effects.terms import fitting_term
from komma_desk.words import N_


class NotConfirmedYet(Refusal):
    sentence = N_("{login} is not confirmed yet.")
    advice = N_("Please confirm the person first, or invite her again with the other roles.")


class RolesAsBefore(Refusal):
    sentence = N_("These are the roles this person has already.")


def change_of(
    person: PersonId, roles: frozenset[Role], term: Substitution | None, context: Context
) -> Leaving:
    """Raises NoSuchPerson, NotYourself, HasLeft, NotConfirmedYet, RolesAsBefore and of the term.

    Nobody changes her own roles: so the last clearing officer never loses hers.
    """
    before = context.work.office.people.get(person)
    if before.id == context.actor.id:
        raise NotYourself
    if before.standing is Standing.LEFT:
        raise HasLeft(login=before.login)
    if not context.keys.is_confirmed(before):
        raise NotConfirmedYet(login=before.login)
    if before.roles == roles and before.substitution == term:
        raise RolesAsBefore
    kept = fitting_term(roles, term, before.id, context)
    after = replace(before, roles=roles, substitution=kept)
    presets = context.roles
    granted, meant = _granted(before, context), presets.groups_of(roles)
    lost = (granted | presets.groups_of(before.roles)) - meant
    gained = meant - granted
    if not (lost or _gives_up(before, after, context)):
        return Leaving(
            person=before,
            becoming=after,
            staying=(),
            unconfirmed=(),
            groups=tuple(sorted(gained)),
            members={},
            renews=False,
        )
    return renewal_of(before, after, lost | gained, context)


def _granted(person: Person, context: Context) -> frozenset[str]:
    return frozenset(each.group for each in context.work.office.keys.grants_of(person.id))


def _gives_up(before: Person, after: Person, context: Context) -> bool:
    """Whether she could do something that she may not do any more, or for a shorter time."""
    presets = context.roles
    if presets.permissions_of(before.roles) - presets.permissions_of(after.roles):
        return True
    earlier, later = before.substitution, after.substitution
    return earlier is not None and later is not None and earlier.reaches_beyond(later)
