"""`komma-desk user reset|leave`: new keys for whoever lost hers, and the end of somebody's keys."""

from __future__ import annotations

import sys
from argparse import Namespace

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors, OpenStore
from komma_desk.cli.speaking import Exit, say, show_json
from komma_desk.domain import leaving_words
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.login import require_login
from komma_desk.domain.stored import NoSuchPerson
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.reset_person import ResetPerson
from komma_desk.usecases.effects.inviting import InvitationIssued
from komma_desk.usecases.effects.leaving import Leaving
from komma_desk.usecases.queries.leaving_preview import LeavingPreview
from komma_desk.usecases.queries.people_list import PeopleList
from komma_desk.words import N_, _


class NotConfirmedByYou(Refusal):
    sentence = N_("Nothing was changed.")
    advice = N_("To go on, please type the login when asked.")


def reset(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        person = _person(store, wanted.who)
        agree(wanted, leaving_words.resetting())
        issued = store.perform(ResetPerson(person)).receipt
    assert isinstance(issued, InvitationIssued)
    if wanted.json:
        show_json(
            {
                "login": issued.login,
                "code": issued.code,
                "expires_at": issued.expires_at.isoformat(),
            }
        )
        return Exit.DONE
    say(_("One-time code of {login} (shown once):").format(login=issued.login))
    say(issued.code)
    say(_("Valid until {day}.").format(day=issued.expires_at.date().isoformat()))
    return Exit.DONE


def leave(doors: Doors, wanted: Namespace) -> Exit:
    """What happens is said first; at a terminal the login is typed once more."""
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        person = _person(store, wanted.who)
        leaving: Leaving = store.ask(LeavingPreview(person))
        agree(
            wanted,
            leaving_words.leaving(
                leaving.person.name,
                opens_cases=leaving.opens_cases,
                unconfirmed=[each.login for each in leaving.unconfirmed],
                circles=leaving.circles_said,
            ),
        )
        store.perform(DismissPerson(person, say_done))
    say(_("{login} has left.").format(login=wanted.who))
    return Exit.DONE


def say_done(hundredths: int) -> None:
    say(_("{n} % done").format(n=hundredths))


def agree(wanted: Namespace, sentences: tuple[str, ...]) -> None:
    """A scheduled run without a terminal has agreed by being set up."""
    for sentence in () if wanted.json else sentences:
        say(sentence)
    if wanted.passphrase_file is None and sys.stdin.isatty():
        typed = input(_("Type the login of the person to go on: "))
        if typed.strip() != wanted.who:
            raise NotConfirmedByYou


def _person(store: OpenStore, login: str) -> PersonId:
    wanted = require_login(login)
    for line in store.ask(PeopleList()):
        if line.person.login == wanted:
            return PersonId(line.person.id)
    raise NoSuchPerson
