"""A question of the office's own in the long report, new or in other words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from komma_desk.domain.audit import AuditLine
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import Code
from komma_desk.domain.own_entry import code_from, one_line
from komma_desk.domain.own_question import (
    FEWEST_CHOICES,
    LONGEST_QUESTION,
    MOST_CHOICES,
    MOST_QUESTIONS,
    AnswerChoice,
    AnswerKind,
    AskedAbout,
    ChoicesMissing,
    OwnQuestion,
    TooManyChoices,
    TooManyQuestions,
    TwoAnswersAlike,
    asked_on,
)
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.office_lists import NO_LIST, codes_given, keep_own, own_questions
from komma_desk.usecases.effects.own_content import question_written
from komma_desk.usecases.effects.own_places import question_at
from komma_desk.usecases.ports.own_entries import OwnKind
from komma_desk.words import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveOwnQuestion:
    """Without a code it is new; the receipt is the code. A new one is the last of its section."""

    words: Bilingual
    kind: AnswerKind
    code: Code | None = None
    choices: tuple[Bilingual, ...] = ()
    section: AskedAbout = AskedAbout.INCIDENT
    valid_from: date | None = None


def save_own_question(command: SaveOwnQuestion, context: Context) -> Changes:
    others = own_questions(context)
    before = None if command.code is None else question_at(command.code, context)
    if before is None and len(asked_on(others, context.clock.today())) >= MOST_QUESTIONS:
        raise TooManyQuestions(most=MOST_QUESTIONS)
    words = one_line(command.words, LONGEST_QUESTION)
    given = codes_given(OwnKind.QUESTION, NO_LIST, context)
    stays = before is not None and before.section is command.section
    question = OwnQuestion(
        code=before.code if before else code_from(words.de, given),
        words=words,
        kind=command.kind,
        choices=_choices(command, before),
        section=command.section,
        valid_from=command.valid_from,
        valid_until=before.valid_until if before else None,
        order=before.order if before and stays else _last(others, command.section) + 1,
    )
    keep_own(OwnKind.QUESTION, NO_LIST, question.code, question_written(question), context)
    return Changes.of(Subject.SETTINGS).with_receipt(question.code)


def question_saved_line(_command: SaveOwnQuestion, changes: Changes) -> AuditLine:
    return AuditLine(action="save own question", subject=str(changes.receipt))


def _last(questions: tuple[OwnQuestion, ...], section: AskedAbout) -> int:
    return max((each.order for each in questions if each.section is section), default=-1)


def _choices(command: SaveOwnQuestion, before: OwnQuestion | None) -> tuple[AnswerChoice, ...]:
    """An answer in the same words keeps its code."""
    if not command.kind.has_choices:
        return ()
    if len(command.choices) < FEWEST_CHOICES:
        raise ChoicesMissing
    if len(command.choices) > MOST_CHOICES:
        raise TooManyChoices(most=MOST_CHOICES)
    known = {each.label.de: each.code for each in before.choices} if before else {}
    taken: set[str] = set(known.values())
    made: list[AnswerChoice] = []
    for words in map(one_line, command.choices):
        if any(each.label.de.casefold() == words.de.casefold() for each in made):
            raise TwoAnswersAlike(label=words)
        code = known.get(words.de) or code_from(words.de, taken)
        taken.add(code)
        made.append(AnswerChoice(code=code, label=words))
    return tuple(made)
