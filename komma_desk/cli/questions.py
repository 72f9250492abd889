"""The office's own questions in the long report."""

from __future__ import annotations

from argparse import Namespace
from datetime import timedelta

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors
from komma_desk.cli.speaking import Exit, say, show_json, show_table
from komma_desk.domain.code_list import Code
from komma_desk.domain.errors import Refusal
from komma_desk.domain.own_question import (
    ANSWER_KIND_WORDS,
    ASKED_ABOUT_WORDS,
    AnswerKind,
    AskedAbout,
    OwnQuestion,
)
from komma_desk.usecases.commands.move_own_question import (
    BringBackOwnQuestion,
    MoveOwnQuestion,
    RetireOwnQuestion,
)
from komma_desk.usecases.commands.save_own_question import SaveOwnQuestion
from komma_desk.usecases.queries.own_questions import OwnQuestions
from komma_desk.words import N_, Bilingual, _


class EnglishAnswersMissing(Refusal):
    sentence = N_("There are not as many English answers as German ones.")
    advice = N_("Please give one for each, in the same order, or none at all.")


def show(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        found: tuple[OwnQuestion, ...] = store.ask(OwnQuestions())
    if wanted.json:
        show_json([_facts(each) for each in found])
        return Exit.DONE
    today = doors.today()
    show_table(
        (_("Code"), _("Question"), _("Answer"), _("Section"), _("Asked now")),
        (
            (
                each.code,
                each.words.spoken(),
                _(ANSWER_KIND_WORDS[each.kind]),
                _(ASKED_ABOUT_WORDS[each.section]),
                _("yes") if each.is_asked(today) else _("no"),
            )
            for each in found
        ),
    )
    return Exit.DONE


def add(doors: Doors, wanted: Namespace) -> Exit:
    if wanted.choice_english and len(wanted.choice_english) != len(wanted.choice):
        raise EnglishAnswersMissing
    english = wanted.choice_english or [""] * len(wanted.choice)
    command = SaveOwnQuestion(
        words=Bilingual(de=wanted.words, en=wanted.english),
        kind=AnswerKind(wanted.kind),
        code=Code(wanted.change) if wanted.change else None,
        choices=tuple(
            Bilingual(de=de, en=en) for de, en in zip(wanted.choice, english, strict=True)
        ),
        section=AskedAbout(wanted.section),
        valid_from=wanted.valid_from,
    )
    code = str(_perform(doors, wanted, command))
    return _told(wanted, code, _("Saved under the code {code}.").format(code=code))


def move(doors: Doors, wanted: Namespace) -> Exit:
    by = wanted.down if wanted.down is not None else -wanted.up
    _perform(doors, wanted, MoveOwnQuestion(Code(wanted.code), by))
    return _told(wanted, wanted.code, _("Moved."))


def retire(doors: Doors, wanted: Namespace) -> Exit:
    last = wanted.until or doors.today() - timedelta(days=1)
    _perform(doors, wanted, RetireOwnQuestion(Code(wanted.code), last))
    return _told(wanted, wanted.code, _("Asked no more. Answers given before stay."))


def restore(doors: Doors, wanted: Namespace) -> Exit:
    _perform(doors, wanted, BringBackOwnQuestion(Code(wanted.code)))
    return _told(wanted, wanted.code, _("Asked again."))


def _perform(doors: Doors, wanted: Namespace, command: object) -> object:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        return store.perform(command).receipt


def _told(wanted: Namespace, code: str, sentence: str) -> Exit:
    if wanted.json:
        show_json({"code": code})
    else:
        say(sentence)
    return Exit.DONE


def _facts(question: OwnQuestion) -> dict[str, object]:
    return {
        "code": question.code,
        "words": {"de": question.words.de, "en": question.words.en},
        "kind": question.kind.value,
        "section": question.section.value,
        "choices": [
            {"code": each.code, "label": {"de": each.label.de, "en": each.label.en}}
            for each in question.choices
        ],
        "valid_from": question.valid_from,
        "valid_until": question.valid_until,
    }
