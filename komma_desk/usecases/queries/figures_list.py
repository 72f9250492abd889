"""The frozen releases, one of them opened, and a preview of the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from komma_desk.domain.figures.feedback import FeedbackFigures, feedback_figures
from komma_desk.domain.figures.periods import Period
from komma_desk.domain.figures.release import Release
from komma_desk.domain.scope import Scope
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.preparing import COUNTED_ELSEWHERE, prepared_figures
from komma_desk.usecases.effects.releases import form_labels, stored_release
from komma_desk.words import current_language, n_


@dataclass(frozen=True, slots=True)
class FiguresList:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseLine:
    number: int
    period: str
    prepared_on: date


def figures_list(_query: FiguresList, context: Context) -> tuple[ReleaseLine, ...]:
    """Newest first."""
    return tuple(
        ReleaseLine(number=each.number, period=each.period, prepared_on=each.prepared_on)
        for each in context.work.office.releases.all()
    )


@dataclass(frozen=True, slots=True)
class FiguresOf:
    period: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresView:
    """A release with the labels of its codes in the language of the screens.

    `out_of_reach` are the restricted cases whoever prepares cannot open: they are not in it.
    """

    release: Release
    labels: dict[str, str]
    out_of_reach: int = 0
    feedback: FeedbackFigures | None = None  # for the office itself, with a preview only

    @property
    def missing(self) -> str:
        """A sentence; empty where everything is counted."""
        if not self.out_of_reach:
            return ""
        return n_(
            "{n} case is not counted, because it is restricted to a circle without you. It is "
            "counted as late when a member prepares figures.",
            "{n} cases are not counted, because they are restricted to circles without you. They "
            "are counted as late when a member prepares figures.",
            self.out_of_reach,
        )


def figures_of(query: FiguresOf, context: Context) -> FiguresView:
    return FiguresView(
        release=stored_release(query.period, context),
        labels=form_labels(context, current_language()),
    )


@dataclass(frozen=True, slots=True)
class FiguresPreview:
    """What preparing would give now; nothing is kept."""

    period: Period


def figures_preview(query: FiguresPreview, context: Context) -> FiguresView:
    made, _ = prepared_figures(query.period, context)
    every = Scope(context.actor.id, all_cases=True)
    return FiguresView(
        release=made.release,
        labels=form_labels(context, current_language()),
        out_of_reach=context.work.cases.cases.out_of_reach(every),
        feedback=feedback_figures(
            context.work.cases.figures.feedback(COUNTED_ELSEWHERE),
            query.period,
            context.tools.rules.programme.rules.base,
        ),
    )
