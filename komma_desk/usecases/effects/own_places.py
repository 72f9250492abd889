"""Where something own stands, by the names a person or a file gives."""

from __future__ import annotations

from komma_desk.domain.code_list import Code, CodeEntry, CodeList, CodeLists
from komma_desk.domain.errors import Refusal
from komma_desk.domain.own_question import OwnQuestion
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.office_lists import codes_given, own_questions
from komma_desk.usecases.ports.own_entries import OwnKind
from komma_desk.words import N_


class NoSuchList(Refusal):
    sentence = N_("There is no list “{wanted}”.")
    advice = N_("These are known: {known}.")


class NoSuchEntry(Refusal):
    sentence = N_("The list “{title}” has no such entry.")
    advice = N_("Nothing was changed. Please look at the list again.")


class NoSuchQuestion(Refusal):
    sentence = N_("There is no such question.")
    advice = N_("Nothing was changed. Please look at the questions again.")


def list_at(wanted: str, lists: CodeLists) -> CodeList:
    """Raises NoSuchList."""
    if wanted not in lists:
        raise NoSuchList(wanted=wanted, known=", ".join(sorted(lists)))
    return lists[wanted]


def entry_at(one: CodeList, code: Code) -> CodeEntry:
    """Raises NoSuchEntry."""
    entry = one.entry(code)
    if entry is None:
        raise NoSuchEntry(title=one.title)
    return entry


def own_code_at(one: CodeList, code: Code, context: Context) -> Code:
    """Also one written by hand, so that it can be mended; raises NoSuchEntry."""
    shipped = context.tools.rules.code_lists[one.id]
    if code in shipped or code not in codes_given(OwnKind.ENTRY, one.id, context):
        raise NoSuchEntry(title=one.title)
    return code


def question_at(code: Code, context: Context) -> OwnQuestion:
    """Raises NoSuchQuestion."""
    for each in own_questions(context):
        if each.code == code:
            return each
    raise NoSuchQuestion
