"""A procedure as an SCXML machine: strands are regions kept by deep history, steps are events.

`@last` is a region that remembers; conditions on people are attributes, never evaluated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from xml.etree import ElementTree as ET

from komma_desk.domain.procedure.definition import BACK, Procedure, State, StateId, Step, Strand
from komma_desk.exchange.entered_from import entered_from
from komma_desk.exchange.xml_words import (
    conditions,
    described,
    document,
    name_of,
    own,
    text_of,
)

_SCXML: Final = "http://www.w3.org/2005/07/scxml"
_CASE: Final = "komma.case"  # a dot stands in none of a procedure's own names
_NO_LABEL: Final = re.compile(r"[^A-Za-z0-9_.-]")
_NOTE: Final = (
    " Events are the steps. A step also asks for its role, consent, fields and second person;"
    " those stand in attributes, and whoever sends the event has to see to them. "
)

ET.register_namespace("", _SCXML)


def write_scxml(procedure: Procedure) -> bytes:
    """The machine; the procedure must be free of errors."""
    root = ET.Element(
        _word("scxml"),
        {"version": "1.0", "datamodel": "ecmascript", "name": _NO_LABEL.sub("_", procedure.id)}
        | described(procedure.title)
        | {own("id"): text_of(procedure.id), own("version"): text_of(procedure.version)}
        | {own("sha256"): procedure.sha256()},
    )
    root.append(ET.Comment(_NOTE))
    origins = entered_from(procedure)
    above = root
    if origins:
        root.set("initial", "komma.all")
        above = ET.SubElement(root, _word("parallel"), {"id": "komma.all"})
    else:
        root.set("initial", _CASE)
    case = ET.SubElement(above, _word("state"), {"id": _CASE, "initial": name_of(procedure.start)})
    for state in procedure.main_states():
        _main_state(case, procedure, state, origins)
    for resting, places in origins.items():
        _memory(above, resting, places)
    return document(root)


def _main_state(
    case: ET.Element,
    procedure: Procedure,
    state: State,
    origins: Mapping[StateId, tuple[StateId, ...]],
) -> None:
    leaving = [step for step in procedure.steps if state.id in step.sources]
    kind = "parallel" if state.strands else "final" if state.end and not leaving else "state"
    element = ET.SubElement(
        case,
        _word(kind),
        {"id": name_of(state.id)} | described(state.title, state.deadline, state.plain),
    )
    if state.end:
        element.set(own("end"), state.deletion_class or "true")
    strands = [procedure.strand_by_id[one] for one in state.strands]
    if strands:
        _history(element, state, strands)
    for step in leaving:
        if step.to == BACK:
            for origin in origins[state.id]:
                guard = f"In('{_memory_of(state.id, origin)}')"
                _transition(element, procedure, step, state, origin, guard, origins)
        else:
            joins = bool(strands) and step.to == state.then
            ended = _all_ended(strands) if joins else None
            _transition(element, procedure, step, state, step.to, ended, origins)
    for strand in strands:
        _region(element, procedure, strand)


def _region(parallel: ET.Element, procedure: Procedure, strand: Strand) -> None:
    region = ET.SubElement(
        parallel,
        _word("state"),
        {"id": f"strand.{name_of(strand.id)}", "initial": name_of(strand.start)}
        | described(strand.title, strand.deadline),
    )
    for name in strand.states:
        leaf = procedure.state_by_id[name]
        element = ET.SubElement(
            region,
            _word("state"),
            {"id": name_of(name)} | described(leaf.title, leaf.deadline, leaf.plain),
        )
        for step in procedure.steps:
            if name in step.sources:
                ET.SubElement(
                    element,
                    _word("transition"),
                    {"event": name_of(step.id), "target": name_of(step.to)} | conditions(step),
                )


def _history(element: ET.Element, state: State, strands: list[Strand]) -> None:
    """Who comes back finds the strands as they were left; who comes first, at their start."""
    history = ET.SubElement(
        element, _word("history"), {"id": f"history.{name_of(state.id)}", "type": "deep"}
    )
    starts = " ".join(name_of(strand.start) for strand in strands)
    ET.SubElement(history, _word("transition"), {"target": starts})


def _transition(
    element: ET.Element,
    procedure: Procedure,
    step: Step,
    source: State,
    target: StateId,
    guard: str | None,
    origins: Mapping[StateId, tuple[StateId, ...]],
) -> None:
    parallel = bool(procedure.state_by_id[target].strands)
    where = f"history.{name_of(target)}" if parallel else name_of(target)
    words = {"event": name_of(step.id), "target": where}
    if guard is not None:
        words["cond"] = guard
    made = ET.SubElement(element, _word("transition"), words | conditions(step))
    if target in origins:
        origin = None if target == source.id else source.id
        ET.SubElement(made, _word("raise"), {"event": _memory_of(target, origin)})


def _all_ended(strands: list[Strand]) -> str:
    ended = (" || ".join(f"In('{name_of(leaf)}')" for leaf in strand.end) for strand in strands)
    return " && ".join(f"({one})" for one in ended)


def _memory(above: ET.Element, resting: StateId, origins: tuple[StateId, ...]) -> None:
    """A region beside the case: which state it came from when it was last entered."""
    nowhere = _memory_of(resting, None)
    region = ET.SubElement(
        above, _word("state"), {"id": f"origin.{name_of(resting)}", "initial": nowhere}
    )
    places = [nowhere, *(_memory_of(resting, one) for one in origins)]
    for here in places:
        state = ET.SubElement(region, _word("state"), {"id": here})
        for there in places:
            if there != here:
                ET.SubElement(state, _word("transition"), {"event": there, "target": there})


def _memory_of(resting: StateId, origin: StateId | None) -> str:
    came = "nowhere" if origin is None else f"from.{name_of(origin)}"
    return f"origin.{name_of(resting)}.{came}"


def _word(name: str) -> str:
    return f"{{{_SCXML}}}{name}"
