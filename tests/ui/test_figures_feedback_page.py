"""Feedback in words: what is small is not said, and the office is told that it is left out."""

from __future__ import annotations

import pytest

from komma_desk.domain.figures.feedback import FeedbackFigures
from komma_desk.ui.figures.feedback_words import feedback_said

WITHIN = "Half of the answered had it within 2 days."
WITHHELD = "How many had feedback is not shown: one of the two numbers is small."


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        (
            FeedbackFigures(reports=10, share=50, days=2),
            ["10 reports came in.", "50 % of them had feedback.", WITHIN],
        ),
        (
            FeedbackFigures(reports=6, share=None, days=None),
            ["6 reports came in.", WITHHELD],
        ),
        (
            FeedbackFigures(reports=None, share=None, days=None),
            ["Feedback: too few reports to say anything."],
        ),
    ],
)
def test_what_may_be_said_of_feedback_is_said(figures: FeedbackFigures, words: list[str]) -> None:
    assert list(feedback_said(figures)) == words
