"""Why figures are not prepared now, each with what to do."""

from __future__ import annotations

from komma_desk.domain.errors import Refusal
from komma_desk.words import N_


class PeriodNotOver(Refusal):
    """The period still runs, or lies in the future."""

    sentence = N_("Figures for {period} cannot be prepared yet: the period is not over.")
    advice = N_("Please prepare them after its last day, or choose an earlier period.")


class AlreadyPrepared(Refusal):
    """The period, or a later one, is frozen."""

    sentence = N_("Figures up to {period} have been prepared already and no longer change.")
    advice = N_("Reports that came in late are counted in the next month you prepare.")


class TooFewNewReports(Refusal):
    """A release with a handful of new reports would show them by comparison with the last one."""

    sentence = N_(
        "There are too few new reports for new figures: they concern {have} people, {need} are "
        "needed."
    )
    advice = N_("Nothing is lost: these reports wait and are counted with the next month.")


class FiguresNotSafe(Refusal):
    """The attack still finds a small figure after everything that may be withheld was."""

    sentence = N_("These figures were not released: a small number could be computed from them.")
    advice = N_("Please prepare them again together with the next month.")
