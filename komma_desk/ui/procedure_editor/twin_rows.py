"""What the rows of the tables say: each thing of a procedure in a few words."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.deadlines.rules import DeadlineRules
from komma_desk.domain.procedure.definition import Deadline, Procedure, State, Step, Strand
from komma_desk.domain.procedure.editing.places import WHOLE
from komma_desk.domain.procedure.editing.properties import (
    spoken_deletion_class,
    spoken_value,
)
from komma_desk.domain.procedure.interval_words import spoken_interval
from komma_desk.words import _


@dataclass(frozen=True, slots=True)
class Row:
    place: str
    cells: tuple[str, ...]
    inner: tuple[Row, ...] = ()


def state_columns() -> tuple[str, ...]:
    return (_("Case state"), _("Deadline"), _("What is special"))


def step_columns() -> tuple[str, ...]:
    return (_("Step"), _("From"), _("Leads to"), _("Who"), _("What it needs"))


def state_rows(procedure: Procedure, rules: DeadlineRules) -> tuple[Row, ...]:
    """The whole first, then every state with its strands and their leaves inside."""
    whole = Row(WHOLE, (procedure.title.spoken(), "", _("the procedure as a whole")))
    opened = {strand for state in procedure.states for strand in state.strands}
    loose = tuple(
        _strand_row(procedure, strand, rules)
        for strand in procedure.strands
        if strand.id not in opened
    )
    states = (_state_row(procedure, one, rules) for one in procedure.main_states())
    return (whole, *states, *loose)


def step_rows(procedure: Procedure) -> tuple[Row, ...]:
    return tuple(
        Row(
            f"steps.{step.id}",
            (
                _title(step),
                spoken_value(procedure, "sources", step.sources),
                spoken_value(procedure, "to", step.to),
                spoken_value(procedure, "roles", step.roles),
                ", ".join(_needs(procedure, step)),
            ),
        )
        for step in procedure.steps
    )


def _state_row(procedure: Procedure, state: State, rules: DeadlineRules) -> Row:
    strands = tuple(
        _strand_row(procedure, procedure.strand_by_id[one], rules)
        for one in state.strands
        if one in procedure.strand_by_id
    )
    marks = [
        *([_("beginning")] if state.id == procedure.start else []),
        *([_("rests")] if state.rests else []),
        *([_("end")] if state.end else []),
    ]
    if state.deletion_class:
        marks.append(_("deleted {when}").format(when=spoken_deletion_class(state.deletion_class)))
    cells = (_title(state), _deadline(state.deadline, rules), ", ".join(marks))
    return Row(f"states.{state.id}", cells, strands)


def _strand_row(procedure: Procedure, strand: Strand, rules: DeadlineRules) -> Row:
    leaves = []
    for leaf in strand.states:
        state = procedure.state_by_id.get(leaf)
        if state is not None:
            marks = [
                *([_("begins the strand")] if leaf == strand.start else []),
                *([_("ends the strand")] if leaf in strand.end else []),
            ]
            cells = (_title(state), _deadline(state.deadline, rules), ", ".join(marks))
            leaves.append(Row(f"states.{leaf}", cells))
    cells = (_title(strand), _deadline(strand.deadline, rules), _("strand"))
    return Row(f"strands.{strand.id}", cells, tuple(leaves))


def _title(thing: State | Strand | Step) -> str:
    return thing.title.spoken() or _("(without a title)")


def _deadline(deadline: Deadline | None, rules: DeadlineRules) -> str:
    if deadline is None:
        return ""
    if deadline.rule:
        return rules.name_of(deadline.rule).spoken()
    return spoken_interval(deadline.within) if deadline.within else ""


def _needs(procedure: Procedure, step: Step) -> list[str]:
    found = []
    if step.consent:
        consent = spoken_value(procedure, "consent", step.consent)
        found.append(_("consent: {consent}").format(consent=consent))
    if step.fields:
        found.append(spoken_value(procedure, "fields", step.fields))
    found += [_("four eyes")] if step.four_eyes else []
    found += [_("confirmation")] if step.confirm else []
    found += [_("cannot be taken back")] if step.irreversible else []
    return found
