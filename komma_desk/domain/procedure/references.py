"""The first half of the checker: everything a definition names exists, once, where it may stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from komma_desk.domain.procedure.definition import (
    BACK,
    Procedure,
    State,
    StateId,
    Step,
    Strand,
    StrandId,
)
from komma_desk.domain.procedure.findings import Finding, Rule
from komma_desk.domain.procedure.vocabulary import LOG_WORDS

_FIT = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")


def reference_findings(procedure: Procedure) -> Iterator[Finding]:
    """Findings that must be mended before a case could be walked through the procedure at all."""
    if procedure.start not in procedure.state_by_id or procedure.start in procedure.strand_of_leaf:
        yield Finding(
            rule=Rule.UNKNOWN_STATE, place="start", title=procedure.title, word=procedure.start
        )
    yield from _short_names(procedure)
    for state in procedure.states:
        yield from _of_state(procedure, state)
    yield from _doubles(procedure)
    for strand in procedure.strands:
        yield from _of_strand(procedure, strand)
    for step in procedure.steps:
        yield from _of_step(procedure, step)


def _short_names(procedure: Procedure) -> Iterator[Finding]:
    """The log of a case keeps them: each fits, is given once, and is no word of the log itself."""
    kinds: dict[str, Sequence[State | Strand | Step]] = {
        "states": procedure.states,
        "strands": procedure.strands,
        "steps": procedure.steps,
    }
    for kind, named in kinds.items():
        times = Counter[str](one.id for one in named)
        for one in named:
            place = f"{kind}.{one.id}"
            if times[one.id] > 1:
                yield Finding(rule=Rule.ID_TWICE, place=place, title=one.title, word=one.id)
            if not _FIT.fullmatch(one.id) or (kind == "steps" and one.id in LOG_WORDS):
                yield Finding(rule=Rule.ID_UNFIT, place=place, title=one.title, word=one.id)


def _of_state(procedure: Procedure, state: State) -> Iterator[Finding]:
    place = f"states.{state.id}"
    for strand in state.strands:
        if strand not in procedure.strand_by_id:
            yield Finding(
                rule=Rule.UNKNOWN_STRAND, place=f"{place}.strands", title=state.title, word=strand
            )
    if state.then is not None and not _is_main(procedure, state.then):
        yield Finding(
            rule=Rule.UNKNOWN_STATE, place=f"{place}.then", title=state.title, word=state.then
        )


def _doubles(procedure: Procedure) -> Iterator[Finding]:
    leaves = Counter(leaf for strand in procedure.strands for leaf in strand.states)
    for leaf, times in leaves.items():
        if times > 1 and leaf in procedure.state_by_id:
            yield Finding(
                rule=Rule.LEAF_TWICE, place=f"states.{leaf}", title=procedure.title_of(leaf)
            )
    strands = Counter(strand for state in procedure.states for strand in state.strands)
    for strand_id, times in strands.items():
        strand = procedure.strand_by_id.get(strand_id)
        if times > 1 and strand is not None:
            yield Finding(rule=Rule.STRAND_TWICE, place=f"strands.{strand_id}", title=strand.title)


def _of_strand(procedure: Procedure, strand: Strand) -> Iterator[Finding]:
    place = f"strands.{strand.id}"
    for leaf in strand.states:
        if leaf not in procedure.state_by_id:
            yield Finding(
                rule=Rule.UNKNOWN_STATE, place=f"{place}.states", title=strand.title, word=leaf
            )
    own = set(strand.states)
    if strand.start not in own or not strand.end or not own.issuperset(strand.end):
        yield Finding(rule=Rule.STRAND_INCOMPLETE, place=place, title=strand.title)


def _of_step(procedure: Procedure, step: Step) -> Iterator[Finding]:
    place = f"steps.{step.id}"
    if not step.sources:
        yield Finding(rule=Rule.STEP_FROM_NOWHERE, place=f"{place}.from", title=step.title)
    for named, word in (*(("from", one) for one in step.sources), ("to", step.to)):
        if word not in procedure.state_by_id and (named, word) != ("to", BACK):
            yield Finding(
                rule=Rule.UNKNOWN_STATE, place=f"{place}.{named}", title=step.title, word=word
            )
    where = {_strand_id(procedure, one) for one in (*step.sources, step.to)}
    if len(where) > 1:
        yield Finding(rule=Rule.STEP_JUMPS_STRAND, place=f"{place}.to", title=step.title)
    for source in step.sources:
        state = procedure.state_by_id.get(source)
        if state is not None and state.end and not step.reopens:
            yield Finding(
                rule=Rule.STEP_LEAVES_END,
                place=f"{place}.from",
                title=step.title,
                word=state.title,
            )


def _is_main(procedure: Procedure, state: StateId) -> bool:
    return state in procedure.state_by_id and state not in procedure.strand_of_leaf


def _strand_id(procedure: Procedure, state: StateId) -> StrandId | None:
    strand = procedure.strand_of_leaf.get(state)
    return strand.id if strand else None
