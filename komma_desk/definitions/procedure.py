"""Reads a clearing procedure; whether it is sound is a question for the checker, not for here."""

from __future__ import annotations

from pathlib import Path

from komma_desk.definitions.probes import read_probes
from komma_desk.definitions.reading import Table, open_definition, open_text
from komma_desk.domain.procedure.definition import (
    Deadline,
    ExceptionRule,
    Procedure,
    State,
    StateId,
    Step,
    StepId,
    Strand,
    StrandId,
)
from komma_desk.domain.procedure.interval import Interval
from komma_desk.domain.procedure.vocabulary import EXCEPTIONS
from komma_desk.domain.roles import StepRole

SCHEMA = "komma-procedure/1"
_INTERVALS = ("48 h", "3 WD", "14 D", "3 M")


def read_procedure(path: Path) -> Procedure:
    """The procedure of a file; raises BrokenDefinition for whatever is not known or missing."""
    return _procedure(open_definition(path))


def procedure_of_text(text: str, name: str = "komma-procedure") -> Procedure:
    """The same from the text a store keeps of a published procedure."""
    return _procedure(open_text(text, name))


def _procedure(table: Table) -> Procedure:
    table.exactly("schema", SCHEMA)
    procedure = Procedure(
        id=table.text("id"),
        version=table.text("version"),
        title=table.bilingual("title"),
        start=StateId(table.text("start")),
        four_eyes=table.flag("four_eyes", default=True),
        states=tuple(_state(name, one) for name, one in table.named_tables("states")),
        strands=tuple(_strand(name, one) for name, one in table.named_tables("strands")),
        steps=_steps(table),
        probes=read_probes(table),
    )
    table.done()
    return procedure


def _state(name: str, table: Table) -> State:
    state = State(
        id=StateId(name),
        title=table.bilingual("title"),
        plain=table.maybe_bilingual("plain"),
        deadline=_deadline(table),
        strands=tuple(StrandId(one) for one in table.texts("strands")),
        then=StateId(then) if (then := table.maybe_text("then")) else None,
        end=table.flag("end"),
        rests=table.flag("rests"),
        deletion_class=table.maybe_text("deletion_class"),
    )
    table.done()
    return state


def _strand(name: str, table: Table) -> Strand:
    strand = Strand(
        id=StrandId(name),
        title=table.bilingual("title"),
        start=StateId(table.text("start")),
        states=tuple(StateId(one) for one in table.texts("states")),
        end=tuple(StateId(one) for one in table.texts("end")),
        deadline=_deadline(table),
    )
    table.done()
    return strand


def _steps(table: Table) -> tuple[Step, ...]:
    steps: dict[StepId, Step] = {}
    for one in table.tables("steps"):
        step = _step(one)
        if step.id in steps:
            raise one.twice("id", step.id)
        steps[step.id] = step
    return tuple(steps.values())


def _step(table: Table) -> Step:
    step = Step(
        id=StepId(table.text("id")),
        title=table.bilingual("title"),
        sources=tuple(StateId(one) for one in table.texts("from")),
        to=StateId(table.text("to")),
        roles=table.choices("roles", StepRole),
        consent=table.maybe_text("consent"),
        fields=table.texts("fields"),
        four_eyes=table.flag("four_eyes"),
        exception=_exception(table),
        confirm=table.maybe_bilingual("confirm"),
        irreversible=table.flag("irreversible"),
        reopens=table.flag("reopens"),
        effects=table.texts("effects"),
    )
    table.done()
    return step


def _exception(table: Table) -> ExceptionRule | None:
    inner = table.maybe_table("exception")
    if inner is None:
        return None
    rule = ExceptionRule(
        when=inner.one_of("when", EXCEPTIONS), four_eyes=inner.flag("four_eyes", default=True)
    )
    inner.done()
    return rule


def _deadline(table: Table) -> Deadline | None:
    inner = table.maybe_table("deadline")
    if inner is None:
        return None
    deadline = Deadline(
        within=_interval(inner, "within", text) if (text := inner.maybe_text("within")) else None,
        rule=inner.maybe_text("rule"),
        per=inner.maybe_text("per"),
        remind=tuple(_interval(inner, "remind", one) for one in inner.texts("remind")),
        escalate_to=(inner.choice("escalate_to", StepRole) if inner.has("escalate_to") else None),
        reason=inner.maybe_bilingual("reason"),
    )
    inner.done()
    return deadline


def _interval(table: Table, word: str, text: str) -> Interval:
    interval = Interval.from_text(text)
    if interval is None:
        raise table.refuse_value(word, text, _INTERVALS)
    return interval
