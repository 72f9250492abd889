"""What the long report tells: kept as it was said, held to limits, and marked for travelling."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.definitions.code_lists import read_code_lists
from komma_desk.domain.code_list import Code
from komma_desk.domain.details_problems import LARGEST, LONGEST_URL, details_problems
from komma_desk.domain.details_record import UnreadableDetailError, details_of, details_record
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.incident_details import (
    CHOICES,
    NOTHING_MORE,
    IncidentDetails,
    OnlineEvidence,
    OwnAnswer,
    OwnChoice,
    Witness,
)
from komma_desk.domain.sensitivity import Sensitivity, sensitivities
from komma_desk.store import circle_codec
from komma_desk.words import Bilingual
from tests.fakes.details import DETAILS, EVERYTHING

TODAY = date(2026, 10, 5)
NAMES = [each.name for each in fields(IncidentDetails)]
LISTS = read_code_lists(Path(__file__).resolve().parents[2] / "resources" / "code_lists")
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(DETAILS)
def test_details_come_back_as_they_were_told(details: IncidentDetails) -> None:
    assert details_of(json.loads(json.dumps(details_record(details)))) == details


@given(DETAILS)
def test_a_sealed_document_gives_them_back_too(details: IncidentDetails) -> None:
    read = circle_codec.read(IncidentDetails, circle_codec.written(details))
    assert read == details


def test_a_record_holds_only_what_was_answered() -> None:
    assert details_record(NOTHING_MORE) == {}
    assert details_record(replace(NOTHING_MORE, repeated=False, days_unfit=0)) == {
        "repeated": False,
        "days_unfit": 0,
    }
    assert list(details_record(EVERYTHING)) == NAMES


@given(st.sampled_from([*NAMES, "own_word"]), JSON)
def test_anything_else_is_read_or_refused_and_never_more(name: str, thing: object) -> None:
    with suppress(UnreadableDetailError):
        details_of({name: thing})


@pytest.mark.parametrize(
    ("record", "named"),
    [
        ([], "details"),
        ({"colour": 1}, "colour"),
        ({5: 1}, "?"),
        ({"motives": ["a b"]}, "motives"),
        ({"damage_cents": True}, "damage_cents"),
        ({"damage_cents": 1.5}, "damage_cents"),
        ({"repeated": 1}, "repeated"),
        ({"police_on": "gestern"}, "police_on"),
        ({"online": [{"seen_at": "2026-10-05T08:00:00"}]}, "online"),
        ({"online": [{"seen_at": "0001-01-01T00:00+14"}]}, "online"),
        ({"online": [{"opened": True}]}, "online"),
        ({"witnesses": ["Ada"]}, "witnesses"),
        ({"own_answers": [{"question": "q"}]}, "own_answers"),
    ],
)
def test_the_answer_that_cannot_be_read_is_named(record: object, named: str) -> None:
    with pytest.raises(UnreadableDetailError) as refused:
        details_of(record)
    assert refused.value.name == named


def test_a_report_that_answers_everything_has_no_problem() -> None:
    assert details_problems(EVERYTHING, TODAY) == {}


@given(DETAILS)
def test_only_a_day_to_come_is_wrong_with_what_people_tell(details: IncidentDetails) -> None:
    assert details_problems(details, date.max) == {}


def _ticked(number: int) -> OwnAnswer:
    words = Bilingual("?", "?")
    chosen = tuple(OwnChoice(code=Code(f"C{each}"), label=words) for each in range(number))
    return OwnAnswer(question=Code("q"), asked=words, chosen=chosen)


def _with(name: str, number: int) -> IncidentDetails:
    answer: dict[str, Any] = {name: number}
    return IncidentDetails(**answer)


@pytest.mark.parametrize(
    ("details", "name"),
    [
        *((_with(name, -1), name) for name in LARGEST),
        *((_with(name, most + 1), name) for name, most in LARGEST.items()),
        (IncidentDetails(police_on=date(2026, 10, 6)), "police_on"),
        (IncidentDetails(police_number="9" * 501), "police_number"),
        (IncidentDetails(suggestion="a\0b"), "suggestion"),
        (IncidentDetails(suggestion="a" * 20_001), "suggestion"),
        (IncidentDetails(witnesses=(Witness(name="x" * 501),)), "witnesses"),
        (IncidentDetails(witnesses=(Witness(),) * 51), "witnesses"),
        (IncidentDetails(online=(OnlineEvidence(url="u" * (LONGEST_URL + 1)),)), "online"),
        (IncidentDetails(online=(OnlineEvidence(profile_url="\ud800"),)), "online"),
        (
            IncidentDetails(online=(OnlineEvidence(seen_at=datetime(2026, 10, 6, tzinfo=UTC)),)),
            "online",
        ),
        (IncidentDetails(motives=frozenset(Code(f"M{n}") for n in range(201))), "motives"),
        (
            IncidentDetails(
                own_answers=(OwnAnswer(question=Code("q"), asked=Bilingual("x" * 501, "y")),)
            ),
            "own_answers",
        ),
        (IncidentDetails(own_answers=(_ticked(201),)), "own_answers"),
    ],
)
def test_what_nobody_can_mean_is_refused_with_a_sentence(
    details: IncidentDetails, name: str
) -> None:
    problems = details_problems(details, TODAY)
    assert set(problems) == {name}
    assert problems[name].spoken()


@pytest.mark.parametrize(
    "details",
    [
        *(_with(name, 0) for name in LARGEST),
        *(_with(name, most) for name, most in LARGEST.items()),
        IncidentDetails(police_on=TODAY),
        IncidentDetails(online=(OnlineEvidence(seen_at=datetime.combine(TODAY, time(12), UTC)),)),
        IncidentDetails(witnesses=(Witness(name="x"),) * 50),
    ],
)
def test_the_most_somebody_can_mean_is_kept(details: IncidentDetails) -> None:
    assert details_problems(details, TODAY) == {}


def test_a_draft_says_what_is_wrong_with_its_details() -> None:
    wrong = IncidentDraft(details=IncidentDetails(days_unfit=-1)).problems(TODAY)
    assert "days_unfit" in wrong


def test_details_and_the_eight_answers_never_share_a_name() -> None:
    assert not {each.name for each in fields(IncidentDraft)} & set(NAMES)


@pytest.mark.parametrize("kind", [IncidentDetails, Witness, OnlineEvidence])
def test_every_detail_says_how_far_it_may_travel(kind: type) -> None:
    hints = get_type_hints(kind, include_extras=True)
    assert all(getattr(hint, "__metadata__", ()) for hint in hints.values())


def test_names_and_own_answers_are_marked_as_identifying() -> None:
    how_far = sensitivities(IncidentDetails)
    close = ("name", "on_behalf_of", "witnesses", "online", "police_number", "own_answers")
    assert {how_far[name] for name in close} == {Sensitivity.IDENTIFYING}


def test_nothing_somebody_wrote_is_in_a_repr() -> None:
    said = repr(EVERYTHING)
    for text in ("vormittags", "Mara", "Zoe", "netz.example", "ST/0815", "Tigrinya", "Alarmknopf"):
        assert text not in said


def test_every_choice_of_a_code_has_a_list_of_this_house() -> None:
    for part in (each for parts in CHOICES.values() for each in parts):
        offered = [each for each in LISTS[part.list_id].entries if part.holds(each)]
        assert offered or part.list_id == "unit"


def test_of_the_measures_those_are_offered_that_a_reporter_may_have_taken() -> None:
    (part,) = CHOICES["steps_so_far"]
    offered = {each.code for each in LISTS[part.list_id].entries if part.holds(each)}
    assert {"LEAVE_SCENE", "IGNORE"} <= offered
    assert not {"TRAINING", "KUENDIGUNG"} & offered


def test_the_lists_of_motives_share_no_code() -> None:
    codes = [code for part in CHOICES["motives"] for code in LISTS[part.list_id].codes()]
    assert len(codes) == len(set(codes))
