"""A deadline in words: its light, how long there is still, whom it concerns, its arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from komma_desk.domain.clock_words import WHOSE
from komma_desk.domain.deadlines.arithmetic import day_said
from komma_desk.domain.dues.due_words import is_by_law, settled_said
from komma_desk.domain.dues.of_case import Due, DueKind, Light
from komma_desk.ui.parts.alert import Tone
from komma_desk.ui.parts.day_words import day_in_digits
from komma_desk.usecases.queries.deadline_radar import RadarView
from komma_desk.words import N_, _, n_

LIGHT_TONES: Final[Mapping[Light, Tone]] = MappingProxyType(
    {
        Light.OVERDUE: Tone.DANGER,
        Light.SOON: Tone.WARNING,
        Light.RUNNING: Tone.SUCCESS,
        Light.NOT_RUNNING: Tone.NEUTRAL,
        Light.PAUSED: Tone.NEUTRAL,
        Light.NO_CALENDAR: Tone.NEUTRAL,
    }
)
VIEW_WORDS: Final[Mapping[RadarView, str]] = MappingProxyType(
    {
        RadarView.ALL: N_("All"),
        RadarView.MINE: N_("Mine"),
        RadarView.OVERDUE: N_("Overdue"),
        RadarView.THIS_WEEK: N_("This week"),
        RadarView.STATUTORY: N_("By law"),
    }
)


def days_left_said(due: Due) -> str:
    return days_said(due.days_left)


def days_said(left: int | None) -> str:
    """A dash where no day is known."""
    if left is None:
        return "–"
    if left == 0:
        return _("today")
    if left == 1:
        return _("tomorrow")
    if left < 0:
        return n_("over for {n} day", "over for {n} days", -left)
    return n_("in {n} day", "in {n} days", left)


def safe_said(due: Due) -> str:
    return "–" if due.safe is None else day_in_digits(due.safe)


def whom_said(due: Due) -> str:
    return _(WHOSE[due.entitled])


def kind_said(due: Due) -> str:
    if due.kind is DueKind.INTERNAL:
        return _("Deadline of the procedure; it pauses while the case rests.")
    if not is_by_law(due):
        return _("Deadline of the office, begun by hand for this case.")
    return _("Deadline by law ({norm}); it never pauses.").format(norm=due.norm)


def steps_said(due: Due) -> str:
    """The usual one; the others stand with the details."""
    return next(iter(settled_said(due)), "–")


def three_dates(due: Due) -> tuple[tuple[str, str], ...]:
    """None of them where nothing is reckoned."""
    if due.safe is None or due.nominal is None or due.statutory_end is None:
        return ()
    if due.ends_at is not None:
        nominal = statutory = day_said(due.ends_at)
    else:
        nominal, statutory = day_said(due.nominal), day_said(due.statutory_end)
    last = (_("End by law"), statutory) if is_by_law(due) else (_("End"), statutory)
    return ((_("Safe day"), day_said(due.safe)), (_("Reckoned end"), nominal), last)


def reminders_said(due: Due) -> str:
    return ", ".join(day_in_digits(day) for day in due.remind_on)


def paper_title(view: RadarView, today: date) -> str:
    """Says which part of the list it is: a sheet is read without the window."""
    day = _("As of {day}").format(day=day_in_digits(today))
    return " · ".join((_("Deadlines"), _(VIEW_WORDS[view]), day))
