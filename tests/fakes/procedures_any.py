"""Procedures with any texts and names, sound or not: whatever a person may have typed."""

from __future__ import annotations

from typing import TypeVar

from hypothesis import strategies as st

from komma_desk.domain.procedure.definition import (
    BACK,
    Deadline,
    ExceptionRule,
    Procedure,
    State,
    StateId,
    Step,
    StepId,
    Strand,
    StrandId,
)
from komma_desk.domain.procedure.interval import Interval, Unit
from komma_desk.domain.procedure.vocabulary import EXCEPTIONS
from komma_desk.domain.roles import StepRole
from komma_desk.words import Bilingual

_T = TypeVar("_T")

_nasty = st.sampled_from(
    ['"', "'''", '"""', "\\", "\n", "\r\n", "\t", "\0", "\x7f", "\x85", "\u2028", "[steps]",
     "[[steps]]\nid = 1", "# no remark", "ä", "😀", "\ufeff", "=", "{", "}", "\\u0041"]
)  # fmt: skip
_texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.lists(_nasty, max_size=4).map("".join),
).filter(lambda text: bool(text.strip()))
_names = st.one_of(st.sampled_from(["received", "in_hand", "a.b", "a b", "ü", '"', "#"]), _texts)
_both = st.builds(Bilingual, de=_texts, en=_texts)
_intervals = st.builds(Interval, count=st.integers(1, 9999), unit=st.sampled_from(Unit))


def _some(one: st.SearchStrategy[_T]) -> st.SearchStrategy[tuple[_T, ...]]:
    return st.lists(one, max_size=3, unique=True).map(tuple)


_deadlines = st.builds(
    Deadline,
    within=st.none() | _intervals,
    rule=st.none() | _names,
    per=st.none() | _names,
    remind=_some(_intervals),
    escalate_to=st.none() | st.sampled_from(StepRole),
    reason=st.none() | _both,
)
_states = st.builds(
    State,
    id=_names.map(StateId),
    title=_both,
    plain=st.none() | _both,
    deadline=st.none() | _deadlines,
    strands=_some(_names.map(StrandId)),
    then=st.none() | _names.map(StateId),
    end=st.booleans(),
    rests=st.booleans(),
    deletion_class=st.none() | _names,
)
_strands = st.builds(
    Strand,
    id=_names.map(StrandId),
    title=_both,
    start=_names.map(StateId),
    states=_some(_names.map(StateId)),
    end=_some(_names.map(StateId)),
    deadline=st.none() | _deadlines,
)
_steps = st.builds(
    Step,
    id=_names.map(StepId),
    title=_both,
    sources=_some(_names.map(StateId)),
    to=st.just(BACK) | _names.map(StateId),
    roles=_some(st.sampled_from(StepRole)),
    consent=st.none() | _names,
    fields=_some(_names),
    four_eyes=st.booleans(),
    exception=st.none()
    | st.builds(ExceptionRule, when=st.sampled_from(sorted(EXCEPTIONS)), four_eyes=st.booleans()),
    confirm=st.none() | _both,
    irreversible=st.booleans(),
    reopens=st.booleans(),
    effects=_some(_names),
)


def procedures_any() -> st.SearchStrategy[Procedure]:
    return st.builds(
        Procedure,
        id=_texts,
        version=_texts,
        title=_both,
        start=_names.map(StateId),
        four_eyes=st.booleans(),
        states=st.lists(_states, max_size=4, unique_by=lambda one: one.id).map(tuple),
        strands=st.lists(_strands, max_size=3, unique_by=lambda one: one.id).map(tuple),
        steps=st.lists(_steps, max_size=4, unique_by=lambda one: one.id).map(tuple),
    )
