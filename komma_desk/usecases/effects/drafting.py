"""Drafts of procedures and of the rule table: the text, and the version it was taken from."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import ProcedureDraftId
from komma_desk.domain.procedure.assignment import Definition
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.publication import claims
from komma_desk.usecases.ports.office import StoredProcedure
from komma_desk.usecases.ports.procedures import StoredProcedureDraft


@dataclass(frozen=True, slots=True)
class DraftKept:
    """Where it lies now; the next one to save it says this revision."""

    draft: ProcedureDraftId
    revision: int


def add_draft(definition: Definition | str, context: Context) -> Changes:
    """Based on what is published last of the same name, whose layout and comments it keeps."""
    rules = context.tools.rules
    made = rules.definition(definition) if isinstance(definition, str) else definition
    newest = newest_of(made.id, context)
    read, text = text_to_keep(definition, newest.text if newest else "", context)
    draft = StoredProcedureDraft(
        id=ProcedureDraftId(context.new_id()),
        procedure=read.id,
        text=text,
        based_on=newest.version if newest else "",
        changed_by=context.actor.id,
        changed_at=context.clock.now(),
    )
    context.work.office.procedure_drafts.add(draft)
    receipt = DraftKept(draft=draft.id, revision=draft.revision)
    return Changes.of(Subject.PROCEDURES).with_receipt(receipt)


def text_to_keep(
    definition: Definition | str, before: str, context: Context
) -> tuple[Definition, str]:
    """Raises BrokenDefinition or NotWritable; a text is kept as it came."""
    rules = context.tools.rules
    if isinstance(definition, str):
        return rules.definition(definition), definition
    return definition, rules.definition_text(definition, before)


def newest_of(procedure: str, context: Context) -> StoredProcedure | None:
    """As it stands there; whether it counts is asked where it matters."""
    of_it = (each for each in claims(context.work.office) if each.stored.id == procedure)
    return next((each.stored for each in of_it), None)
