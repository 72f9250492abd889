"""`komma-desk extract`: post parts of a case, list, read and answer what was posted to me."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors, OpenStore
from komma_desk.cli.parts import chosen_parts
from komma_desk.cli.speaking import Exit, say, show_json, show_table
from komma_desk.domain.approval import Verdict
from komma_desk.domain.errors import Refusal
from komma_desk.domain.extract import ExtractLetter
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.login import require_login
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.stored import NoSuchPerson
from komma_desk.usecases.commands.answer_extract import AnswerExtract
from komma_desk.usecases.commands.post_extract import PostExtract
from komma_desk.usecases.commands.read_extract import ReadExtract
from komma_desk.usecases.queries.case_desk import CaseByNumber, CaseDesk, CaseView
from komma_desk.usecases.queries.my_extracts import ExtractLine, MyExtracts
from komma_desk.usecases.queries.people_list import PeopleList
from komma_desk.words import N_, _

STANDINGS = {Verdict.APPROVED: N_("approved"), Verdict.REFUSED: N_("refused")}


class NoSuchExtract(Refusal):
    sentence = N_("No single extract fits “{wanted}”.")
    advice = N_("“komma-desk extract list” shows them; give the id or the case number.")


def post(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        view: CaseView = store.ask(CaseDesk(store.ask(CaseByNumber(wanted.case))))
        parts = chosen_parts(view, wanted.part)
        posted = store.perform(
            PostExtract(
                case=view.file.case.id,
                receiver=person_called(store, wanted.to),
                parts=parts,
                purpose=wanted.purpose or "",
                days=wanted.days,
                step=StepId(wanted.ask) if wanted.ask else None,
                exception=wanted.exception or "",
            )
        ).receipt
    if wanted.json:
        show_json({"extract": str(posted), "number": wanted.case})
    else:
        say(_("The extract of case {number} is posted.").format(number=wanted.case))
    return Exit.DONE


def list_(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        lines: tuple[ExtractLine, ...] = store.ask(MyExtracts()).lines
    if wanted.json:
        show_json([_line_record(line) for line in lines])
        return Exit.DONE
    show_table(
        (_("Id"), _("Case"), _("From"), _("Until"), _("Standing")),
        (
            (
                line.id,
                line.number,
                line.sender_name,
                line.readable_until.isoformat(),
                _standing(line),
            )
            for line in lines
        ),
    )
    return Exit.DONE


def read(doors: Doors, wanted: Namespace) -> Exit:
    """Opening it is written into the log before it is shown."""
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        letter = store.perform(ReadExtract(_found(store, wanted.extract).id)).receipt
    assert isinstance(letter, ExtractLetter)
    if wanted.json:
        show_json(letter.as_words())
        return Exit.DONE
    said = _("Extract of case {number}, from {name}, to be read until {day}")
    say(
        said.format(
            number=letter.number,
            name=letter.sender_name,
            day=letter.readable_until.isoformat(),
        )
    )
    if letter.purpose:
        say(_("For: {purpose}").format(purpose=letter.purpose))
    for part in letter.parts:
        say()
        say(_(part.label) if part.label else part.key)
        say(part.text)
    if letter.question is not None:
        say()
        asks = _("Asks for an approval: {step}")
        say(asks.format(step=letter.question.step_title.spoken()))
    return Exit.DONE


def answer(doors: Doors, wanted: Namespace) -> Exit:
    verdict = Verdict.APPROVED if wanted.answer == "approve" else Verdict.REFUSED
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        line = _found(store, wanted.extract)
        store.perform(AnswerExtract(extract=line.id, verdict=verdict, reason=wanted.reason))
    if wanted.json:
        show_json({"extract": str(line.id), "answer": str(verdict)})
    else:
        say(_("Your answer is on its way to the clearing office."))
    return Exit.DONE


def person_called(store: OpenStore, login: str) -> PersonId:
    """Raises NoSuchPerson."""
    wanted = require_login(login)
    for line in store.ask(PeopleList()):
        if line.person.login == wanted:
            return PersonId(line.person.id)
    raise NoSuchPerson


def _found(store: OpenStore, wanted: str) -> ExtractLine:
    """By id, or by the number of a case only one extract is about."""
    lines: tuple[ExtractLine, ...] = store.ask(MyExtracts()).lines
    fitting = [line for line in lines if wanted in {str(line.id), line.number}]
    if len(fitting) != 1:
        raise NoSuchExtract(wanted=wanted)
    return fitting[0]


def _standing(line: ExtractLine) -> str:
    if line.answered is not None:
        return _(STANDINGS[line.answered])
    if line.asks is not None:
        return _("asks for your approval")
    return _("read") if line.is_read else _("unread")


def _line_record(line: ExtractLine) -> dict[str, Any]:
    return {
        "id": str(line.id),
        "number": line.number,
        "from": line.sender_name,
        "posted_at": line.posted_at.isoformat(),
        "until": line.readable_until.isoformat(),
        "asks": line.asks.spoken() if line.asks else None,
        "read": line.is_read,
        "answer": None if line.answered is None else str(line.answered),
    }
