"""What is still missing from a report, and when something can have happened."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime, time
from typing import Any, get_type_hints
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.incident import IncidentDraft, IncidentReport
from komma_desk.domain.incomplete import IncompletePartner, IncompleteReport
from komma_desk.domain.moment import Moment, Precision
from komma_desk.domain.sensitivity import Sensitivity, sensitivities
from komma_desk.domain.text import (
    LONGEST_LINE,
    LONGEST_TEXT,
    TextMissing,
    TextNotAccepted,
    require_text,
    text_problem,
)

TODAY = date(2026, 10, 5)
WHOLE = IncidentDraft(
    reporter_role=Code("AFFECTED"),
    direction=Code("EXT_TO_STAFF"),
    occurred=Moment.on(TODAY),
    place=Code("COUNTER"),
    forms=frozenset({Code("THREAT")}),
    narrative="Er drohte.",
    acute_danger=False,
    wishes=frozenset({Code("advice")}),
)
EMPTY: dict[str, Any] = {
    "reporter_role": None,
    "direction": None,
    "occurred": None,
    "place": None,
    "forms": frozenset(),
    "narrative": " \n",
    "acute_danger": None,
    "wishes": frozenset(),
}


def test_a_whole_draft_has_no_problems() -> None:
    assert WHOLE.problems(TODAY) == {}


@pytest.mark.parametrize("name", EMPTY)
def test_each_missing_answer_is_said_beside_its_field(name: str) -> None:
    problems = replace(WHOLE, **{name: EMPTY[name]}).problems(TODAY)
    assert problems.keys() == {name}
    assert problems[name].spoken().startswith("Bitte")


def test_an_empty_draft_misses_eight_answers() -> None:
    assert IncidentDraft().problems(TODAY).keys() == EMPTY.keys()


def test_a_channel_stands_for_a_place() -> None:
    assert replace(WHOLE, place=None, channel=Code("EMAIL")).problems(TODAY) == {}


def test_only_recording_and_police_exclude_each_other() -> None:
    wishes = frozenset({Code("record_only"), Code("police")})
    assert replace(WHOLE, wishes=wishes).problems(TODAY).keys() == {"wishes"}


@pytest.mark.parametrize(
    ("moment", "fits"),
    [
        (Moment.unknown(), True),
        (Moment.on(TODAY, time(23, 59)), True),
        (Moment.on(date(2026, 10, 6)), False),
        (Moment(precision=Precision.DAY), False),
        (Moment(precision=Precision.ABOUT, first_on=TODAY), True),
        (Moment(precision=Precision.SPAN, first_on=TODAY), False),
        (Moment(precision=Precision.SPAN, first_on=date(2026, 9, 1), last_on=TODAY), True),
        (Moment(precision=Precision.SPAN, first_on=TODAY, last_on=date(2026, 9, 1)), False),
        (Moment(precision=Precision.SPAN, first_on=TODAY, last_on=date(2026, 10, 6)), False),
    ],
)
def test_a_moment_is_a_day_a_span_or_unknown_and_never_in_the_future(
    moment: Moment, fits: bool
) -> None:
    assert (moment.problem(TODAY) is None) is fits
    assert ("occurred" not in replace(WHOLE, occurred=moment).problems(TODAY)) is fits


def test_the_filed_report_says_what_the_draft_said() -> None:
    at = datetime(2026, 10, 5, 9, tzinfo=UTC)
    report = WHOLE.file_as(ReportId(UUID(int=4)), at=at)
    assert (report.id, report.filed_at) == (UUID(int=4), at)
    # Who must not see it stands in what it is sealed in, not in what happened; and words about the
    # day that were not understood are a draft's only.
    of_a_draft = {"excluded", "occurred_typed"}
    same = {field.name for field in fields(IncidentDraft)} - of_a_draft
    assert all(getattr(report, name) == getattr(WHOLE, name) for name in same)


def test_every_field_of_a_report_says_how_far_it_may_travel() -> None:
    marked = get_type_hints(IncidentReport, include_extras=True)
    assert all(getattr(hint, "__metadata__", ()) for hint in marked.values())
    how_far = sensitivities(IncidentReport)
    assert how_far["contact"] is Sensitivity.IDENTIFYING
    assert how_far["narrative"] is Sensitivity.REFERRABLE
    assert how_far["forms"] is Sensitivity.STATISTICAL


def test_a_field_nobody_marked_is_taken_for_a_name() -> None:
    class Unmarked:
        anything: str

    assert sensitivities(Unmarked) == {"anything": Sensitivity.IDENTIFYING}


@given(st.text(max_size=LONGEST_LINE))
def test_a_text_is_kept_unless_it_could_not_be_given_back(text: str) -> None:
    lost = "\0" in text or any("\ud800" <= each <= "\udfff" for each in text)
    assert (text_problem(text) is not None) is lost


def test_the_longest_text_fits_and_one_more_does_not() -> None:
    assert text_problem("x" * LONGEST_TEXT) is None
    problem = text_problem("x" * (LONGEST_TEXT + 1))
    assert problem is not None
    assert "1000001" in problem.spoken()


def test_no_text_is_not_a_text_that_cannot_be_kept() -> None:
    with pytest.raises(TextMissing):
        require_text(" \t\n")
    with pytest.raises(TextNotAccepted):
        require_text("a\0")
    require_text("x" * LONGEST_LINE, LONGEST_LINE)


@pytest.mark.parametrize("kind", [IncompleteReport, IncompletePartner])
def test_an_incomplete_report_says_everything_that_is_missing(kind: type[IncompleteReport]) -> None:
    problems = replace(WHOLE, narrative="", wishes=frozenset()).problems(TODAY)
    said = kind(problems).spoken()
    assert all(each.spoken() in said for each in problems.values())
