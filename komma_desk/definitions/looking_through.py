"""Looks a definition file through: what the checker finds in it, and in which line."""

from __future__ import annotations

from pathlib import Path

from komma_desk.definitions.lines import line_in_procedure
from komma_desk.definitions.procedure import procedure_of_text
from komma_desk.definitions.reading import text_of
from komma_desk.domain.deadlines.rules import DeadlineRules
from komma_desk.domain.procedure.looked_through import LookedThrough
from komma_desk.domain.procedure.soundness import check


def looked_through(path: Path, rules: DeadlineRules) -> LookedThrough:
    """Raises BrokenDefinition for whatever cannot be read as it is written."""
    text = text_of(path)
    procedure = procedure_of_text(text, path.name)
    return LookedThrough(
        procedure=procedure,
        findings=tuple(
            (line_in_procedure(text, procedure, finding.place), finding)
            for finding in check(procedure, rules=rules)
        ),
    )
