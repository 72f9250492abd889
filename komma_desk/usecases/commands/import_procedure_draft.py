"""A procedure or the rule table comes in as its file: always as a draft, whoever sent it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from komma_desk.domain.changes import Changes
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.drafting import add_draft


@dataclass(frozen=True, slots=True)
class ImportProcedureDraft:
    path: Path


def import_procedure_draft(command: ImportProcedureDraft, context: Context) -> Changes:
    """The receipt is a DraftKept. Raises BrokenDefinition with file, line and sentence."""
    text, _definition = context.tools.rules.definition_file(command.path)
    return add_draft(text, context)
