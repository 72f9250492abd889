"""Reads and writes the table that says which case follows which procedure."""

from __future__ import annotations

from itertools import takewhile

from komma_desk.definitions.broken import BrokenDefinition
from komma_desk.definitions.house_style import Words, written_table
from komma_desk.definitions.reading import BYTE_ORDER_MARK, Table, open_text
from komma_desk.domain.code_list import Code
from komma_desk.domain.procedure.assignment import RULE_TABLE, Asked, AssignmentRule, RuleTable

SCHEMA = "komma-rule-table/1"


def rule_table_of_text(text: str, name: str = RULE_TABLE) -> RuleTable:
    """Raises BrokenDefinition; whether its codes and procedures exist is for the checker to say."""
    return read_rule_table(open_text(text, name))


def read_rule_table(table: Table) -> RuleTable:
    table.exactly("schema", SCHEMA)
    read = RuleTable(
        version=table.text("version"),
        default=table.text("default"),
        rules=tuple(_rule(each) for each in table.tables("rules")),
    )
    table.done()
    return read


def rule_table_text(table: RuleTable, *, before: str = "") -> str:
    """The text that reads back as it; the remarks at the head of the text before stay."""
    if before and _reads_as(before, table):
        return before
    top: Words = {"schema": SCHEMA, "version": table.version, "default": table.default}
    rules = [written_table("[[rules]]", _words(each)) for each in table.rules]
    return "\n".join([_remarks(before) + written_table("", top), *rules])


def _rule(table: Table) -> AssignmentRule:
    conditions = ((asked, tuple(Code(each) for each in table.texts(asked))) for asked in Asked)
    rule = AssignmentRule(
        procedure=table.text("procedure"),
        conditions=tuple((asked, codes) for asked, codes in conditions if codes),
    )
    table.done()
    return rule


def _words(rule: AssignmentRule) -> Words:
    return {**{str(asked): codes for asked, codes in rule.conditions}, "procedure": rule.procedure}


def _reads_as(text: str, table: RuleTable) -> bool:
    try:
        return rule_table_of_text(text) == table
    except BrokenDefinition:
        return False


def _remarks(text: str) -> str:
    lines = text.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n").splitlines(keepends=True)
    return "".join(takewhile(lambda line: not line.strip() or line.startswith("#"), lines))
