"""Feedback in numbers: who was answered and how soon, and nothing that shows a single person."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.figures.feedback import (
    FeedbackFact,
    FeedbackFigures,
    feedback_fact,
    feedback_figures,
)
from komma_desk.domain.figures.periods import Month
from komma_desk.domain.hearing_deeds import ANSWER, HearingDeed

OCTOBER: Final = Month.parse("2026-10")
FIRST: Final = date(2026, 10, 1)
BASE: Final = 5


def facts(*days: int | None) -> list[FeedbackFact]:
    return [
        FeedbackFact(
            received_on=FIRST, first_on=None if each is None else FIRST + timedelta(days=each)
        )
        for each in days
    ]


@pytest.mark.parametrize(
    ("actions", "days"),
    [
        ((), None),
        (("received", "accept"), None),
        ((HearingDeed.HEARD, HearingDeed.PUT_ASIDE), None),
        (("received", ANSWER), 1),
        ((ANSWER, ANSWER), 0),
        (("received", "accept", HearingDeed.ANSWERED), 2),
    ],
)
def test_the_first_answer_of_a_person_is_the_feedback(
    actions: tuple[str, ...], days: int | None
) -> None:
    start = datetime(2026, 10, 1, 9, tzinfo=UTC)
    history = [
        CaseEvent(at=start + timedelta(days=day), by=None, action=each)
        for day, each in enumerate(actions)
    ]
    assert feedback_fact(FIRST, history).days == days


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((1, 2, 3, 4), FeedbackFigures(reports=None, share=None, days=None)),
        ((1, 2, 3, 4, 9), FeedbackFigures(reports=5, share=100, days=3)),
        ((1, 2, 3, 4, 9, None), FeedbackFigures(reports=6, share=None, days=3)),
        ((1, 2, *[None] * 8), FeedbackFigures(reports=10, share=None, days=None)),
        ((1, 1, 2, 3, 5, *[None] * 5), FeedbackFigures(reports=10, share=50, days=2)),
        ((None,) * 7, FeedbackFigures(reports=7, share=0, days=None)),
    ],
)
def test_small_numbers_and_what_would_give_them_away_are_withheld(
    days: tuple[int | None, ...], expected: FeedbackFigures
) -> None:
    assert feedback_figures(facts(*days), OCTOBER, BASE) == expected


def test_only_the_period_counts() -> None:
    other = [FeedbackFact(received_on=date(2026, 11, 1), first_on=None)] * 9
    found = feedback_figures([*facts(*[1] * 6), *other], OCTOBER, BASE)
    assert found == FeedbackFigures(reports=6, share=100, days=1)


@given(st.lists(st.none() | st.integers(0, 400), max_size=40))
def test_nobody_can_reckon_a_small_number_from_it(days: list[int | None]) -> None:
    found = feedback_figures(facts(*days), OCTOBER, BASE)
    answered = sum(each is not None for each in days)
    small = [each for each in (answered, len(days) - answered) if 0 < each < BASE]
    assert not (small and found.share is not None)
    assert not (answered < BASE and found.days is not None)
    assert not (len(days) < BASE and found.reports is not None)
