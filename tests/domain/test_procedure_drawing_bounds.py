"""However large a draft is, and however long its words are, nobody waits for its picture."""

from __future__ import annotations

from dataclasses import replace

import pytest

from komma_desk.domain.procedure.definition import Procedure, State, StateId, Step, StepId, Strand
from komma_desk.domain.procedure.definition import StrandId as Id
from komma_desk.domain.procedure.drawing.lettering import width_of, wrapped
from komma_desk.domain.procedure.layout import MOST_DRAWN, TooLargeToDraw, laid_out
from komma_desk.domain.roles import StepRole
from komma_desk.words import Bilingual, Language
from tests.fakes.shipped import RULES
from tests.fakes.work_done import counted

NAME = Bilingual(de="Name", en="Name")


def a_chain(number: int) -> Procedure:
    states = tuple(State(id=StateId(f"a{at}"), title=NAME) for at in range(number))
    steps = tuple(
        Step(
            id=StepId(f"s{at}"),
            title=NAME,
            sources=(StateId(f"a{at}"),),
            to=StateId(f"a{at + 1}"),
            roles=(StepRole.CLEARING,),
        )
        for at in range(number - 1)
    )
    return Procedure(
        id="chain",
        version="1",
        title=NAME,
        start=StateId("a0"),
        four_eyes=False,
        states=states,
        steps=steps,
    )


def test_more_parts_than_the_checker_looks_at_are_not_drawn() -> None:
    with pytest.raises(TooLargeToDraw):
        laid_out(a_chain(MOST_DRAWN // 2), Language.GERMAN, RULES)


def test_a_strand_that_names_states_without_end_is_not_drawn() -> None:
    leaves = tuple(StateId(f"l{at}") for at in range(MOST_DRAWN))
    strand = Strand(id=Id("x"), title=NAME, start=leaves[0], states=leaves, end=leaves[:1])
    with pytest.raises(TooLargeToDraw):
        laid_out(replace(a_chain(2), strands=(strand,)), Language.GERMAN, RULES)


@pytest.mark.parametrize("text", ["W" * 400_000, "W " * 200_000, "-" * 400_000, "i" * 400_000])
def test_a_title_without_end_is_cut_at_once(text: str) -> None:
    with counted() as work:
        lines = wrapped(text, 14, 200)
    assert work.calls < 10 * len(text)
    assert len(lines) == 6
    assert lines[-1].endswith("…")
    assert all(width_of(line, 14) <= 200 for line in lines)
