"""Roles as they may be given: with a term where one is needed, and without one where it is not."""

from __future__ import annotations

from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.role_presets import Group
from komma_desk.domain.roles import Role
from komma_desk.domain.stored import NoSuchPerson
from komma_desk.domain.substitution import NoTerm, Substitution
from komma_desk.usecases.context import Context
from komma_desk.words import N_


class NoRole(Refusal):
    sentence = N_("Please choose at least one role.")


class SubstituteOfHerOwn(Refusal):
    sentence = N_("Who belongs to the clearing office needs no substitution for it.")
    advice = N_("Please choose one of the two roles.")


class NobodyToStandInFor(Refusal):
    sentence = N_("One stands in for another person of the clearing office.")
    advice = N_("Please choose a colleague who is confirmed for the clearing office.")


def fitting_term(
    roles: frozenset[Role],
    term: Substitution | None,
    person: PersonId | None,
    context: Context,
) -> Substitution | None:
    """The term to keep with these roles; `person` is None where she is new.

    Raises NoRole, SubstituteOfHerOwn, NoTerm, NobodyToStandInFor and what the term itself raises.
    """
    if not roles:
        raise NoRole
    if not context.roles.are_for_a_time(roles):
        return None
    lasting = {each for each in roles if not context.roles.of(each).for_a_time}
    if Group.CLEARING in context.roles.groups_of(lasting):
        raise SubstituteOfHerOwn
    if term is None:
        raise NoTerm
    term.require_sense(context.clock.today())
    if term.stands_in_for is not None:
        _require_colleague(term.stands_in_for, person, context)
    return term


def _require_colleague(colleague: PersonId, person: PersonId | None, context: Context) -> None:
    try:
        found = context.work.office.people.get(colleague)
    except NoSuchPerson:
        raise NobodyToStandInFor from None
    of_clearing = Group.CLEARING in context.roles.groups_of(found.roles)
    if colleague == person or not of_clearing or not context.keys.is_confirmed(found):
        raise NobodyToStandInFor
