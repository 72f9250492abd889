"""Which procedure a new case gets: what the published rule table says, else the default."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from types import MappingProxyType

from komma_desk.domain.case import ProcedureRef
from komma_desk.domain.code_list import Code
from komma_desk.domain.errors import Trouble
from komma_desk.domain.incident import IncidentReport
from komma_desk.domain.procedure.assignment import (
    RULE_FACT,
    RULE_TABLE,
    TABLE_FACT,
    RuleTable,
    own_forms_of,
)
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.office_lists import office_lists
from komma_desk.usecases.effects.publication import (
    Grounds,
    claims,
    default_now,
    grounds_of,
    newest_now,
    table_now,
)
from komma_desk.usecases.effects.published_before import remember_used
from komma_desk.usecases.ports.office import StoredProcedure
from komma_desk.usecases.ports.rules import Rules

_NO_TABLE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """`why` are facts for the history: the version of the table, and the rule if one decided."""

    ref: ProcedureRef
    procedure: Procedure
    why: Mapping[str, str]


def procedure_for_new_case(report: IncidentReport, main_form: Code, context: Context) -> Followed:
    """Raises ProcedureNotPublished or ProcedureRolledBack."""
    table, why = _table(context), {}
    if table is None:
        stored = _proved(_NO_TABLE, default_now, context)
    else:
        assigned = table.procedure_for(report, main_form, _own_forms(report, main_form, context))
        stored = _proved(assigned.procedure, lambda g: newest_now(assigned.procedure, g), context)
        rule = {} if assigned.rule is None else {RULE_FACT: str(assigned.rule)}
        why = {TABLE_FACT: table.version, **rule}
    assert stored is not None, "what is proved is there"
    procedure = context.tools.rules.procedure(stored.text)
    ref = ProcedureRef(id=stored.id, version=stored.version, sha256=procedure.sha256())
    return Followed(ref=ref, procedure=procedure, why=MappingProxyType(why))


def _own_forms(report: IncidentReport, main_form: Code, context: Context) -> frozenset[Code]:
    """The office's own lists are looked up only where somebody chose one of its forms."""
    shipped = context.tools.rules.code_lists["form"]
    if all(code in shipped for code in report.forms):
        return frozenset()
    return own_forms_of(report.forms, main_form, office_lists(context)["form"])


def default_procedure(context: Context) -> Procedure:
    """The one cases follow that no rule fits; raises the same."""
    rules = context.tools.rules
    return rules.procedure(default_by_table(grounds_of(context), rules).text)


def default_by_table(grounds: Grounds, rules: Rules) -> StoredProcedure:
    """Once there is a table, its last line alone says what the default is."""
    table = rule_table_now(grounds, rules)
    return default_now(grounds) if table is None else newest_now(table.default, grounds)


def rule_table_now(grounds: Grounds, rules: Rules) -> RuleTable | None:
    stored = table_now(grounds)
    return None if stored is None else rules.rule_table(stored.text)


def published_now(grounds: Grounds) -> Mapping[str, StoredProcedure]:
    """The newest version of every procedure a rule can lead to, by its name."""
    found = {}
    for name in dict.fromkeys(each.stored.id for each in claims(grounds.office)):
        if name != RULE_TABLE:
            with suppress(Trouble):
                found[name] = newest_now(name, grounds)
    return found


def _table(context: Context) -> RuleTable | None:
    stored = _proved(RULE_TABLE, table_now, context)
    return None if stored is None else context.tools.rules.rule_table(stored.text)


def _proved(
    name: str, prove: Callable[[Grounds], StoredProcedure | None], context: Context
) -> StoredProcedure | None:
    if name not in context.followed:
        stored = context.followed[name] = prove(grounds_of(context))
        if stored is not None:
            remember_used(stored, context.work.cases.memory)
    return context.followed[name]
