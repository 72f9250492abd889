"""Reads and writes whatever an office publishes: the `schema` of a text says what it is."""

from __future__ import annotations

from komma_desk.definitions import procedure, rule_table
from komma_desk.definitions.reading import open_text
from komma_desk.definitions.writing import procedure_text
from komma_desk.domain.procedure.assignment import Definition, RuleTable


def definition_of_text(text: str, name: str = "komma-desk") -> Definition:
    """Raises BrokenDefinition."""
    table = open_text(text, name)
    schema = table.one_of("schema", (procedure.SCHEMA, rule_table.SCHEMA))
    if schema == rule_table.SCHEMA:
        return rule_table.read_rule_table(table)
    return procedure.procedure_of_text(text, name)


def definition_text(definition: Definition, before: str = "") -> str:
    """The text that reads back as it; of the text before all stays that did not change."""
    if isinstance(definition, RuleTable):
        return rule_table.rule_table_text(definition, before=before)
    return procedure_text(definition, before=before)
