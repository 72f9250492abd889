"""What this office asks beside ours, and which entries of the office file nobody believes."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.own_question import OwnQuestion
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects import office_lists
from komma_desk.usecases.effects.office_lists import ByHand
from komma_desk.usecases.effects.own_seen import doubtful


@dataclass(frozen=True, slots=True)
class OwnQuestions:
    """Those asked no more too; `asked_on` leaves what a form asks on a day."""


@dataclass(frozen=True, slots=True)
class EntriesByHand:
    pass


def own_questions(_query: OwnQuestions, context: Context) -> tuple[OwnQuestion, ...]:
    return office_lists.own_questions(context)


def entries_by_hand(_query: EntriesByHand, context: Context) -> tuple[ByHand, ...]:
    return doubtful(context)
