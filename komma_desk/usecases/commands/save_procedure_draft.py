"""Keep a procedure one is working on, so that it can be left and taken up, also by a colleague."""

from __future__ import annotations

from dataclasses import dataclass, replace

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import ProcedureDraftId
from komma_desk.domain.procedure.assignment import Definition
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.drafting import DraftKept, add_draft, text_to_keep


@dataclass(frozen=True, slots=True)
class SaveProcedureDraft:
    """A new draft has no `draft` and revision 0; a text must read as what is published here."""

    procedure: Definition | str
    draft: ProcedureDraftId | None = None
    revision: int = 0


def save_procedure_draft(command: SaveProcedureDraft, context: Context) -> Changes:
    """The receipt is a DraftKept. Raises BrokenDefinition, NotWritable or ChangedMeanwhile."""
    if command.draft is None:
        return add_draft(command.procedure, context)
    drafts = context.work.office.procedure_drafts
    kept = drafts.get(command.draft)
    procedure, text = text_to_keep(command.procedure, kept.text, context)
    drafts.save(
        replace(
            kept,
            procedure=procedure.id,
            text=text,
            changed_by=context.actor.id,
            changed_at=context.clock.now(),
            revision=command.revision,
        )
    )
    receipt = DraftKept(draft=kept.id, revision=command.revision + 1)
    return Changes.of(Subject.PROCEDURES).with_receipt(receipt)
