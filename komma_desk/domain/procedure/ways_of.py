"""The checker on ways: where a case could be stuck, lost, or wait for ever."""

from __future__ import annotations

from collections.abc import Iterator

from komma_desk.domain.procedure.definition import BACK, Procedure, StateId, Step, Strand
from komma_desk.domain.procedure.findings import Finding, Rule
from komma_desk.domain.procedure.position import Position
from komma_desk.domain.procedure.skeleton import Skeleton, leading_to_end, mains_of
from komma_desk.domain.roles import StepRole
from komma_desk.words import Bilingual

_OFFICE = frozenset({StepRole.CLEARING, StepRole.HEAD})
_BY_AFFECTED = Bilingual(
    de="Vier Augen gelten für das Büro, nicht für die betroffene Person",
    en="four eyes are of the office, not of the affected person",
)
_NEVER_THERE = Bilingual(
    de="was er voraussetzt, trifft nie zusammen", en="what it presupposes never comes together"
)


def way_findings(procedure: Procedure, skeleton: Skeleton) -> Iterator[Finding]:
    yield from _strands(procedure)
    yield from _unreached(procedure, skeleton)
    yield from _back_to_nowhere(procedure, skeleton)
    yield from _dead_ends(procedure, skeleton)
    yield from _only_affected(procedure, skeleton)
    yield from _never_possible(procedure, skeleton)


def needs_no_consent(step: Step) -> bool:
    return step.consent is None


def is_for_office(step: Step) -> bool:
    """Clearing takes it itself, or with the approval of the head."""
    return not _OFFICE.isdisjoint(step.roles)


def is_always_open(step: Step) -> bool:
    """Neither a consent nor the affected person can keep the office from it."""
    return needs_no_consent(step) and is_for_office(step)


def _strands(procedure: Procedure) -> Iterator[Finding]:
    used = {strand for state in procedure.states for strand in state.strands}
    by_affected = _left_by_affected_only(procedure)
    for strand in procedure.strands:
        if strand.id not in used:
            yield Finding(rule=Rule.STRAND_UNUSED, place=f"strands.{strand.id}", title=strand.title)
        yield from _blocking_leaves(procedure, strand, by_affected)
    for state in procedure.states:
        joins = any(step.to == state.then and state.id in step.sources for step in procedure.steps)
        if state.strands and not joins:
            yield Finding(
                rule=Rule.NO_CONCLUSION, place=f"states.{state.id}.then", title=state.title
            )


def _blocking_leaves(
    procedure: Procedure, strand: Strand, by_affected: frozenset[StateId]
) -> Iterator[Finding]:
    ending = leading_to_end(strand, procedure.steps, lambda _: True)
    freely = leading_to_end(strand, procedure.steps, needs_no_consent)
    always = leading_to_end(strand, procedure.steps, is_always_open)
    for leaf in strand.states:
        if leaf in always or (leaf in freely and leaf in by_affected):
            continue
        rule = Rule.NEEDS_AFFECTED if leaf in freely else Rule.ONLY_WITH_CONSENT
        if leaf not in ending:
            rule = Rule.STRAND_BLOCKS
        yield Finding(rule=rule, place=f"states.{leaf}", title=procedure.title_of(leaf))


def _unreached(procedure: Procedure, skeleton: Skeleton) -> Iterator[Finding]:
    used = {strand for state in procedure.states for strand in state.strands}
    for state in procedure.states:
        strand = procedure.strand_of_leaf.get(state.id)
        if state.id not in skeleton.reached and (strand is None or strand.id in used):
            yield Finding(rule=Rule.STATE_UNREACHED, place=f"states.{state.id}", title=state.title)


def _back_to_nowhere(procedure: Procedure, skeleton: Skeleton) -> Iterator[Finding]:
    lost = {
        position.main
        for position in skeleton.whole.ways
        if position.main in procedure.remembering and position.origin_of(position.main) is None
    }
    for step in procedure.steps:
        if step.to == BACK and lost.intersection(step.sources):
            yield Finding(rule=Rule.BACK_TO_NOWHERE, place=f"steps.{step.id}.to", title=step.title)


