"""The BPMN export is valid against the schema of the OMG, whole, and drawn where it should be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from komma_desk.definitions.procedure import read_procedure
from komma_desk.domain.procedure.definition import Deadline, Procedure
from komma_desk.domain.procedure.interval import Interval, Unit
from komma_desk.exchange.bpmn import write_bpmn
from komma_desk.words import Bilingual, Language
from tests.fakes.procedures_made_up import made_up_procedure
from tests.fakes.shipped import RULES, SMALL

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = sorted((ROOT / "resources" / "procedures").glob("*.toml"))
STANDARD = read_procedure(ROOT / "resources" / "procedures" / "komma-standard.toml")
SCHEMA = etree.XMLSchema(etree.parse(ROOT / "tests" / "data" / "bpmn" / "BPMN20.xsd"))
MODEL = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
DRAWN = "{http://www.omg.org/spec/BPMN/20100524/DI}"
BOUNDS = "{http://www.omg.org/spec/DD/20100524/DC}Bounds"
EVERY = [*(read_procedure(path) for path in SHIPPED), *map(made_up_procedure, range(40))]
every_procedure = pytest.mark.parametrize("procedure", EVERY, ids=lambda one: one.id)


def drawn(procedure: Procedure, language: Language = Language.GERMAN) -> Any:
    return etree.fromstring(write_bpmn(procedure, language, RULES))


def flow_of(root: Any, step: str, source: str) -> Any:
    (flow,) = root.iterfind(f".//{MODEL}sequenceFlow[@id='step.{step}.from.{source}']")
    return flow


def area(shape: Any) -> tuple[float, float, float, float]:
    x, y, width, height = (
        float(shape.find(BOUNDS).get(word)) for word in ("x", "y", "width", "height")
    )
    return x, y, x + width, y + height


@every_procedure
def test_the_drawing_is_valid_against_the_schema(procedure: Procedure) -> None:
    assert SCHEMA.validate(drawn(procedure)), SCHEMA.error_log


@every_procedure
def test_everything_named_is_there_and_everything_there_is_drawn_once(
    procedure: Procedure,
) -> None:
    root = drawn(procedure)
    ids = {one.get("id") for one in root.iter() if one.get("id")}
    named = [one.text for word in ("incoming", "outgoing") for one in root.iter(f"{MODEL}{word}")]
    named += [one.get("attachedToRef") for one in root.iter(f"{MODEL}boundaryEvent")]
    assert ids.issuperset(named)
    shown = [one.get("bpmnElement") for one in root.iter(f"{DRAWN}BPMNShape", f"{DRAWN}BPMNEdge")]
    tags = ["userTask", "subProcess", "adHocSubProcess", "startEvent", "endEvent"]
    tags += ["boundaryEvent", "sequenceFlow"]
    assert sorted(shown) == sorted(
        one.get("id") for tag in tags for one in root.iter(f"{MODEL}{tag}")
    )


@every_procedure
def test_every_step_leads_from_each_of_its_states(procedure: Procedure) -> None:
    flows = list(drawn(procedure).iter(f"{MODEL}sequenceFlow"))
    for step in procedure.steps:
        mine = [one for one in flows if one.get("id").startswith(f"step.{step.id}.")]
        again = [one for one in flows if one.get("id") == f"step.{step.id}"]
        ends = [one for one in step.sources if procedure.state_by_id[one].end]
        assert bool(again) == bool(ends)
        assert len({one.get("id").rpartition(".")[2] for one in mine}) == len(step.sources) - len(
            ends
        )


@every_procedure
def test_whatever_stands_in_a_box_lies_within_it(procedure: Procedure) -> None:
    root = drawn(procedure)
    shapes = {one.get("bpmnElement"): area(one) for one in root.iter(f"{DRAWN}BPMNShape")}
    for inner in root.iter(f"{MODEL}userTask", f"{MODEL}adHocSubProcess"):
        outer = shapes.get(inner.getparent().get("id"))
        if outer is not None:
            left, top, right, bottom = shapes[inner.get("id")]
            assert outer[0] <= left < right <= outer[2]
            assert outer[1] <= top < bottom <= outer[3]


def test_a_step_that_leaves_the_strands_early_interrupts_them_and_the_join_does_not() -> None:
    root = drawn(STANDARD)
    assert flow_of(root, "conclude", "in_hand").get("sourceRef") == "state.in_hand"
    leaving = flow_of(root, "withdraw", "in_hand").get("sourceRef")
    (event,) = root.iterfind(f".//{MODEL}boundaryEvent[@id='{leaving}']")
    assert (event.get("attachedToRef"), event.get("cancelActivity")) == ("state.in_hand", "true")


def test_a_deadline_is_a_timer_that_interrupts_nothing() -> None:
    root = drawn(STANDARD)
    (event,) = root.iterfind(f".//{MODEL}boundaryEvent[@id='deadline.state.resting']")
    assert event.get("cancelActivity") == "false"
    assert event.findtext(f".//{MODEL}timeDuration") == "P6M"


def test_hours_are_hours_of_a_timer() -> None:
    by_the_hour = Deadline(within=Interval(count=48, unit=Unit.HOURS))
    states = [
        replace(each, deadline=by_the_hour) if each.id == "resting" else each
        for each in STANDARD.states
    ]
    root = drawn(replace(STANDARD, states=tuple(states)))
    (event,) = root.iterfind(f".//{MODEL}boundaryEvent[@id='deadline.state.resting']")
    assert event.findtext(f".//{MODEL}timeDuration") == "PT48H"


def test_working_days_are_named_and_not_passed_off_as_days() -> None:
    (event,) = drawn(STANDARD).iterfind(f".//{MODEL}boundaryEvent[@id='deadline.state.triage']")
    assert event.find(f".//{MODEL}timeDuration") is None
    assert "5" in event.get("name")


def test_a_strand_says_with_which_leaves_it_ends() -> None:
    (strand,) = drawn(STANDARD).iterfind(f".//{MODEL}adHocSubProcess[@id='strand.care']")
    ends = strand.findtext(f"{MODEL}completionCondition")
    assert ends == "leaf = 'care_none' or leaf = 'care_done'"


def test_the_way_back_leads_to_each_state_one_can_have_come_from() -> None:
    back = [
        one.get("targetRef")
        for one in drawn(STANDARD).iter(f"{MODEL}sequenceFlow")
        if one.get("id").startswith("step.resume.")
    ]
    assert sorted(back) == ["state.in_hand", "state.triage"]


def test_the_drawing_speaks_the_language_asked_for() -> None:
    english = drawn(STANDARD, Language.ENGLISH)
    assert flow_of(english, "accept", "received").get("name") == "Accept and acknowledge receipt"
    notes = flow_of(english, "report_to_police", "criminal_in_check")[0].text
    assert "Passing on to the police" in notes


def test_a_state_documents_what_it_means_for_the_person_who_reported() -> None:
    first, *others = STANDARD.states
    told = replace(first, plain=Bilingual(de="Ist da.", en="It is here."))
    root = drawn(replace(STANDARD, states=(told, *others)), Language.ENGLISH)
    (state,) = (one for one in root.iter() if one.get("id") == "state.received")
    assert state[0].text == "It is here."


def test_signs_no_xml_may_hold_are_replaced() -> None:
    odd = replace(STANDARD, title=Bilingual(de="a\0<b>&\x1b", en="x"))
    assert drawn(odd)[0].get("name") == "a\ufffd<b>&\ufffd"


def test_a_timer_by_law_bears_the_name_of_its_rule() -> None:
    first, *others = SMALL.states
    by_law = replace(first, deadline=Deadline(rule="dsgvo33"))
    root = drawn(replace(SMALL, states=(by_law, *others)))
    names = [event.get("name") for event in root.iter(f"{MODEL}boundaryEvent")]
    assert "Datenpanne melden (Art. 33 Abs. 1 DSGVO)" in names
