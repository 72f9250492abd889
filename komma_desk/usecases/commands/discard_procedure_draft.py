"""Throw a draft of a procedure away; what is published stays."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import ProcedureDraftId
from komma_desk.domain.stored import ChangedMeanwhile
from komma_desk.usecases.context import Context


@dataclass(frozen=True, slots=True)
class DiscardProcedureDraft:
    """`revision` is the one that was looked at: nobody throws away what a colleague just wrote."""

    draft: ProcedureDraftId
    revision: int


def discard_procedure_draft(command: DiscardProcedureDraft, context: Context) -> Changes:
    """Raises NoSuchProcedureDraft or ChangedMeanwhile."""
    drafts = context.work.office.procedure_drafts
    if drafts.get(command.draft).revision != command.revision:
        raise ChangedMeanwhile
    drafts.remove(command.draft)
    return Changes.of(Subject.PROCEDURES)
