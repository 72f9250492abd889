"""Reads the programme of figures: which tables are published, and the threshold they keep."""

from __future__ import annotations

from pathlib import Path

from komma_desk.definitions.reading import Table, open_definition
from komma_desk.domain.disclosure.thresholds import FiguresProgramme, Rules
from komma_desk.domain.figures.tables import Dimension, MethodName, Stretch, TablePlan

SCHEMA = "komma-figures/1"
_USUAL_BASE = 5


def read_figures_programme(path: Path) -> FiguresProgramme:
    """The programme; raises BrokenDefinition for a word that is not known, ThresholdTooLow."""
    table = open_definition(path)
    table.exactly("schema", SCHEMA)
    base = table.maybe_number("base")
    programme = FiguresProgramme(
        rules=Rules(base=_USUAL_BASE if base is None else base), tables=_plans(table)
    )
    table.done()
    return programme


def _plans(table: Table) -> tuple[TablePlan, ...]:
    plans: dict[str, TablePlan] = {}
    for one in table.tables("tables"):
        plan = _plan(one)
        if plan.id in plans:
            raise one.twice("id", plan.id)
        plans[plan.id] = plan
    return tuple(plans.values())


def _plan(table: Table) -> TablePlan:
    by = table.choice("by", Dimension)
    # Only the totals of months may be exact: every cross stands on the rounded cube.
    methods = [MethodName.ROUNDING.value]
    if by is Dimension.MONTH:
        methods.append(MethodName.EXACT.value)
    plan = TablePlan(
        id=table.text("id"),
        title=table.bilingual("title"),
        by=by,
        each=table.choice("each", Stretch),
        method=MethodName(table.one_of("method", methods)),
    )
    table.done()
    return plan
