"""The checker: says before publication where a case could be stuck, lost or wrongly let through."""

from __future__ import annotations

from collections.abc import Iterator

from komma_desk.domain.procedure.configurations import Configurations, configurations_of
from komma_desk.domain.procedure.definition import BACK, Procedure, StateId, Step, Strand
from komma_desk.domain.procedure.findings import Finding, Rule, Severity
from komma_desk.domain.procedure.position import Position
from komma_desk.domain.procedure.references import reference_findings, vocabulary_findings
from komma_desk.domain.procedure.vocabulary import DEADLINE_RULES
from komma_desk.domain.roles import StepRole
from komma_desk.words import Bilingual


def check(procedure: Procedure) -> tuple[Finding, ...]:
    """Everything wrong or doubtful, errors first; a procedure without errors may be published.

    Broken references come alone: only where they hold can a case be walked through.
    """
    broken = list(reference_findings(procedure))
    if broken:
        return _sorted([*broken, *vocabulary_findings(procedure)])
    reached = configurations_of(procedure)
    found = [
        *vocabulary_findings(procedure),
        *_strands(procedure),
        *_unreached(procedure, reached),
        *_back_to_nowhere(procedure, reached),
        *_dead_ends(procedure, reached),
        *_only_affected(procedure, reached),
        *_long_deadlines(procedure),
        *_given_up(procedure),
    ]
    return _sorted(found)


def errors(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(one for one in findings if one.severity is Severity.ERROR)


def _sorted(findings: list[Finding]) -> tuple[Finding, ...]:
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda one: one.severity is not Severity.ERROR))


def _strands(procedure: Procedure) -> Iterator[Finding]:
    used = {strand for state in procedure.states for strand in state.strands}
    for strand in procedure.strands:
        if strand.id not in used:
            yield Finding(rule=Rule.STRAND_UNUSED, place=f"strands.{strand.id}", title=strand.title)
        yield from _blocking_leaves(procedure, strand)
    for state in procedure.states:
        joins = any(step.to == state.then and state.id in step.sources for step in procedure.steps)
        if state.strands and not joins:
            yield Finding(
                rule=Rule.NO_CONCLUSION, place=f"states.{state.id}.then", title=state.title
            )


def _blocking_leaves(procedure: Procedure, strand: Strand) -> Iterator[Finding]:
    ending = _leading_to(strand, procedure.steps)
    freely = _leading_to(strand, tuple(filter(_needs_no_consent, procedure.steps)))
    for leaf in strand.states:
        if leaf not in freely:
            yield Finding(
                rule=Rule.ONLY_WITH_CONSENT if leaf in ending else Rule.STRAND_BLOCKS,
                place=f"states.{leaf}",
                title=procedure.title_of(leaf),
            )


def _leading_to(strand: Strand, steps: tuple[Step, ...]) -> set[StateId]:
    """The leaves of a strand from which these steps lead to its end."""
    ending = set(strand.end)
    grown = True
    while grown:
        before = len(ending)
        ending.update(source for step in steps if step.to in ending for source in step.sources)
        grown = len(ending) > before
    return ending


def _unreached(procedure: Procedure, reached: Configurations) -> Iterator[Finding]:
    seen: set[StateId] = set()
    for position in reached.ways:
        seen.update(position.active(procedure))
    used = {strand for state in procedure.states for strand in state.strands}
    for state in procedure.states:
        strand = procedure.strand_of_leaf.get(state.id)
        if state.id not in seen and (strand is None or strand.id in used):
            yield Finding(rule=Rule.STATE_UNREACHED, place=f"states.{state.id}", title=state.title)


def _back_to_nowhere(procedure: Procedure, reached: Configurations) -> Iterator[Finding]:
    lost = {
        position.main
        for position in reached.ways
        if position.main in procedure.remembering and position.origin_of(position.main) is None
    }
    for step in procedure.steps:
        if step.to == BACK and lost.intersection(step.sources):
            yield Finding(rule=Rule.BACK_TO_NOWHERE, place=f"steps.{step.id}.to", title=step.title)


def _dead_ends(procedure: Procedure, reached: Configurations) -> Iterator[Finding]:
    if not any(state.end for state in procedure.states):
        yield Finding(rule=Rule.NO_END, place="states", title=procedure.title)
        return

    def ended(position: Position) -> bool:
        return procedure.state_by_id[position.main].end

    any_way = reached.reaching(ended, using=lambda _: True)
    without_consent = reached.reaching(ended, using=_needs_no_consent)
    stuck = _mains(position for position in reached.ways if position not in any_way)
    consent_only = _mains(position for position in any_way if position not in without_consent)
    circles = _circles(stuck, reached)
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


def _needs_no_consent(step: Step) -> bool:
    return step.consent is None


def _mains(positions: Iterator[Position]) -> frozenset[StateId]:
    return frozenset(position.main for position in positions)


def _circles(
    stuck: frozenset[StateId], reached: Configurations
) -> dict[StateId, tuple[StateId, ...]]:
    """Of the stuck states those that lead back to themselves, with all they can lead to."""
    onward: dict[StateId, set[StateId]] = {state: set() for state in stuck}
    for position, ways in reached.ways.items():
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


def _only_affected(procedure: Procedure, reached: Configurations) -> Iterator[Finding]:
    only: dict[StateId, bool] = {}
    for position, ways in reached.ways.items():
        leaving = [step.roles for step, _ in ways if position.main in step.sources]
        if leaving and not procedure.state_by_id[position.main].end:
            alone = all(set(roles) == {StepRole.AFFECTED} for roles in leaving)
            only[position.main] = only.get(position.main, True) and alone
    for leaf in procedure.strand_of_leaf:
        leaving = [step.roles for step in procedure.steps if leaf in step.sources]
        if leaving and leaf not in procedure.strand_of_leaf[leaf].end:
            only[leaf] = all(set(roles) == {StepRole.AFFECTED} for roles in leaving)
    for state in procedure.states:
        if only.get(state.id):
            yield Finding(
                rule=Rule.ONLY_AFFECTED_LEAVES, place=f"states.{state.id}", title=state.title
            )


def _long_deadlines(procedure: Procedure) -> Iterator[Finding]:
    """The internal deadline of a leaf guards the statutory one of its strand."""
    for leaf, strand in procedure.strand_of_leaf.items():
        own = procedure.state_by_id[leaf].deadline
        rule = DEADLINE_RULES.get(strand.deadline.rule or "") if strand.deadline else None
        if own is None or own.within is None or rule is None:
            continue
        if own.within.at_most_days() > rule.length.at_least_days():
            yield Finding(
                rule=Rule.DEADLINE_TOO_LONG,
                place=f"states.{leaf}.deadline",
                title=procedure.title_of(leaf),
                word=rule.title,
            )


def _given_up(procedure: Procedure) -> Iterator[Finding]:
    steps = [step.title for step in procedure.steps if step.four_eyes]
    if steps and not procedure.four_eyes:
        word = Bilingual(
            de=", ".join(title.de for title in steps), en=", ".join(title.en for title in steps)
        )
        yield Finding(rule=Rule.FOUR_EYES_OFF, place="four_eyes", title=procedure.title, word=word)
