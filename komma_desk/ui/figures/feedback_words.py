"""How many reports had feedback and how soon, in sentences; what is small is not said."""

from __future__ import annotations

from komma_desk.domain.figures.feedback import FeedbackFigures
from komma_desk.words import _, n_


def feedback_said(figures: FeedbackFigures) -> tuple[str, ...]:
    if figures.reports is None:
        return (_("Feedback: too few reports to say anything."),)
    told = [n_("{n} report came in.", "{n} reports came in.", figures.reports)]
    if figures.share is None:
        told.append(_("How many had feedback is not shown: one of the two numbers is small."))
    else:
        told.append(_("{share} % of them had feedback.").format(share=figures.share))
    if figures.days is not None:
        told.append(
            n_(
                "Half of the answered had it within {n} day.",
                "Half of the answered had it within {n} days.",
                figures.days,
            )
        )
    return tuple(told)
