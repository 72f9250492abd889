"""`user roles` and `user substitute`: other roles for somebody, for good or from day to day."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Set as AbstractSet

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors, OpenStore
from komma_desk.cli.leaving import agree, say_done
from komma_desk.cli.speaking import Exit, say
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.login import require_login
from komma_desk.domain.person import Person
from komma_desk.domain.roles import Role
from komma_desk.domain.stored import NoSuchPerson
from komma_desk.domain.substitution import NoTerm, Substitution
from komma_desk.domain.term_words import changing, term_said
from komma_desk.usecases.commands.change_roles import ChangeRoles
from komma_desk.usecases.effects.leaving import Leaving
from komma_desk.usecases.queries.people_list import PeopleList
from komma_desk.usecases.queries.roles_preview import RolesPreview
from komma_desk.words import N_, _


class OnlySubstitutesForATime(Refusal):
    sentence = N_("Only a substitute has a first and a last day.")
    advice = N_("Please leave the days out, or choose the role “substitute”. Nothing was changed.")


def roles(doors: Doors, wanted: Namespace) -> Exit:
    """What it means is said first; at a terminal the login is typed once more."""
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        person = _person(store, wanted.who)
        after = (person.roles | set(map(Role, wanted.add))) - set(map(Role, wanted.remove))
        term = term_of(store, wanted, after)
        _change(store, wanted, person, after, term or person.substitution)
    return Exit.DONE


def substitute(doors: Doors, wanted: Namespace) -> Exit:
    """Begin or prolong it, or end it with `--end`."""
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        person = _person(store, wanted.who)
        if wanted.end:
            after = (person.roles - {Role.SUBSTITUTE}) or frozenset({Role.REPORTER})
            _change(store, wanted, person, after, None)
        else:
            term = term_of(store, wanted, {Role.SUBSTITUTE})
            if term is None:
                raise NoTerm
            _change(store, wanted, person, person.roles | {Role.SUBSTITUTE}, term)
    return Exit.DONE


def _change(
    store: OpenStore,
    wanted: Namespace,
    person: Person,
    after: frozenset[Role],
    term: Substitution | None,
) -> None:
    kept = term if Role.SUBSTITUTE in after else None
    change: Leaving = store.ask(RolesPreview(person.id, after, kept))
    said = changing(
        person.name,
        gained=change.gained,
        lost=change.lost,
        renews=change.renews,
        unconfirmed=[each.login for each in change.unconfirmed],
        term=term_said(change.becoming) if change.becoming else "",
    )
    agree(wanted, (*said, *(change.circles_said if change.loses_cases else ())))
    store.perform(ChangeRoles(person.id, after, kept, say_done))
    say(_("The roles of {name} are changed.").format(name=person.name))


def term_of(store: OpenStore, wanted: Namespace, roles: AbstractSet[Role]) -> Substitution | None:
    """The term as typed; None where none was given. Raises NoTerm for half of one."""
    if wanted.first is None and wanted.until is None and wanted.stands_in_for is None:
        return None
    if Role.SUBSTITUTE not in roles:
        raise OnlySubstitutesForATime
    if wanted.first is None or wanted.until is None:
        raise NoTerm
    colleague = PersonId(_person(store, wanted.stands_in_for).id) if wanted.stands_in_for else None
    return Substitution(first_on=wanted.first, last_on=wanted.until, stands_in_for=colleague)


def _person(store: OpenStore, login: str) -> Person:
    wanted = require_login(login)
    for line in store.ask(PeopleList()):
        if line.person.login == wanted:
            found: Person = line.person
            return found
    raise NoSuchPerson
