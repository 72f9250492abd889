"""Looks a definition file through: what the checker finds in it, and in which line."""

from __future__ import annotations

from pathlib import Path

from komma_desk.definitions.lines import line_in_procedure, line_of
from komma_desk.definitions.procedure import procedure_of_text
from komma_desk.definitions.published import definition_of_text
from komma_desk.definitions.reading import text_of
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.deadlines.rules import DeadlineRules
from komma_desk.domain.procedure.assignment import RuleTable
from komma_desk.domain.procedure.assignment_findings import check_table
from komma_desk.domain.procedure.looked_through import LookedThrough
from komma_desk.domain.procedure.soundness import check


def definition_looked_through(
    path: Path, rules: DeadlineRules, code_lists: CodeLists
) -> LookedThrough:
    """A procedure or a rule table, by its schema; what an office has published nobody knows here.

    Raises BrokenDefinition for whatever cannot be read as it is written.
    """
    text = text_of(path)
    made = definition_of_text(text, path.name)
    if not isinstance(made, RuleTable):
        return looked_through(path, rules)
    return LookedThrough(
        procedure=made,
        findings=tuple(
            (line_of(text, ("rules", each.number - 1) if each.number else ("rules",)), each)
            for each in check_table(made, code_lists, published=None)
        ),
    )


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
