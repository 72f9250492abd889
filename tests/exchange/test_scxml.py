"""The SCXML export: names no XML could hold, texts of any kind, ends that end."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from komma_desk.definitions.procedure import procedure_of_text
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.exchange.scxml import write_scxml
from komma_desk.exchange.xml_words import name_of
from komma_desk.words import Bilingual
from tests.exchange.scxml_engines import PythonStateMachine, QtScxml, walk_together

STANDARD = Path(__file__).resolve().parents[2] / "resources" / "procedures" / "komma-standard.toml"
TEXT = STANDARD.read_text(encoding="utf-8")
SCXML = "{http://www.w3.org/2005/07/scxml}"
_close = st.text(st.sampled_from("_u5fa. -ü1"), max_size=8)


@given(first=_close, second=_close)
def test_two_names_never_become_one(first: str, second: str) -> None:
    assert (name_of(first) == name_of(second)) == (first == second)


@given(name=st.text(max_size=9))
def test_every_name_is_one_xml_can_hold(name: str) -> None:
    assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name_of(name))


def test_a_usual_name_stays_as_it_is() -> None:
    assert name_of("in_hand") == "in_hand"


def oddly_named() -> Procedure:
    """The standard procedure as somebody writes it who likes spaces, dots and umlauts."""
    odd = TEXT
    for plain, typed in (("in_hand", "in hand.ü"), ("triage", "1 = eins"), ("rest", "a.b")):
        odd = re.sub(rf"\[states\.{plain}\]", f'[states."{typed}"]', odd)
        odd = odd.replace(f'"{plain}"', f'"{typed}"')
    return procedure_of_text(re.sub(r"\[\[probes\]\].*", "", odd, flags=re.DOTALL))


@pytest.mark.parametrize("engine", [PythonStateMachine, QtScxml])
def test_odd_names_move_there_as_here(engine: type[PythonStateMachine | QtScxml]) -> None:
    procedure = oddly_named()
    machine = engine(write_scxml(procedure))
    walk = walk_together(procedure, machine, Random(1), 200)  # noqa: S311 -- repeatable
    assert [ours for _, ours, theirs in walk if ours != theirs] == []


@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_whatever_stands_in_a_title_the_file_is_xml(text: str) -> None:
    title = Bilingual(de=text, en=text)
    root = etree.fromstring(write_scxml(replace(procedure_of_text(TEXT), title=title)))
    assert root.tag == f"{SCXML}scxml"


def test_an_end_nobody_reopens_is_final_and_another_is_not() -> None:
    standard = procedure_of_text(TEXT)
    steps = tuple(one for one in standard.steps if one.id != "reopen")
    for procedure, final in ((standard, 0), (replace(standard, steps=steps), 5)):
        root = etree.fromstring(write_scxml(procedure))
        assert len(root.findall(f".//{SCXML}final")) == final


def test_a_state_says_what_it_means_for_the_person_who_reported() -> None:
    standard = procedure_of_text(TEXT)
    first, *others = standard.states
    told = replace(first, plain=Bilingual(de="Ist da.", en="It is here."))
    root = etree.fromstring(write_scxml(replace(standard, states=(told, *others))))
    state = root.find(f".//{SCXML}state[@id='received']")
    assert {"Ist da.", "It is here."} <= set(state.attrib.values())


def test_every_step_says_what_it_asks_of_people() -> None:
    root = etree.fromstring(write_scxml(procedure_of_text(TEXT)))
    (report,) = root.findall(f".//{SCXML}transition[@event='report_to_police']")
    own = "{urn:komma-desk:procedure:1}"
    assert report.get(f"{own}consent") == "refer_police"
    assert report.get(f"{own}exception") == "danger_to_life"
    assert report.get(f"{own}roles") == "clearing head"
