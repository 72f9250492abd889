"""`komma-desk report enter`: what somebody told becomes a case; a mail becomes a begun entry."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace

from komma_desk.cli import passphrases
from komma_desk.cli.attaching import attached, say_files
from komma_desk.cli.doors import Doors, OpenStore
from komma_desk.cli.report import draft_in, excluded
from komma_desk.cli.speaking import Exit, say, show_json
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.mail_told import MailTold
from komma_desk.domain.reception import Reception
from komma_desk.usecases.commands.begin_from_mail import BeginFromMail, MailBegun
from komma_desk.usecases.commands.enter_report import Entered, EnterReport
from komma_desk.usecases.queries.begun_receptions import FreshReception
from komma_desk.usecases.queries.people_list import PeopleList, PersonLine
from komma_desk.words import N_, _, n_


class NoAccount(Refusal):
    sentence = N_("Nobody in this store has the login “{login}”.")
    advice = N_("Nothing was entered. Without “--reporter” it is entered without an account.")


class FileOrMail(Refusal):
    sentence = N_("Please give either a JSON file with the answers, or a mail with “--mail”.")
    advice = N_("Nothing was entered. A mail is completed in the window, under “Begun entries”.")


class WayInMissing(Refusal):
    sentence = N_("Please say with “--channel” by which way it reached you.")
    advice = N_("Nothing was entered.")


def enter(doors: Doors, wanted: Namespace) -> Exit:
    if (wanted.file is None) == (wanted.mail is None):
        raise FileOrMail
    if wanted.mail is not None:
        return _begin(doors, wanted)
    if wanted.channel is None:
        raise WayInMissing
    draft = draft_in(doors, wanted.file)
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        if wanted.not_for:
            draft = replace(draft, excluded=draft.excluded | excluded(store, wanted.not_for))
        reception = _reception(store, draft.consents, wanted)
        begun = store.ask(FreshReception())
        with attached(store, wanted.attach, silent=wanted.json, reception=begun) as files:
            command = EnterReport(draft=draft, reception=reception, files=files, begun=begun)
            entered = store.perform(command).receipt
    assert isinstance(entered, Entered)
    if wanted.json:
        show_json({"case": entered.number, "late": entered.is_late, "told": entered.is_told})
        return Exit.DONE
    say(_("Entered as case {number}.").format(number=entered.number))
    say_files([each.attachment for each in files])
    if entered.is_late:
        say(_("It lay for more than a day: its deadlines run since it reached the office."))
    if entered.is_told:
        say(_("The person finds it under “My reports”."))
    return Exit.DONE


def _reception(store: OpenStore, consents: frozenset[Code], wanted: Namespace) -> Reception:
    manner = ConsentManner(wanted.consent_by) if wanted.consent_by else None
    return Reception(
        channel=Code(wanted.channel),
        received_at=wanted.received,
        told_by=wanted.told_by,
        affected=wanted.affected,
        reporter=_account(store.ask(PeopleList()), wanted.reporter) if wanted.reporter else None,
        manners=dict.fromkeys(consents, manner) if manner else {},
        note=wanted.note,
    )


def _account(people: Sequence[PersonLine], login: str) -> PersonId:
    """Raises NoAccount."""
    for each in people:
        if each.person.login == login:
            return each.person.id
    raise NoAccount(login=login)


def _begin(doors: Doors, wanted: Namespace) -> Exit:
    """What it says is shown; it waits among the begun entries, for a person to complete it."""
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        begun = store.perform(BeginFromMail(wanted.mail, try_only=wanted.dry_run)).receipt
    assert isinstance(begun, MailBegun)
    told = begun.told
    if wanted.json:
        show_json(_as_json(begun))
        return Exit.DONE
    received = told.reception.received_at
    say(_("Subject: {subject}").format(subject=told.subject))
    say(_("Told by: {sender}").format(sender=told.reception.told_by))
    say(_("Reached the office: {moment}").format(moment=received.isoformat() if received else ""))
    _say_lacking(told)
    if begun.begun is None:
        say(_("Only tried: nothing was kept."))
    else:
        say(_("It waits under “Begun entries” on the page of cases, to be completed there."))
    return Exit.DONE


def _say_lacking(told: MailTold) -> None:
    words = n_("{n} file taken out of the mail.", "{n} files taken out of the mail.", told.taken)
    say(words)
    if told.left_in_mail:
        say(
            n_(
                "{n} file is empty or one too many: it is in the attached mail only.",
                "{n} files are empty or too many: they are in the attached mail only.",
                told.left_in_mail,
            )
        )
    if told.is_cut:
        say(_("The text is very long: its end is in the attached mail only."))
    if not told.is_dated:
        say(_("The mail does not say credibly when it was sent; please check the day."))


def _as_json(begun: MailBegun) -> dict[str, object]:
    told, received = begun.told, begun.told.reception.received_at
    return {
        "begun": None if begun.begun is None else str(begun.begun),
        "subject": told.subject,
        "told_by": told.reception.told_by,
        "received_at": received.isoformat() if received else None,
        "text": told.draft.narrative,
        "files": told.taken,
        "left_in_mail": told.left_in_mail,
        "cut": told.is_cut,
        "dated": told.is_dated,
    }
