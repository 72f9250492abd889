"""The colleague who was asked agrees or declines, in her own session and with her own signature."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType

from komma_desk.domain.approval import ApprovalAnswer, Verdict
from komma_desk.domain.case import CaseEvent
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import ApprovalId, CaseId
from komma_desk.domain.text import LONGEST_REASON, require_text
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.approvals import AGREEMENT, require_uninvolved
from komma_desk.words import N_


class NotAskedOfYou(Refusal):
    sentence = N_("Nothing is asked of you here, or it was answered already.")


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantRequest:
    case: CaseId
    approval: ApprovalId
    verdict: Verdict
    reason: str = field(repr=False)


def grant_request(command: GrantRequest, context: Context) -> Changes:
    require_text(command.reason, LONGEST_REASON)
    cases = context.work.cases.cases
    file = cases.file(command.case, context.scope)
    mine = (each for each in file.approvals if each.asked == context.actor.id and each.is_open)
    asked = next((each for each in mine if each.id == command.approval), None)
    if asked is None:
        raise NotAskedOfYou
    require_uninvolved(context.work.office.people.get(context.actor.id), file)
    now = context.clock.now()
    statement = asked.statement(command.case, command.verdict, now)
    answer = ApprovalAnswer(
        verdict=command.verdict,
        reason=command.reason,
        at=now,
        signature=context.keys.sign(AGREEMENT, statement.as_bytes()),
    )
    cases.save_approval(command.case, replace(asked, answer=answer))
    facts = {"step": asked.step, "verdict": str(command.verdict), "reason": command.reason}
    cases.add_event(
        command.case,
        CaseEvent(at=now, by=context.actor.id, action="approval", facts=MappingProxyType(facts)),
    )
    return Changes.of(Subject.CASES)
