"""`komma-desk card` and the reports without a store: seal to a card, read an answer, write back."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from komma_desk.cli import passphrases
from komma_desk.cli.answer_trust import say_trust
from komma_desk.cli.doors import Doors, OpenForm
from komma_desk.cli.report import draft_in
from komma_desk.cli.speaking import Exit, say, show_json
from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentState
from komma_desk.domain.consent_scope import ConsentScope
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId, ReportId
from komma_desk.usecases.commands.attach_file import AttachFile
from komma_desk.usecases.commands.save_answer_file import SaveAnswerFile
from komma_desk.usecases.commands.save_office_card import CardSaved, SaveOfficeCard
from komma_desk.usecases.commands.take_off_files import TakeOffFiles
from komma_desk.usecases.form_deeds import (
    CardOfForm,
    CardView,
    LetterSealed,
    OpenAnswer,
    OpenedAnswer,
    ReplySecret,
    SaveNewerCard,
    SaveSealedReceipt,
    SealConsent,
    SealedWithCard,
    SealMessage,
    SealWishes,
    SealWithCard,
)
from komma_desk.usecases.queries.case_desk import CaseByNumber
from komma_desk.usecases.queries.possible_readers import PossibleReaders
from komma_desk.words import N_, Language, _


class NotOnTheCard(Refusal):
    sentence = N_("Nobody of the name “{name}” stands on this card as somebody who could read it.")
    advice = N_("Nothing was sealed. On the card stand: {readers}.")


class NotAReportNumber(Refusal):
    sentence = N_("“{number}” is no number of a report.")
    advice = N_("It stands on the receipt; with a return code it is not needed.")


def save(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    language = Language(wanted.card_language)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        saved = store.perform(SaveOfficeCard(target=wanted.out, language=language)).receipt
    assert isinstance(saved, CardSaved)
    if wanted.json:
        show_json({"card": str(saved.target), "words": saved.words})
    else:
        say(_("Office card: {file}").format(file=saved.target))
        say(_("Its words, to be put up and compared: {words}").format(words=saved.words))
    return Exit.DONE


def show(doors: Doors, wanted: Namespace) -> Exit:
    with doors.form(wanted.card) as form:
        view: CardView = form.ask(CardOfForm())
    card, office = view.card, view.card.office
    officers = [each.name for each in card.officers]
    if wanted.json:
        show_json(
            {
                "municipality": office.municipality,
                "office": office.name,
                "words": view.words,
                "made_on": card.made_on.isoformat(),
                "epoch": card.epoch,
                "officers": officers,
            }
        )
        return Exit.DONE
    say(_("Office card of {municipality}").format(municipality=office.municipality))
    for line in (office.name, office.address, office.phone, office.email):
        if line:
            say(line)
    say(_("Read by: {people}").format(people=", ".join(officers)))
    say(_("Made on {day}").format(day=card.made_on.isoformat()))
    say(_("Words: {words}").format(words=view.words))
    say(_("Compare them with those the office has put up, before you report with this card."))
    return Exit.DONE


def form(doors: Doors, wanted: Namespace) -> Exit:
    return Exit(doors.form_window(wanted.card))


def seal(doors: Doors, wanted: Namespace) -> Exit:
    draft = draft_in(doors, wanted.file)
    # Asked for twice: mistyped once, nobody could ever open the answer.
    (secret,) = (
        passphrases.new_passphrases(wanted.passphrase_file, [wanted.name]) if wanted.name else [""]
    )
    with doors.form(wanted.card) as form, _attached(form, wanted.attach) as files:
        if wanted.not_for:
            draft = replace(draft, excluded=draft.excluded | _kept_from(form, wanted.not_for))
        command = SealWithCard(
            draft=draft, target=wanted.out, name=wanted.name or "", passphrase=secret, files=files
        )
        sealed = form.perform(command).receipt
        assert isinstance(sealed, SealedWithCard)
        if wanted.receipt is not None:
            form.perform(SaveSealedReceipt(target=wanted.receipt, sealed=sealed))
    if wanted.json:
        told = {"file": str(sealed.target), "report": str(sealed.report)}
        show_json(told | ({"code": sealed.code} if sealed.code else {}))
        return Exit.DONE
    say(_("Sealed report: {file}").format(file=sealed.target))
    say(_("Number of the report: {number}").format(number=sealed.report))
    if sealed.sent_to:
        say(_("Only these can open it: {people}").format(people=", ".join(sealed.sent_to)))
    if sealed.code:
        say(_("Your return code, shown this once: {code}").format(code=sealed.code))
        say(_("Write it down. Only with it can you read the answer; nobody can give it anew."))
    return Exit.DONE


def answer_file(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        case = store.ask(CaseByNumber(wanted.case))
        store.perform(SaveAnswerFile(case=case, target=wanted.out))
    if wanted.json:
        show_json({"file": str(wanted.out)})
    else:
        say(_("Answer file: {file}").format(file=wanted.out))
    return Exit.DONE


def open_answer(doors: Doors, wanted: Namespace) -> Exit:
    with doors.form(wanted.card) as form:
        opened: OpenedAnswer = form.ask(OpenAnswer(file=wanted.file, secret=_secret(wanted)))
        if wanted.newer_card is not None:
            form.perform(SaveNewerCard(target=wanted.newer_card))
    told = opened.told
    standing = told.news[-1] if told.news else None
    if wanted.json:
        show_json(
            {
                "report": str(opened.report),
                "by": opened.by,
                "number": standing.number if standing else "",
                "standing": standing.title.spoken() if standing else "",
                "goes_to": None if opened.goes_to is None else list(opened.goes_to),
                "vouched_on": opened.vouched_on.isoformat() if opened.vouched_on else None,
                "answers": [each.text for each in told.answers],
            }
        )
        return Exit.DONE
    say(_("Answer to the report {number}, by {name}").format(number=opened.report, name=opened.by))
    if standing is not None:
        where = _("Case {number}: {standing}")
        say(where.format(number=standing.number, standing=standing.title.spoken()))
    say_trust(opened)
    for each in told.answers:
        say(f"{each.said_at.date().isoformat()} {each.said_by}:")
        say(each.text)
    return Exit.DONE


def write_back(doors: Doors, wanted: Namespace) -> Exit:
    with doors.form(wanted.card) as form:
        to: dict[str, Any] = {
            "target": wanted.out,
            "secret": _secret(wanted),
            "report": _report(wanted.report),
            "kept_from": _kept_from(form, wanted.not_for or ()),
        }
        if wanted.answer is not None:
            # It says who alone reads on, and brings the keys of the office as it is now.
            form.ask(OpenAnswer(file=wanted.answer, secret=to["secret"]))
        if wanted.text_file is not None:
            text = doors.read_bytes(wanted.text_file).decode(errors="replace")
            sealed = form.perform(SealMessage(text=text, **to)).receipt
        elif wanted.wish:
            wishes = frozenset(map(Code, wanted.wish))
            sealed = form.perform(SealWishes(wishes=wishes, **to)).receipt
        else:
            state = ConsentState.GIVEN if wanted.allow else ConsentState.WITHDRAWN
            item = Code(wanted.allow or wanted.withdraw)
            scope = ConsentScope(wanted.scope)
            sealed = form.perform(SealConsent(item=item, state=state, scope=scope, **to)).receipt
    assert isinstance(sealed, LetterSealed)
    if wanted.json:
        show_json({"file": str(wanted.out), "sent_to": list(sealed.sent_to)})
    else:
        say(_("Sealed letter: {file}").format(file=wanted.out))
        if sealed.sent_to:
            say(_("Only these can open it: {people}").format(people=", ".join(sealed.sent_to)))
    return Exit.DONE


@contextmanager
def _attached(form: OpenForm, paths: Sequence[Path]) -> Iterator[tuple[SealedAttachment, ...]]:
    """Sealed for the time being; of a report that was refused nothing stays."""
    files: list[SealedAttachment] = []
    try:
        for path in paths:
            sealed = form.perform(AttachFile(path)).receipt
            assert isinstance(sealed, SealedAttachment)
            files.append(sealed)
        yield tuple(files)
    finally:
        form.perform(TakeOffFiles(tuple(each.stored_as for each in files)))


def _kept_from(form: OpenForm, names: Sequence[str]) -> frozenset[PersonId]:
    """Raises NotOnTheCard: a name mistyped here would let somebody read it."""
    readers = {each.name: each.person for each in form.ask(PossibleReaders())}
    for name in names:
        if name not in readers:
            raise NotOnTheCard(name=name, readers=", ".join(sorted(readers)))
    return frozenset(readers[name] for name in names)


def _secret(wanted: Namespace) -> ReplySecret:
    if wanted.code_file is not None:
        return ReplySecret(code=passphrases.passphrase(wanted.code_file, ""))
    return ReplySecret(passphrase=passphrases.own_passphrase(wanted.passphrase_file))


def _report(number: str | None) -> ReportId | None:
    if number is None:
        return None
    try:
        return ReportId(UUID(number))
    except ValueError as wrong:
        raise NotAReportNumber(number=number) from wrong
