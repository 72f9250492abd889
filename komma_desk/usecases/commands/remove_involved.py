"""Take somebody out of a case again, who was entered by mistake."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import CaseId, InvolvedId
from komma_desk.usecases.context import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveInvolved:
    case: CaseId
    involved: InvolvedId


def remove_involved(command: RemoveInvolved, context: Context) -> Changes:
    cases = context.work.cases.cases
    case = cases.get(command.case, context.scope)
    cases.remove_involved(case.id, command.involved)
    return Changes.of(Subject.CASES)
