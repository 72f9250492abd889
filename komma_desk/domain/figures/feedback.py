"""How many reports had feedback and how soon: numbers for the clearing office itself.

They are not published, and stand in no release.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_low

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.figures.periods import Month, Period
from komma_desk.domain.hearing_deeds import ANSWERS
from komma_desk.domain.home_time import local_day


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackFact:
    """Of one case: when its report came in, and when somebody first answered."""

    received_on: date
    first_on: date | None

    @property
    def days(self) -> int | None:
        """A clock that was set back makes no answer from before the report."""
        return None if self.first_on is None else max(0, (self.first_on - self.received_on).days)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackFigures:
    """None is withheld: the number itself, or what could be reckoned from it, is small."""

    reports: int | None
    share: int | None  # of a hundred
    days: int | None  # half of the answered waited so long or shorter


def feedback_fact(received_on: date, history: Sequence[CaseEvent]) -> FeedbackFact:
    answers = [local_day(event.at) for event in history if event.action in ANSWERS]
    return FeedbackFact(received_on=received_on, first_on=min(answers, default=None))


def feedback_figures(
    facts: Iterable[FeedbackFact], period: Period, threshold: int
) -> FeedbackFigures:
    """A share is withheld also where only few had no answer: they could be counted from it."""
    these = [each for each in facts if Month.of(each.received_on) in period]
    days = [each.days for each in these if each.days is not None]
    reports, answered = len(these), len(days)
    if reports < threshold:
        return FeedbackFigures(reports=None, share=None, days=None)
    few = any(0 < each < threshold for each in (answered, reports - answered))
    return FeedbackFigures(
        reports=reports,
        share=None if few else round(100 * answered / reports),
        days=median_low(days) if answered >= threshold else None,
    )
