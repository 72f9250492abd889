"""The checker is quick enough for every edit: what it looks at does not grow with the strands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from komma_desk.domain.procedure.configurations import TooManyConfigurations, configurations_of
from komma_desk.domain.procedure.definition import (
    BACK,
    Procedure,
    State,
    StateId,
    Step,
    StepId,
    Strand,
    StrandId,
)
from komma_desk.domain.procedure.findings import Rule, Severity
from komma_desk.domain.procedure.skeleton import skeleton_of
from komma_desk.domain.procedure.soundness import MOST_PARTS, check
from komma_desk.words import Bilingual
from tests.fakes.shipped import RULES, STANDARD


def again(name: str) -> str:
    return f"{name}_again"


def titled(title: Bilingual) -> Bilingual:
    return Bilingual(de=f"{title.de} (zwei)", en=f"{title.en} (two)")


def twice(procedure: Procedure) -> Procedure:
    """Every state, strand and step once more, the strands side by side in the same state."""
    strands = tuple(
        Strand(
            id=StrandId(again(one.id)),
            title=titled(one.title),
            start=StateId(again(one.start)),
            states=tuple(StateId(again(each)) for each in one.states),
            end=tuple(StateId(again(each)) for each in one.end),
        )
        for one in procedure.strands
    )
    states = tuple(
        replace(one, id=StateId(again(one.id)), title=titled(one.title), strands=(), then=None)
        for one in procedure.states
    )
    steps = tuple(_step_again(one) for one in procedure.steps if one.id != "conclude")
    over = _link("over", procedure, procedure.start, again(procedure.start))
    back = _link("into", procedure, again("triage"), "in_hand")
    wider = tuple(
        replace(one, strands=(*one.strands, *(strand.id for strand in strands)))
        if one.strands
        else one
        for one in procedure.states
    )
    return replace(
        procedure,
        states=(*wider, *states),
        strands=(*procedure.strands, *strands),
        steps=(*procedure.steps, *steps, over, back),
        probes=(),
    )


def _step_again(one: Step) -> Step:
    return replace(
        one,
        id=StepId(again(one.id)),
        title=titled(one.title),
        sources=tuple(StateId(again(each)) for each in one.sources),
        to=one.to if one.to == BACK else StateId(again(one.to)),
    )


def _link(name: str, procedure: Procedure, source: str, to: str) -> Step:
    return replace(
        procedure.steps[0],
        id=StepId(name),
        title=Bilingual(de=name, en=name),
        sources=(StateId(source),),
        to=StateId(to),
    )


def test_twice_the_size_is_looked_at_through_a_handful_of_positions() -> None:
    larger = twice(STANDARD)
    assert len(larger.states) == 2 * len(STANDARD.states)
    assert check(larger, rules=RULES) == ()
    assert len(skeleton_of(larger).whole.ways) < 4 * len(skeleton_of(STANDARD).whole.ways)


def test_the_whole_space_of_twice_the_size_is_refused_with_a_sentence() -> None:
    with pytest.raises(TooManyConfigurations) as caught:
        configurations_of(twice(STANDARD), at_most=5_000)
    assert "{" not in caught.value.spoken()


def crowd(number: int) -> Procedure:
    """Each state leads to each other one and back to wherever it was entered from."""
    states = tuple(
        State(id=StateId(f"s{each}"), title=Bilingual(de=f"S{each}", en=f"S{each}"))
        for each in range(number)
    )
    everywhere = tuple(state.id for state in states)
    steps = tuple(
        replace(
            STANDARD.steps[0],
            id=StepId(f"to_{state.id}"),
            title=state.title,
            sources=tuple(one for one in everywhere if one != state.id),
            to=state.id,
        )
        for state in states
    )
    back = replace(STANDARD.steps[0], id=StepId("back"), sources=everywhere, to=BACK)
    return replace(
        STANDARD, start=states[0].id, states=states, strands=(), steps=(*steps, back), probes=()
    )


def test_what_is_just_small_enough_is_looked_at_whole() -> None:
    largest = crowd(43)
    assert Rule.TOO_LARGE not in {one.rule for one in check(largest)}
    assert len(skeleton_of(largest).whole.ways) <= MOST_PARTS


def test_what_is_larger_is_said_to_be_too_large_and_nothing_else() -> None:
    (found,) = check(crowd(50))
    assert (found.rule, found.severity) == (Rule.TOO_LARGE, Severity.ERROR)
