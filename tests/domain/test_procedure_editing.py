"""The editing model: each edit can be taken back, and nothing it leaves hangs in the air."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from komma_desk.definitions.procedure import procedure_of_text, read_procedure
from komma_desk.definitions.writing import procedure_text
from komma_desk.domain.procedure.comparison import Turn, differences
from komma_desk.domain.procedure.definition import (
    BACK,
    Deadline,
    ExceptionRule,
    Procedure,
    State,
    StateId,
    StrandId,
)
from komma_desk.domain.procedure.editing.adding import new_leaf, new_state, new_step, new_strand
from komma_desk.domain.procedure.editing.change import Change
from komma_desk.domain.procedure.editing.draft import EditedDraft
from komma_desk.domain.procedure.editing.keeping import keepable
from komma_desk.domain.procedure.editing.places import place_of, thing_at
from komma_desk.domain.procedure.editing.removing import hanging, refusal, removal
from komma_desk.domain.procedure.editing.setting import move, put, settable
from komma_desk.domain.procedure.findings import Rule
from komma_desk.domain.procedure.interval import Interval, Unit
from komma_desk.domain.procedure.soundness import check, errors
from komma_desk.domain.roles import StepRole
from komma_desk.words import Bilingual, Language, speaking
from tests.fakes.shipped import RULES

SHIPPED = Path(__file__).parents[2] / "resources" / "procedures"
STANDARD = read_procedure(SHIPPED / "komma-standard.toml")
CONFERENCE = Bilingual(de="Fallkonferenz", en="Case conference")
TEXT = st.text(alphabet="aÄß Z9-–„\U0001f642", max_size=8)
BILINGUAL = st.builds(Bilingual, de=TEXT, en=TEXT)


def places(procedure: Procedure) -> list[str]:
    return [
        "procedure",
        *(f"states.{one.id}" for one in procedure.states),
        *(f"strands.{one.id}" for one in procedure.strands),
        *(f"steps.{one.id}" for one in procedure.steps),
    ]


def values(procedure: Procedure, name: str) -> st.SearchStrategy[object]:
    """What the form can put into a property."""
    states = st.sampled_from([one.id for one in procedure.states])
    strands = st.sampled_from([one.id for one in procedure.strands] or [StrandId("none")])
    interval = st.builds(Interval, count=st.integers(1, 99), unit=st.sampled_from(Unit))
    known: dict[str, st.SearchStrategy[object]] = {
        "title": BILINGUAL,
        "start": states,
        "to": st.one_of(states, st.just(BACK)),
        "then": st.one_of(states, st.none()),
        "sources": st.lists(states, unique=True, max_size=3).map(tuple),
        "strands": st.lists(strands, unique=True, max_size=2).map(tuple),
        "roles": st.lists(st.sampled_from(StepRole), unique=True).map(tuple),
        "fields": st.lists(st.sampled_from(["reason", "result"]), unique=True).map(tuple),
        "effects": st.lists(st.sampled_from(["letter", "notify"]), unique=True).map(tuple),
        "consent": st.sampled_from([None, "refer_police"]),
        "confirm": st.one_of(st.none(), BILINGUAL),
        "plain": st.one_of(st.none(), BILINGUAL),
        "exception": st.one_of(st.none(), st.builds(ExceptionRule, when=st.just("danger_to_life"))),
        "deletion_class": st.sampled_from([None, "1Y-after-end"]),
        "deadline": st.one_of(
            st.none(),
            st.builds(
                Deadline,
                within=st.one_of(st.none(), interval),
                rule=st.sampled_from([None, "stgb77b"]),
                remind=st.lists(interval, max_size=2).map(tuple),
                reason=st.one_of(st.none(), BILINGUAL),
            ),
        ),
    }
    return known.get(name, st.just("1.1.0") if name == "version" else st.booleans())


def draw_change(data: st.DataObject, procedure: Procedure) -> Change:
    place = data.draw(st.sampled_from(places(procedure)))
    states = st.sampled_from([one.id for one in procedure.states])
    title = data.draw(BILINGUAL)
    makers: list[Callable[[], Change]] = [
        lambda: new_state(procedure, title, end=data.draw(st.booleans())),
        lambda: new_strand(procedure, title, data.draw(states)),
        lambda: new_step(procedure, title, sources=(data.draw(states),), to=data.draw(states)),
        lambda: removal(procedure, place),
        lambda: move(procedure, place, data.draw(st.sampled_from([-1, 1]))),
        lambda: a_put(data, procedure, place),
        lambda: a_put(data, procedure, place),
    ]
    if procedure.strands:
        strand = data.draw(st.sampled_from([one.id for one in procedure.strands]))
        makers.append(lambda: new_leaf(procedure, title, strand))
    return data.draw(st.sampled_from(makers))()


def a_put(data: st.DataObject, procedure: Procedure, place: str) -> Change:
    thing = thing_at(procedure, place)
    assert thing is not None
    name = data.draw(st.sampled_from(sorted(settable(thing))))
    if place.startswith("strands.") and name == "end":
        value: object = thing.states[:1]  # type: ignore[union-attr]  # a strand has states
    else:
        value = data.draw(values(procedure, name))
    return put(procedure, place, name, value, merges=data.draw(st.booleans()))


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_all_taken_back_is_the_beginning_and_all_done_again_is_the_end(data: st.DataObject) -> None:
    draft = EditedDraft(procedure=STANDARD)
    for _each in range(data.draw(st.integers(1, 12))):
        draft = draft.apply(draw_change(data, draft.procedure))
    end = draft.procedure
    while draft.can_undo:
        assert draft.what_undo
        draft = draft.undo()
    assert draft.procedure == STANDARD
    while draft.can_redo:
        draft = draft.redo()
    assert draft.procedure == end


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_change_is_told_and_where_nothing_is_told_nothing_changed(data: st.DataObject) -> None:
    before = STANDARD
    for _each in range(data.draw(st.integers(0, 3))):
        before = draw_change(data, before).of(before)
    after = draw_change(data, before).of(before)
    told = differences(before, after, RULES)
    assert bool(told) == (before != after)
    with speaking(Language.ENGLISH):
        assert all(one.spoken() for one in told)


@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_no_draft_stops_the_checker(data: st.DataObject) -> None:
    draft = EditedDraft(procedure=read_procedure(SHIPPED / "komma-small-town.toml"))
    for _each in range(data.draw(st.integers(1, 6))):
        draft = draft.apply(draw_change(data, draft.procedure))
    assert all(one.spoken() for one in check(draft.procedure))


@pytest.mark.parametrize("place", places(STANDARD))
def test_after_a_removal_nothing_names_what_is_gone(place: str) -> None:
    after = removal(STANDARD, place).of(STANDARD)
    if refusal(STANDARD, place):
        assert after == STANDARD
        return
    assert thing_at(after, place) is None
    assert not [one for one in check(after) if one.rule in _NAMELESS]


_NAMELESS = {Rule.UNKNOWN_STATE, Rule.UNKNOWN_STRAND, Rule.STEP_FROM_NOWHERE}


def test_what_goes_with_a_state_is_named_before() -> None:
    with speaking(Language.ENGLISH):
        assert "Step “Enquire”" in hanging(STANDARD, "states.enquiry")
        assert "Strand" in " ".join(hanging(STANDARD, "states.in_hand"))


def test_the_beginning_cannot_be_deleted() -> None:
    assert refusal(STANDARD, "states.received")
    assert refusal(STANDARD, "states.counselling_none")
    assert not refusal(STANDARD, "states.enquiry")


def test_nobody_types_an_id() -> None:
    assert new_state(STANDARD, CONFERENCE).place == "states.case_conference"
    german = Bilingual(de="Rückfrage läuft", en="")
    assert new_state(STANDARD, german).place == "states.rueckfrage_laeuft"
    assert new_state(STANDARD, Bilingual(de="", en="Received")).place == "states.received_2"
    assert new_state(STANDARD, Bilingual(de="§ 5", en="")).place == "states.state_5"


def test_a_new_strand_needs_nothing_more_to_be_sound() -> None:
    draft = EditedDraft(procedure=STANDARD)
    draft = draft.apply(new_strand(STANDARD, CONFERENCE, StateId("in_hand")))
    assert errors(check(draft.procedure)) == ()


def test_a_new_state_without_a_step_is_found() -> None:
    draft = EditedDraft(procedure=STANDARD).apply(new_state(STANDARD, CONFERENCE))
    assert [one.rule for one in errors(check(draft.procedure))] == [Rule.STATE_UNREACHED]


def test_typing_a_title_is_taken_back_at_once() -> None:
    draft = EditedDraft(procedure=STANDARD)
    for typed in ("T", "Tr", "Tri"):
        title = Bilingual(de=typed, en="Triage")
        draft = draft.apply(put(draft.procedure, "states.triage", "title", title, merges=True))
    assert draft.undo().procedure == STANDARD


def test_the_place_of_a_finding_leads_to_thing_and_property() -> None:
    assert place_of("steps.accept.from").name == "sources"
    assert place_of("states.triage.deadline").thing() == "states.triage"
    assert place_of("four_eyes").name == "four_eyes"


def test_equal_procedures_differ_in_nothing() -> None:
    assert differences(STANDARD, replace(STANDARD), RULES) == ()


def test_a_new_state_tells_all_that_it_is() -> None:
    deadline = Deadline(within=Interval(count=2, unit=Unit.DAYS), escalate_to=StepRole.HEAD)
    new = State(id=StateId("conference"), title=CONFERENCE, deadline=deadline)
    told = differences(STANDARD, replace(STANDARD, states=(*STANDARD.states, new)), RULES)
    assert [one.turn for one in told] == [Turn.ADDED, Turn.CHANGED, Turn.CHANGED]
    with speaking(Language.ENGLISH):
        assert told[1].spoken() == (
            "Case state “Case conference”, Deadline: within: now 2 days; before: nothing."
        )


@pytest.mark.parametrize("one", [each.name for each in fields(Procedure) if each.init])
def test_no_part_of_a_procedure_is_left_out_of_the_comparison(one: str) -> None:
    value = getattr(STANDARD, one)
    other: Any = "x"
    if isinstance(value, bool):
        other = not value
    elif isinstance(value, tuple):
        other = value[:-1]
    elif isinstance(value, Bilingual):
        other = Bilingual(de="x", en="y")
    if other != value:
        assert differences(STANDARD, replace(STANDARD, **{one: other}), RULES)


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_is_done_to_a_draft_it_can_be_kept_and_read_again(data: st.DataObject) -> None:
    draft = EditedDraft(procedure=STANDARD)
    for _each in range(data.draw(st.integers(1, 8))):
        draft = draft.apply(draw_change(data, draft.procedure))
    kept = keepable(draft.procedure)
    assert procedure_of_text(procedure_text(kept)) == kept
