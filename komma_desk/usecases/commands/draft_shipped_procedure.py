"""Take a procedure KommA Desk comes with as a draft: published beside one's own, or changed."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.changes import Changes
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.drafting import add_draft


@dataclass(frozen=True, slots=True)
class DraftShippedProcedure:
    procedure: ShippedProcedure


def draft_shipped_procedure(command: DraftShippedProcedure, context: Context) -> Changes:
    """The receipt is a DraftKept."""
    return add_draft(context.tools.rules.shipped_text(command.procedure), context)
