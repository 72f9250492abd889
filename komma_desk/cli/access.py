"""`user access` and `case readers`: what people can open by their keys, and who opened a case."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors
from komma_desk.cli.speaking import Exit, say, show_json, show_table
from komma_desk.domain import access_words
from komma_desk.domain.access import AccessReport, PersonAccess
from komma_desk.domain.access_words import emergency_said, reading_said
from komma_desk.domain.login import require_login
from komma_desk.domain.stored import NoSuchPerson
from komma_desk.usecases.commands.post_log_digest import DigestPosted, PostLogDigest
from komma_desk.usecases.queries.access_list import AccessList
from komma_desk.usecases.queries.case_desk import CaseByNumber
from komma_desk.usecases.queries.case_readers import CaseReaders, ReadLine
from komma_desk.usecases.queries.log_digests import LogDigests, ReceivedDigest
from komma_desk.words import _


def access(doors: Doors, wanted: Namespace) -> Exit:
    """One person or all; with status 1 where somebody holds what the role does not allow."""
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        report: AccessReport = store.ask(AccessList())
    people = _chosen(report, wanted.who)
    if wanted.json:
        show_json(
            {
                "people": [_record(each) for each in people],
                "case_readers": [person.login for person in report.case_readers],
                "unknown_readers": report.strangers.number,
                "halves_open_cases": report.halves_open_cases,
            }
        )
    else:
        for each in people:
            _show(each)
        say(access_words.readers_said(report))
        if report.is_alarming:
            say(access_words.alarm_said(report))
    return Exit.REFUSED if report.is_alarming else Exit.DONE


def readers(doors: Doors, wanted: Namespace) -> Exit:
    """In the order of time, newest first; there is no other."""
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        lines: tuple[ReadLine, ...] = store.ask(CaseReaders(store.ask(CaseByNumber(wanted.case))))
    if wanted.json:
        show_json(
            [{"at": each.at.isoformat(), "who": each.name, "what": each.what} for each in lines]
        )
        return Exit.DONE
    show_table(
        (_("When"), _("Who"), _("What")),
        (
            (
                f"{each.at.astimezone():%Y-%m-%d %H:%M}",
                each.name or _("a person who has left"),
                reading_said(each.what),
            )
            for each in lines
        ),
    )
    return Exit.DONE


def digest(doors: Doors, wanted: Namespace) -> Exit:
    """Sealed to data protection; clearing itself sees no such list."""
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        posted = store.perform(PostLogDigest()).receipt
    assert isinstance(posted, DigestPosted)
    if wanted.json:
        show_json({"first_on": posted.first_on, "last_on": posted.last_on, "cases": posted.cases})
    else:
        say(
            _(
                "The list of accesses from {first} to {last} is in the post to data protection."
            ).format(first=posted.first_on, last=posted.last_on)
        )
    return Exit.DONE


def accesses(doors: Doors, wanted: Namespace) -> Exit:
    """For data protection: by case and day, in that order and no other."""
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        received: tuple[ReceivedDigest, ...] = store.ask(LogDigests())
    newest = received[0].digest if received else None
    if wanted.json:
        show_json(None if newest is None else newest.as_words())
        return Exit.DONE
    for each in () if newest is None else newest.emergencies:
        say(emergency_said(each))
    cases = () if newest is None else newest.cases
    show_table(
        (_("Case"), _("Day"), _("Who"), _("Times")),
        (
            (
                case.number or _("erased"),
                day.on.isoformat(),
                day.name or _("a person who has left"),
                day.times,
            )
            for case in cases
            for day in case.days
        ),
    )
    return Exit.DONE


def _chosen(report: AccessReport, login: str | None) -> tuple[PersonAccess, ...]:
    if login is None:
        return report.people
    wanted = require_login(login)
    found = tuple(each for each in report.people if each.person.login == wanted)
    if not found:
        raise NoSuchPerson
    return found


def _show(access: PersonAccess) -> None:
    say(f"{access.person.name} ({access.person.login})")
    for line in access_words.lines_said(access):
        say(f"  {line}")
    say()


def _record(access: PersonAccess) -> dict[str, Any]:
    return {
        "login": access.person.login,
        "name": access.person.name,
        "roles": sorted(access.person.roles),
        "signed": access.vouched,
        "invited_until": access.invited_until,
        "claims": [
            {
                "what": claim.reach,
                "holds": claim.holds,
                "numbers": list(claim.numbers),
                "role": claim.mark,
            }
            for claim in access.claims
        ],
        "restricted_cases": access.circles.opens if access.circles else None,
        "helps_open": access.circles.helps_open if access.circles else None,
    }
