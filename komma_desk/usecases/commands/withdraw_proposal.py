"""Take a proposed procedure back; its text is a draft again."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.drafting import add_draft


@dataclass(frozen=True, slots=True)
class WithdrawProposal:
    procedure: str
    version: str


def withdraw_proposal(command: WithdrawProposal, context: Context) -> Changes:
    """The receipt is a DraftKept; None where it was no procedure at all. Raises NoSuchProposal."""
    proposals = context.work.office.procedure_proposals
    proposal = proposals.get(command.procedure, command.version)
    proposals.remove(command.procedure, command.version)
    try:
        return add_draft(proposal.procedure.text, context)
    except (Refusal, Trouble):  # somebody wrote it in by hand: away with it
        return Changes.of(Subject.PROCEDURES)