def _dead_ends(procedure: Procedure, skeleton: Skeleton) -> Iterator[Finding]:
    if not any(state.end for state in procedure.main_states()):
        yield Finding(rule=Rule.NO_END, place="states", title=procedure.title)
        return

    def ended(position: Position) -> bool:
        return procedure.state_by_id[position.main].end

    whole = skeleton.whole
    any_way = whole.reaching(ended, using=lambda _: True)
    without_consent = whole.reaching(ended, using=needs_no_consent)
    always = whole.reaching(ended, using=is_always_open)
    stuck = mains_of(position for position in whole.ways if position not in any_way)
    consent_only = mains_of(position for position in any_way if position not in without_consent)
    waiting = mains_of(position for position in without_consent if position not in always)
    waiting -= _left_by_affected_only(procedure)
    circles = _circles(stuck, skeleton)
    for state in procedure.main_states():
        place, title = f"states.{state.id}", state.title
        if state.id in circles:
            names = [procedure.title_of(one) for one in circles[state.id]]
            word = Bilingual(
                de=", ".join(name.de for name in names), en=", ".join(name.en for name in names)
            )
            yield Finding(rule=Rule.ENDLESS_CYCLE, place=place, title=title, word=word)
        elif state.id in stuck:
            yield Finding(rule=Rule.NO_WAY_TO_END, place=place, title=title)
        elif state.id in consent_only:
            yield Finding(rule=Rule.ONLY_WITH_CONSENT, place=place, title=title)
        elif state.id in waiting:
            yield Finding(rule=Rule.NEEDS_AFFECTED, place=place, title=title)


def _circles(stuck: frozenset[StateId], skeleton: Skeleton) -> dict[StateId, tuple[StateId, ...]]:
    """Of the stuck states those that lead back to themselves, with all they can lead to."""
    onward: dict[StateId, set[StateId]] = {state: set() for state in stuck}
    for position, ways in skeleton.whole.ways.items():
        if position.main in stuck:
            onward[position.main].update(
                after.main for step, after in ways if after.main != position.main
            )
    circles: dict[StateId, tuple[StateId, ...]] = {}
    for state in stuck:
        seen: set[StateId] = set()
        waiting = list(onward[state])
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                waiting.extend(onward.get(one, ()))
        if state in seen:
            circles[state] = tuple(sorted(seen))
    return circles


def _left_by_affected_only(procedure: Procedure) -> frozenset[StateId]:
    """States and leaves that some step leaves, but none of the office."""
    left = {source for step in procedure.steps for source in step.sources}
    by_office = {
        source for step in procedure.steps if is_for_office(step) for source in step.sources
    }
    ends = {state.id for state in procedure.states if state.end}
    ends.update(leaf for strand in procedure.strands for leaf in strand.end)
    return frozenset(left - by_office - ends)


def _only_affected(procedure: Procedure, skeleton: Skeleton) -> Iterator[Finding]:
    only = _left_by_affected_only(procedure) & skeleton.reached
    for state in procedure.states:
        if state.id in only:
            yield Finding(
                rule=Rule.ONLY_AFFECTED_LEAVES, place=f"states.{state.id}", title=state.title
            )


def _never_possible(procedure: Procedure, skeleton: Skeleton) -> Iterator[Finding]:
    """Its state is reached, and yet nobody will ever be able to press the button."""
    possible = {step.id for ways in skeleton.whole.ways.values() for step, _ in ways}
    for step in procedure.steps:
        starts = skeleton.reached.intersection(step.sources)
        in_strand = any(one in procedure.strand_of_leaf for one in starts)
        alone = step.four_eyes and procedure.four_eyes and set(step.roles) == {StepRole.AFFECTED}
        if starts and (alone or not (in_strand or step.id in possible)):
            yield Finding(
                rule=Rule.STEP_NEVER_POSSIBLE,
                place=f"steps.{step.id}",
                title=step.title,
                word=_BY_AFFECTED if alone else _NEVER_THERE,
            )
