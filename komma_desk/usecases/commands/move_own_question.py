"""An own question goes up or down in its section, is asked no more, or again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import Code
from komma_desk.domain.own_question import OwnQuestion
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.office_lists import NO_LIST, keep_own, own_questions
from komma_desk.usecases.effects.own_content import question_written
from komma_desk.usecases.effects.own_places import question_at
from komma_desk.usecases.ports.own_entries import OwnKind


@dataclass(frozen=True, slots=True)
class MoveOwnQuestion:
    """`by` places, up where it is below nought; past the end is the end."""

    code: Code
    by: int


@dataclass(frozen=True, slots=True)
class RetireOwnQuestion:
    """`valid_until` is the last day it is asked."""

    code: Code
    valid_until: date


@dataclass(frozen=True, slots=True)
class BringBackOwnQuestion:
    code: Code


def move_own_question(command: MoveOwnQuestion, context: Context) -> Changes:
    moved = question_at(command.code, context)
    section = [each for each in own_questions(context) if each.section is moved.section]
    at = section.index(moved)
    section.insert(max(at + command.by, 0), section.pop(at))
    for order, each in enumerate(section):
        if each.order != order:
            _keep(replace(each, order=order), context)
    return Changes.of(Subject.SETTINGS)


def retire_own_question(command: RetireOwnQuestion, context: Context) -> Changes:
    asked = question_at(command.code, context)
    return _keep(replace(asked, valid_until=command.valid_until), context)


def bring_back_own_question(command: BringBackOwnQuestion, context: Context) -> Changes:
    return _keep(replace(question_at(command.code, context), valid_until=None), context)


def _keep(question: OwnQuestion, context: Context) -> Changes:
    keep_own(OwnKind.QUESTION, NO_LIST, question.code, question_written(question), context)
    return Changes.of(Subject.SETTINGS)
