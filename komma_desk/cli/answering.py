"""`komma-desk case wish` and `case answered`: what she said, and that somebody answered her."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Mapping

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors
from komma_desk.cli.hearing import tell_effect
from komma_desk.cli.speaking import Exit, say, show_json, show_table, warn
from komma_desk.domain.case import CaseLine
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner
from komma_desk.domain.dues.of_case import Due
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.wish import wishes_now
from komma_desk.domain.word_effect import effect_of_wishes
from komma_desk.domain.word_effect_lines import wish_lines
from komma_desk.usecases.commands.note_answer import AnswerRoad, NoteAnswer
from komma_desk.usecases.commands.record_wishes import RecordWishes
from komma_desk.usecases.effects.reporters_letters import Heard
from komma_desk.usecases.queries.case_desk import CaseByNumber, CaseDesk, CaseView
from komma_desk.usecases.queries.vocabulary import Vocabulary
from komma_desk.words import _

NOTHING = "nothing"


def wish(doors: Doors, wanted: Namespace) -> Exit:
    """Without “--yes” it only tells what would change."""
    wishes = frozenset(map(Code, wanted.wish))
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        view: CaseView = store.ask(CaseDesk(store.ask(CaseByNumber(wanted.case))))
        file = view.file
        before = wishes_now(file.case.report.wishes, file.wish_changes)
        effect = effect_of_wishes(before, wishes, view.handed)
        tell_effect(wish_lines(effect, store.ask(Vocabulary()), for_office=True), wanted)
        if not wanted.yes:
            return Exit.DONE
        store.perform(
            RecordWishes(
                case=file.case.id,
                wishes=wishes,
                manner=ConsentManner(wanted.manner),
                said_on=wanted.on,
            )
        )
    return _noted(wanted)


def answered(doors: Doors, wanted: Namespace) -> Exit:
    road = None if wanted.by == NOTHING else AnswerRoad(wanted.by)
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        case = store.ask(CaseByNumber(wanted.case))
        store.perform(NoteAnswer(case=case, road=road))
    return _noted(wanted)


def show_waiting(lines: Iterable[CaseLine], dues: Mapping[CaseId, Due]) -> None:
    """Who waits for a first answer, and by when one is due."""
    show_table(
        (_("Number"), _("Received"), _("Due by"), _("What is due")),
        (
            (line.number, line.received_on.isoformat(), *_due_said(dues.get(line.id)))
            for line in lines
        ),
    )


def _due_said(due: Due | None) -> tuple[str, str]:
    if due is None:
        return "–", "–"
    return due.safe.isoformat() if due.safe else "–", due.title.spoken()


def tell_letters(letters: Iterable[Heard]) -> None:
    """In which cases the reporting person wrote."""
    for heard in letters:
        if heard.doubt is None:
            say(_("New from the reporting person: {number}").format(number=heard.number))
        else:
            why = _(heard.doubt.value)
            warn(_("A letter was not taken over: {why}").format(why=why))


def _noted(wanted: Namespace) -> Exit:
    if wanted.json:
        show_json({"noted": True})
    else:
        say(_("Noted."))
    return Exit.DONE
