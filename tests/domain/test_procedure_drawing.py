"""The picture of a procedure: nothing overlaps, no line crosses a box, nothing is left out."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from komma_desk.definitions.procedure import read_procedure
from komma_desk.domain.procedure.definition import (
    BACK,
    Procedure,
    State,
    StateId,
    Step,
    StepId,
)
from komma_desk.domain.procedure.drawing.road import main_road
from komma_desk.domain.procedure.drawing.sheet import Sign
from komma_desk.domain.procedure.layout import laid_out
from komma_desk.domain.roles import StepRole
from komma_desk.words import Bilingual, Language
from tests.domain.drawing_measures import crossed, inside, overlapping, spilling
from tests.fakes.shipped import RULES

SHIPPED = sorted((Path(__file__).parents[2] / "resources" / "procedures").glob("*.toml"))
IDS = [StateId(one) for one in ("a", "b", "c", "d", "e", "f", "g", "gone", "@last")]
ALMOST = 0.01


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", Language)
def test_the_shipped_procedures_are_drawn_without_overlap(path: Path, language: Language) -> None:
    drawing = laid_out(read_procedure(path), language, RULES)
    assert overlapping(drawing) == []
    assert crossed(drawing) == []
    assert spilling(drawing) == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_each_state_and_each_step_of_the_shipped_is_drawn_once(path: Path) -> None:
    procedure = read_procedure(path)
    drawing = laid_out(procedure, Language.GERMAN, RULES)
    assert Counter(box.place for box in drawing.boxes) == Counter(
        [f"states.{state.id}" for state in procedure.states]
        + [f"strands.{strand.id}" for strand in procedure.strands]
        + [f"steps.{step.id}" for step in procedure.steps]
    )
    assert Counter((edge.place, edge.source) for edge in drawing.edges) == Counter(
        (f"steps.{step.id}", f"states.{source}")
        for step in procedure.steps
        for source in step.sources
    )


def test_the_main_road_of_the_default_is_straight_and_leads_down() -> None:
    procedure = _default()
    places = [f"states.{one}" for one in main_road(procedure)]
    assert places == [
        f"states.{one}" for one in ("received", "triage", "in_hand", "closing_check", "closed")
    ]
    boxes = {box.place: box for box in laid_out(procedure, Language.GERMAN, RULES).boxes}
    assert len({round(boxes[place].middle[0], 3) for place in places}) == 1
    assert all(boxes[one].bottom < boxes[two].y for one, two in pairwise(places))


def test_the_road_of_the_complaint_does_not_turn_where_it_may_be_examined_again() -> None:
    path = next(one for one in SHIPPED if one.stem == "agg-complaint")
    assert main_road(read_procedure(path)) == (
        "received",
        "first_conversation",
        "hearing",
        "examination",
        "result",
        "implementation",
        "closed",
    )


def test_other_ends_are_gathered_at_the_right_of_everything() -> None:
    boxes = {box.place: box for box in laid_out(_default(), Language.GERMAN, RULES).boxes}
    ends = [boxes[f"states.{one}"] for one in ("duplicate", "not_competent", "withdrawn")]
    assert len({box.x for box in ends}) == 1
    assert min(box.x for box in ends) > boxes["states.in_hand"].right


def test_the_leaves_stand_in_their_strand_and_the_strands_in_their_state() -> None:
    procedure = _default()
    boxes = {box.place: box for box in laid_out(procedure, Language.GERMAN, RULES).boxes}
    for strand in procedure.strands:
        lane = boxes[f"strands.{strand.id}"]
        assert inside(lane, boxes["states.in_hand"])
        assert all(inside(boxes[f"states.{leaf}"], lane) for leaf in strand.states)


def test_withdrawing_from_six_states_is_one_bus_with_one_label() -> None:
    edges = [
        e for e in laid_out(_default(), Language.GERMAN, RULES).edges if e.place == "steps.withdraw"
    ]
    assert len(edges) == 6
    assert len({edge.points[-2:] for edge in edges}) == 1


def test_signs_tell_what_a_step_asks_for() -> None:
    boxes = {box.place: box for box in laid_out(_default(), Language.GERMAN, RULES).boxes}
    signs = {mark.sign for mark in boxes["steps.report_to_police"].marks}
    assert signs == {Sign.CONSENT, Sign.EXCEPTION, Sign.IRREVERSIBLE}
    assert {mark.sign for mark in boxes["steps.release"].marks} == {Sign.FOUR_EYES}


def test_deadlines_are_said_in_the_language_of_the_picture() -> None:
    english = laid_out(_default(), Language.ENGLISH, RULES)
    received = next(box for box in english.boxes if box.place == "states.received")
    assert [line.text for line in received.lines] == ["Received", "3 WD"]


def test_a_state_added_in_a_text_at_the_very_end_still_joins_the_road() -> None:
    default = _default()
    conference = State(id=StateId("conference"), title=Bilingual(de="Fallkonferenz", en="Meeting"))
    more = (_step("call", ["triage"], "conference"), _step("held", ["conference"], "in_hand"))
    procedure = _with(default, states=(*default.states, conference), steps=default.steps + more)
    assert main_road(procedure)[1:4] == ("triage", "conference", "in_hand")


def _default() -> Procedure:
    return read_procedure(next(one for one in SHIPPED if one.stem == "komma-standard"))


def _with(procedure: Procedure, *, states: tuple[State, ...], steps: tuple[Step, ...]) -> Procedure:
    return Procedure(
        id=procedure.id,
        version=procedure.version,
        title=procedure.title,
        start=procedure.start,
        four_eyes=procedure.four_eyes,
        states=states,
        strands=procedure.strands,
        steps=steps,
    )


def _step(id_: str, sources: list[str], to: str) -> Step:
    return Step(
        id=StepId(id_),
        title=Bilingual(de=f"Schritt {id_}", en=f"Step {id_}"),
        sources=tuple(StateId(one) for one in sources),
        to=StateId(to),
        roles=(StepRole.CLEARING,),
    )


def test_a_step_to_an_unknown_state_stands_alone_and_says_so() -> None:
    procedure = _with(_default(), states=_default().states, steps=(_step("s", ["triage"], "gone"),))
    drawing = laid_out(procedure, Language.ENGLISH, RULES)
    box = next(box for box in drawing.boxes if box.place == "steps.s")
    assert "gone" in " ".join(line.text for line in box.lines)
    assert [edge.target for edge in drawing.edges] == [None]


def test_the_way_back_says_that_it_leads_back() -> None:
    drawing = laid_out(_default(), Language.ENGLISH, RULES)
    box = next(box for box in drawing.boxes if box.place == "steps.resume")
    assert Sign.BACK in {mark.sign for mark in box.marks}
    assert BACK not in " ".join(line.text for line in box.lines)


def test_a_step_more_from_everywhere_does_not_turn_the_road() -> None:
    default = _default()
    everywhere = [state.id for state in default.main_states() if not state.end]
    more = (_step("stop", [str(one) for one in everywhere], "closed"),)
    procedure = _with(default, states=default.states, steps=default.steps + more)
    assert main_road(procedure) == main_road(default)
