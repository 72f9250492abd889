"""That the reporting person was answered on another way, or that nothing is to be answered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.hearing_deeds import HearingDeed
from komma_desk.domain.identifiers import CaseId
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.telling import tell_change


class AnswerRoad(StrEnum):
    TELEPHONE = "telephone"
    IN_PERSON = "in_person"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteAnswer:
    """Without a road: what she wrote was read and needs no answer."""

    case: CaseId
    road: AnswerRoad | None = None


def note_answer(command: NoteAnswer, context: Context) -> Changes:
    cases = context.work.cases.cases
    case = cases.get(command.case, context.scope)
    facts = {} if command.road is None else {"road": str(command.road)}
    deed = HearingDeed.PUT_ASIDE if command.road is None else HearingDeed.ANSWERED
    now = context.clock.now()
    event = CaseEvent(at=now, by=context.actor.id, action=deed, facts=facts)
    cases.add_event(case.id, event)
    if command.road is not None:
        tell_change(case, context)
    return Changes.of(Subject.CASES)
