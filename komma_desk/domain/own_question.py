"""Questions a municipality asks beside ours; their answers stay with the case, never counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from komma_desk.domain.code_list import Code
from komma_desk.domain.errors import Refusal
from komma_desk.words import N_, Bilingual

MOST_QUESTIONS: Final = 40  # more nobody answers
MOST_CHOICES: Final = 30
FEWEST_CHOICES: Final = 2
LONGEST_QUESTION: Final = 200


class ChoicesMissing(Refusal):
    sentence = N_("This question needs at least two answers to choose from.")
    advice = N_("Please enter one a line, or let people answer in their own words.")


class TooManyChoices(Refusal):
    sentence = N_("A question can have at most {most} answers to choose from.")
    advice = N_("Nothing was changed.")


class TwoAnswersAlike(Refusal):
    sentence = N_("The answer “{label}” stands there twice.")
    advice = N_("Please choose other words for one of them.")


class TooManyQuestions(Refusal):
    sentence = N_("Your office asks {most} questions of its own already; more nobody answers.")
    advice = N_("Please end another question first.")


class AnswerKind(StrEnum):
    TEXT = "text"
    YES_NO = "yes_no"
    ONE_OF = "one_of"
    SEVERAL = "several"

    @property
    def has_choices(self) -> bool:
        return self in {AnswerKind.ONE_OF, AnswerKind.SEVERAL}


class AskedAbout(StrEnum):
    """Under which heading of the long report a question stands."""

    INCIDENT = "incident"
    PEOPLE = "people"
    CONSEQUENCES = "consequences"
    HELP = "help"


ANSWER_KIND_WORDS: Final = {
    AnswerKind.TEXT: N_("A few words"),
    AnswerKind.YES_NO: N_("Yes or no"),
    AnswerKind.ONE_OF: N_("One of several answers"),
    AnswerKind.SEVERAL: N_("Several answers"),
}
ASKED_ABOUT_WORDS: Final = {
    AskedAbout.INCIDENT: N_("What happened"),
    AskedAbout.PEOPLE: N_("Who was involved"),
    AskedAbout.CONSEQUENCES: N_("What followed"),
    AskedAbout.HELP: N_("What helps now"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerChoice:
    code: Code
    label: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnQuestion:
    """`order` counts within its section; `valid_until` is the last day it is asked."""

    code: Code
    words: Bilingual
    kind: AnswerKind
    choices: tuple[AnswerChoice, ...] = ()
    section: AskedAbout = AskedAbout.INCIDENT
    valid_from: date | None = None
    valid_until: date | None = None
    order: int = 0

    def is_asked(self, on: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_until is None or on <= self.valid_until)


def asked_on(questions: tuple[OwnQuestion, ...], on: date) -> tuple[OwnQuestion, ...]:
    """In the order in which the form asks them."""
    return tuple(each for each in in_order(questions) if each.is_asked(on))


def in_order(questions: tuple[OwnQuestion, ...]) -> tuple[OwnQuestion, ...]:
    sections = list(AskedAbout)
    return tuple(
        sorted(questions, key=lambda each: (sections.index(each.section), each.order, each.code))
    )
