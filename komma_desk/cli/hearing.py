"""`komma-desk report mine`, `message`, `wish`, `consent`: what became of it, one's word anew."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors, OpenStore
from komma_desk.cli.speaking import Exit, say, show_json, show_table
from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.consent import ConsentState
from komma_desk.domain.consent_scope import ConsentScope, has_scope
from komma_desk.domain.deadlines.arithmetic import Line
from komma_desk.domain.errors import Refusal
from komma_desk.domain.home_time import local_day
from komma_desk.domain.told_case import done_said
from komma_desk.domain.word_effect import effect_of_consent, effect_of_wishes
from komma_desk.domain.word_effect_lines import consent_lines, wish_lines
from komma_desk.usecases.commands.say_anew import SayConsent, SayWishes
from komma_desk.usecases.commands.write_to_office import WriteToOffice
from komma_desk.usecases.held_word import allowed_now, wishes_held, wishes_said
from komma_desk.usecases.queries.my_reports import MyReport, MyReports
from komma_desk.usecases.queries.vocabulary import Vocabulary
from komma_desk.words import N_, _

_SHORT = 8  # letters of a receipt; as many as the window shows


class NoSuchReport(Refusal):
    sentence = N_("None of your reports has the receipt “{receipt}”.")
    advice = N_("Nothing was sent. “komma-desk report mine” lists them.")


class NoText(Refusal):
    sentence = N_("The file “{file}” is no text in UTF-8.")
    advice = N_("Nothing was sent. Please save it as plain text.")


def mine(doors: Doors, wanted: Namespace) -> Exit:
    with _unlocked(doors, wanted) as store:
        reports: Sequence[MyReport] = store.ask(MyReports())
        lists: CodeLists = store.ask(Vocabulary())
    if wanted.json:
        show_json([_record(each) for each in reports])
        return Exit.DONE
    show_table(
        (_("Receipt"), _("Filed"), _("State"), _("Next"), _("Messages")),
        ((*_row(each), len(each.answers) + len(each.written)) for each in reports),
    )
    for each in reports:
        if each.news and each.news[-1].plain:
            say(f"{_short(each)}  {each.news[-1].plain.spoken()}")
        for thing in each.told.done:
            say(f"{_short(each)}  {thing.on.isoformat()}  {done_said(thing, lists)}")
        for answer in each.answers:
            say(f"{_short(each)}  {local_day(answer.said_at)}  {answer.said_by}: {answer.text}")
    return Exit.DONE


def message(doors: Doors, wanted: Namespace) -> Exit:
    text = _text_in(doors, wanted.text_file)
    with _unlocked(doors, wanted) as store:
        report = my_report(store, wanted.report)
        store.perform(WriteToOffice(report=report.report.id, text=text))
    return _sent(wanted)


def wish(doors: Doors, wanted: Namespace) -> Exit:
    """Without “--yes” it only tells what would change."""
    wishes = frozenset(map(Code, wanted.wish))
    with _unlocked(doors, wanted) as store:
        report = my_report(store, wanted.report)
        effect = effect_of_wishes(wishes_said(report), wishes, report.told.handed)
        tell_effect(wish_lines(effect, store.ask(Vocabulary())), wanted)
        if wanted.yes:
            store.perform(SayWishes(report=report.report.id, wishes=wishes))
    return _sent(wanted) if wanted.yes else Exit.DONE


def consent(doors: Doors, wanted: Namespace) -> Exit:
    """Without “--yes” it only tells what would change."""
    state = ConsentState.GIVEN if wanted.give else ConsentState.WITHDRAWN
    item = Code(wanted.item)
    with _unlocked(doors, wanted) as store:
        report = my_report(store, wanted.report)
        said = SayConsent(
            report=report.report.id,
            item=item,
            state=state,
            recipient=wanted.only_for or "",
            valid_until=wanted.until,
            scope=ConsentScope(wanted.scope),
        )
        before = allowed_now(report, item)
        effect = effect_of_consent(
            item,
            state,
            report.told.handed,
            recipient=said.recipient,
            valid_until=said.valid_until,
            scope=said.scope,
            before=before.scope if before else None,
        )
        tell_effect(consent_lines(effect, store.ask(Vocabulary())), wanted)
        if wanted.yes:
            store.perform(said)
    return _sent(wanted) if wanted.yes else Exit.DONE


def tell_effect(lines: Sequence[Line], wanted: Namespace) -> None:
    if wanted.json:
        return
    for each in lines:
        say(each.spoken())
    if not wanted.yes:
        say(_("Nothing was changed yet. With “--yes” it is said."))


def _unlocked(doors: Doors, wanted: Namespace) -> Any:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    return doors.unlock(wanted.dir, wanted.login, text)


def my_report(store: OpenStore, receipt: str) -> MyReport:
    """By the whole receipt or by its beginning, where only one report has it."""
    reports: Sequence[MyReport] = store.ask(MyReports())
    beginning = receipt.lower()
    found = [each for each in reports if str(each.report.id).startswith(beginning)]
    if len(found) != 1 or len(receipt) < _SHORT:
        raise NoSuchReport(receipt=receipt)
    return found[0]


def _text_in(doors: Doors, path: Path) -> str:
    try:
        return doors.read_bytes(path).decode()
    except UnicodeDecodeError as wrong:
        raise NoText(file=path.name) from wrong


def _sent(wanted: Namespace) -> Exit:
    if wanted.json:
        show_json({"sent": True})
    else:
        say(_("Sealed and sent. The office takes it in with its next post."))
    return Exit.DONE


def _short(report: MyReport) -> str:
    return str(report.report.id)[:_SHORT].upper()


def _row(report: MyReport) -> tuple[str, str, str, str]:
    state = report.news[-1].title.spoken() if report.news else _("Filed, not taken in yet")
    step = report.told.next_step
    ahead = step.title.spoken() if step else ""
    if step and step.by:
        ahead += f" ({step.by.isoformat()})"
    return _short(report), local_day(report.report.filed_at).isoformat(), state, ahead


def _record(report: MyReport) -> dict[str, Any]:
    step = report.told.next_step
    plain = report.news[-1].plain if report.news else None
    return {
        "receipt": str(report.report.id),
        "filed_at": report.report.filed_at.isoformat(),
        "case": report.news[-1].number if report.news else None,
        "state": report.news[-1].title.en if report.news else None,
        "state_means": plain.en if plain else None,
        "ended": report.news[-1].ended if report.news else False,
        "next": step.title.en if step else None,
        "next_by": step.by.isoformat() if step and step.by else None,
        "answers": [
            {"at": each.said_at.isoformat(), "by": each.said_by, "text": each.text}
            for each in report.answers
        ],
        "written": [{"at": each.said_at.isoformat(), "text": each.text} for each in report.written],
        "wishes": sorted(wishes_held(report)),
        "consents": {each.item: str(each.state) for each in report.told.consents},
        "consent_scopes": {
            each.item: str(each.scope)
            for each in report.told.consents
            if each.state is ConsentState.GIVEN and has_scope(each.item)
        },
    }
