"""The first half of the checker: everything a definition names exists and stands where it may."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from komma_desk.domain.procedure.definition import BACK, Deadline, Procedure, State, Step, Strand
from komma_desk.domain.procedure.findings import Finding, Rule
from komma_desk.domain.procedure.vocabulary import (
    CONSENTS,
    DEADLINE_RULES,
    EFFECTS,
    FIELDS,
    PER,
)
from komma_desk.words import Bilingual

_DELETION_CLASS = re.compile(r"[1-9][0-9]?[MY]-after-end")


def reference_findings(procedure: Procedure) -> Iterator[Finding]:
    """Findings that must be mended before a case could be walked through the procedure at all."""
    if procedure.start not in procedure.state_by_id or procedure.start in procedure.strand_of_leaf:
        yield Finding(
            rule=Rule.UNKNOWN_STATE, place="start", title=procedure.title, word=procedure.start
        )
    for state in procedure.states:
        yield from _of_state(procedure, state)
    yield from _doubles(procedure)
    for strand in procedure.strands:
        yield from _of_strand(procedure, strand)
    for step in procedure.steps:
        yield from _of_step(procedure, step)


def vocabulary_findings(procedure: Procedure) -> Iterator[Finding]:
    """Words of the closed vocabulary that nobody knows, and texts that are missing."""
    for step in procedure.steps:
        yield from _words_of(step)
    for state in procedure.states:
        yield from _deadline(state.deadline, f"states.{state.id}", state.title)
        if state.end and state.deletion_class is None:
            yield Finding(
                rule=Rule.END_WITHOUT_DELETION_CLASS, place=f"states.{state.id}", title=state.title
            )
        if state.deletion_class and not _DELETION_CLASS.fullmatch(state.deletion_class):
            yield Finding(
                rule=Rule.UNKNOWN_DELETION_CLASS,
                place=f"states.{state.id}.deletion_class",
                title=state.title,
                word=state.deletion_class,
            )
    for strand in procedure.strands:
        yield from _deadline(strand.deadline, f"strands.{strand.id}", strand.title)


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


def _words_of(step: Step) -> Iterator[Finding]:
    place = f"steps.{step.id}"
    unknown = [
        *((Rule.UNKNOWN_FIELD, "fields", one) for one in step.fields if one not in FIELDS),
        *((Rule.UNKNOWN_EFFECT, "effects", one) for one in step.effects if one not in EFFECTS),
    ]
    if step.consent is not None and step.consent not in CONSENTS:
        unknown.append((Rule.UNKNOWN_CONSENT, "consent", step.consent))
    for rule, word_of, word in unknown:
        yield Finding(rule=rule, place=f"{place}.{word_of}", title=step.title, word=word)
    if not step.roles:
        yield Finding(rule=Rule.STEP_WITHOUT_ROLE, place=f"{place}.roles", title=step.title)
    if step.irreversible and step.confirm is None:
        yield Finding(
            rule=Rule.IRREVERSIBLE_UNCONFIRMED, place=f"{place}.confirm", title=step.title
        )
    if step.reopens and "reason" not in step.fields:
        yield Finding(rule=Rule.REOPENS_WITHOUT_REASON, place=f"{place}.fields", title=step.title)
    if step.exception is not None and step.consent is None:
        yield Finding(
            rule=Rule.EXCEPTION_WITHOUT_CONSENT, place=f"{place}.exception", title=step.title
        )
    if step.exception is not None and not step.exception.four_eyes:
        yield Finding(rule=Rule.EXCEPTION_ALONE, place=f"{place}.exception", title=step.title)


def _deadline(deadline: Deadline | None, place: str, title: Bilingual) -> Iterator[Finding]:
    if deadline is None:
        return
    if deadline.within is None and deadline.rule is None:
        yield Finding(rule=Rule.EMPTY_DEADLINE, place=f"{place}.deadline", title=title)
    unknown = [deadline.rule] if deadline.rule not in {None, *DEADLINE_RULES} else []
    if deadline.per not in {None, *PER}:
        unknown.append(deadline.per)
    for word in unknown:
        yield Finding(
            rule=Rule.UNKNOWN_DEADLINE_RULE,
            place=f"{place}.deadline",
            title=title,
            word=word or "",
        )


def _is_main(procedure: Procedure, state: str) -> bool:
    return any(one.id == state for one in procedure.main_states())


def _strand_id(procedure: Procedure, state: str) -> str | None:
    return next((one.id for one in procedure.strands if state in one.states), None)
