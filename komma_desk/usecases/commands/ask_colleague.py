"""Ask a clearing colleague to agree to a step by exception; she answers at her own desk."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType

from komma_desk.domain.approval import Approval
from komma_desk.domain.case import CaseEvent
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import ApprovalId, CaseId, PersonId
from komma_desk.domain.permissions import Permission
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.text import LONGEST_REASON, require_text
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.approvals import PersonHasAPart, askable, require_uninvolved
from komma_desk.usecases.effects.procedure_of import procedure_of
from komma_desk.words import N_


class NotAColleague(Refusal):
    sentence = N_("Only another confirmed clearing officer can be asked in the case itself.")
    advice = N_("The head gets an extract through the post instead.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AskColleague:
    case: CaseId
    colleague: PersonId
    step: StepId
    exception: str
    question: str = field(default="", repr=False)


def ask_colleague(command: AskColleague, context: Context) -> Changes:
    file = context.work.cases.cases.file(command.case, context.scope)
    colleague = context.work.office.people.get(command.colleague)
    works_here = Permission.CASE_CHANGE in context.roles.permissions_of(colleague.roles)
    is_officer = works_here and context.keys.is_confirmed(colleague)
    if not is_officer or colleague.id == context.actor.id:
        raise NotAColleague
    require_uninvolved(colleague, file)
    if file.case.circle is not None and colleague.id not in file.case.circle.members:
        raise PersonHasAPart(name=colleague.name)
    if command.question:
        require_text(command.question, LONGEST_REASON)
    procedure = procedure_of(file.case, context)
    step, state = askable(command.step, command.exception, file, procedure)
    now = context.clock.now()
    approval = Approval(
        id=ApprovalId(context.new_id()),
        asked=colleague.id,
        asked_by=context.actor.id,
        asked_at=now,
        step=step.id,
        state=state,
        exception=command.exception,
        question=command.question,
    )
    cases = context.work.cases.cases
    cases.add_approval(command.case, approval)
    facts = {"receiver": colleague.name, "step": step.id}
    cases.add_event(
        command.case,
        CaseEvent(
            at=now, by=context.actor.id, action="approval_asked", facts=MappingProxyType(facts)
        ),
    )
    return Changes.of(Subject.CASES).with_receipt(approval.id)
