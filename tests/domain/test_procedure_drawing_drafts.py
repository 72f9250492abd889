"""Drafts are drawn too, however broken: unknown targets, shared leaves, empty titles."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from komma_desk.domain.procedure.definition import (
    Procedure,
    State,
    StateId,
    Step,
    StepId,
    Strand,
    StrandId,
)
from komma_desk.domain.procedure.drawing.sheet import Kind
from komma_desk.domain.procedure.layout import laid_out
from komma_desk.domain.roles import StepRole
from komma_desk.words import Bilingual, Language
from tests.domain.drawing_measures import crossed, overlapping, spilling
from tests.fakes.shipped import RULES

IDS = [StateId(one) for one in ("a", "b", "c", "d", "e", "f", "g", "gone", "@last")]


def _step(id_: str, sources: list[str], to: str) -> Step:
    return Step(
        id=StepId(id_),
        title=Bilingual(de=f"Schritt {id_}", en=f"Step {id_}"),
        sources=tuple(StateId(one) for one in sources),
        to=StateId(to),
        roles=(StepRole.CLEARING,),
    )


@st.composite
def procedures(draw: st.DrawFn) -> Procedure:
    """Sound and unsound ones: unknown targets, shared leaves, unused strands, empty titles."""
    words = st.text(alphabet="abcÄß -–漢\t", max_size=60)
    states = tuple(
        State(
            id=one,
            title=Bilingual(de=draw(words), en=one),
            end=draw(st.booleans()),
            rests=draw(st.booleans()),
            strands=tuple(draw(st.lists(st.sampled_from([StrandId("x"), StrandId("y")])))),
        )
        for one in draw(st.lists(st.sampled_from(IDS[:7]), min_size=0, max_size=7, unique=True))
    )
    strands = tuple(
        Strand(
            id=StrandId(name),
            title=Bilingual(de=draw(words), en=name),
            start=draw(st.sampled_from(IDS)),
            states=tuple(draw(st.lists(st.sampled_from(IDS[3:8]), max_size=4))),
            end=tuple(draw(st.lists(st.sampled_from(IDS[3:8]), max_size=2))),
        )
        for name in draw(st.lists(st.sampled_from(["x", "y"]), unique=True))
    )
    steps = tuple(
        _step(
            f"s{at}", draw(st.lists(st.sampled_from(IDS), max_size=4)), draw(st.sampled_from(IDS))
        )
        for at in range(draw(st.integers(0, 9)))
    )
    return Procedure(
        id="drawn",
        version="1",
        title=Bilingual(de="Verfahren", en="Procedure"),
        start=draw(st.sampled_from(IDS)),
        four_eyes=False,
        states=states,
        strands=strands,
        steps=steps,
    )


@settings(max_examples=150, deadline=None)
@given(procedures())
def test_whatever_a_draft_says_the_picture_stays_in_order(procedure: Procedure) -> None:
    drawing = laid_out(procedure, Language.GERMAN, RULES)
    assert overlapping(drawing) == []
    assert crossed(drawing) == []
    assert spilling(drawing) == []
    assert laid_out(procedure, Language.GERMAN, RULES) == drawing


@settings(max_examples=150, deadline=None)
@given(procedures())
def test_whatever_a_draft_says_nothing_is_left_out(procedure: Procedure) -> None:
    drawing = laid_out(procedure, Language.GERMAN, RULES)
    states = Counter(box.place for box in drawing.boxes if box.kind is not Kind.STEP)
    assert all(states[f"states.{state.id}"] == 1 for state in procedure.states)
    assert all(states[f"strands.{strand.id}"] == 1 for strand in procedure.strands)
    lines = Counter(edge.place for edge in drawing.edges)
    for step in procedure.steps:
        assert lines[f"steps.{step.id}"] == max(1, len(set(step.sources)))
