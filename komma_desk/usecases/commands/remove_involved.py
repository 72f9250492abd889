"""Take somebody out of a case again, who was entered by mistake."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.case import TAKEN_OUT, CaseEvent
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import CaseId, InvolvedId
from komma_desk.usecases.context import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveInvolved:
    case: CaseId
    involved: InvolvedId


def remove_involved(command: RemoveInvolved, context: Context) -> Changes:
    cases = context.work.cases.cases
    file = cases.file(command.case, context.scope)
    gone = next((each for each in file.involved if each.id == command.involved), None)
    cases.remove_involved(file.case.id, command.involved)
    if gone is not None and gone.person is not None:
        # Whom the case concerned once it concerns for good: nobody is taken out to decide in it.
        facts = {"part": str(gone.part), "person": str(gone.person)}
        event = CaseEvent(
            at=context.clock.now(), by=context.actor.id, action=TAKEN_OUT, facts=facts
        )
        cases.add_event(file.case.id, event)
    return Changes.of(Subject.CASES)
