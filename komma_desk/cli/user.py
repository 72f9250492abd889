"""`komma-desk user`: invite, accept, confirm, list."""

from __future__ import annotations

import sys
from argparse import Namespace

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors
from komma_desk.cli.roles import term_of
from komma_desk.cli.speaking import Exit, say, show_json, show_table
from komma_desk.domain.errors import Refusal
from komma_desk.domain.login import require_login
from komma_desk.domain.person import Standing
from komma_desk.domain.roles import ROLE_NAMES, Role
from komma_desk.domain.stored import NoSuchPerson
from komma_desk.domain.term_words import overdue_said, term_said
from komma_desk.usecases.commands.confirm_person import ConfirmPerson
from komma_desk.usecases.commands.invite_person import InvitePerson
from komma_desk.usecases.effects.inviting import InvitationIssued
from komma_desk.usecases.queries.my_standing import MyStanding
from komma_desk.usecases.queries.people_list import PeopleList, PersonLine
from komma_desk.words import N_, _

_STANDINGS = {
    Standing.INVITED: N_("invited"),
    Standing.ARRIVED: N_("waits for confirmation"),
    Standing.CONFIRMED: N_("confirmed"),
    Standing.LEFT: N_("has left"),
}


def invite(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        roles = frozenset(map(Role, wanted.role))
        command = InvitePerson(
            login=wanted.who,
            name=wanted.name or wanted.who,
            roles=roles,
            substitution=term_of(store, wanted, roles),
        )
        issued = store.perform(command).receipt
    assert isinstance(issued, InvitationIssued)
    if wanted.json:
        show_json(
            {
                "login": issued.login,
                "code": issued.code,
                "expires_at": issued.expires_at.isoformat(),
            }
        )
    else:
        say(_("One-time code of {login} (shown once):").format(login=issued.login))
        say(issued.code)
        say(_("Valid until {day}.").format(day=issued.expires_at.date().isoformat()))
    return Exit.DONE


def accept(doors: Doors, wanted: Namespace) -> Exit:
    code = passphrases.lines_of(wanted.code_file)
    chosen = passphrases.new_passphrases(wanted.new_passphrase_file, [wanted.who])
    store, recovery = doors.accept(wanted.dir, wanted.who, code[0] if code else "", chosen[0])
    with store:
        say(_("Welcome. A clearing officer now confirms your keys."))
        words = store.ask(MyStanding()).fingerprint
        say(_("Your words for the comparison: {words}").format(words=words))
        say(
            _("Recovery code of {login} (shown once): {code}").format(
                login=wanted.who, code=recovery
            )
        )
    return Exit.DONE


class WordsDiffer(Refusal):
    sentence = N_("The words of {login} are others: {words}.")
    advice = N_(
        "Nobody was confirmed. If the person really read other words to you, tell data protection "
        "and invite her again."
    )


class WordsNotCompared(Refusal):
    sentence = N_("Nobody compared the words of {login}.")
    advice = N_(
        "Have the person read them to you, face to face or by telephone, and give them with "
        "--words. Nobody was confirmed."
    )


def confirm(doors: Doors, wanted: Namespace) -> Exit:
    """Only with the words the person read: typed at a terminal, or given with `--words`.

    They are not shown before: whoever could copy them would not ring.
    """
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        line = _line_of(store.ask(PeopleList()), wanted.who)
        given = wanted.words
        if given is None and wanted.passphrase_file is None and sys.stdin.isatty():
            given = input(_("Type the words the person reads to you: "))
        if given is None:
            raise WordsNotCompared(login=wanted.who)
        if " ".join(given.split()).lower() != line.fingerprint:
            raise WordsDiffer(login=wanted.who, words=line.fingerprint)
        store.perform(ConfirmPerson(line.person.id, line.person))
    say(_("{login} is confirmed.").format(login=wanted.who))
    return Exit.DONE


def list_(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        lines = store.ask(PeopleList())
    if wanted.json:
        show_json(
            [
                {
                    "login": line.person.login,
                    "name": line.person.name,
                    "roles": sorted(line.person.roles),
                    "standing": line.person.standing,
                    "fingerprint": line.fingerprint,
                    "from": line.person.substitution and line.person.substitution.first_on,
                    "until": line.person.until,
                }
                for line in lines
            ]
        )
        return Exit.DONE
    show_table(
        (_("Login"), _("Name"), _("Roles"), _("Standing"), _("Term")),
        (
            (
                line.person.login,
                line.person.name,
                ", ".join(_(ROLE_NAMES[role]) for role in sorted(line.person.roles)),
                _(_STANDINGS[line.person.standing]),
                _term(line),
            )
            for line in lines
        ),
    )
    return Exit.DONE


def _term(line: PersonLine) -> str:
    return overdue_said(line.person) if line.is_overdue else term_said(line.person, line.colleague)


def _line_of(lines: tuple[PersonLine, ...], login: str) -> PersonLine:
    wanted = require_login(login)
    for line in lines:
        if line.person.login == wanted:
            return line
    raise NoSuchPerson
