"""The deadlines leave for a diary: number, title and day, and nothing about anybody."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from komma_desk.domain.changes import Changes
from komma_desk.domain.dues.agenda import AgendaEntry, uid_of
from komma_desk.domain.errors import Refusal
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.office_calendar import CalendarStanding
from komma_desk.usecases.queries.deadline_radar import (
    DeadlineRadar,
    RadarLine,
    RadarView,
    deadline_radar,
)
from komma_desk.words import N_


class NoDayIsReckoned(Refusal):
    sentence = N_("No day of a deadline is reckoned, so there is nothing for a diary.")
    advice = N_(
        "Please have your administrator enter under “People”, “Clearing office” in which Land "
        "your office lies, and save it."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportDeadlines:
    """Those of a view, as the radar shows them."""

    target: Path
    view: RadarView = RadarView.ALL


@dataclass(frozen=True, slots=True)
class DeadlinesExported:
    count: int


def export_deadlines(command: ExportDeadlines, context: Context) -> Changes:
    radar = deadline_radar(DeadlineRadar(view=command.view), context)
    if radar.calendar is not CalendarStanding.SET:
        raise NoDayIsReckoned
    entries = [entry for line in radar.lines if (entry := _entry(line)) is not None]
    data = context.tools.papers.deadline_calendar(entries, context.clock.now())
    context.leave(command.target, data)
    return Changes().with_receipt(DeadlinesExported(len(entries)))


def _entry(line: RadarLine) -> AgendaEntry | None:
    """Of a restricted case no more than everybody in clearing sees of it."""
    due = line.due
    if due.safe is None or due.statutory_end is None:
        return None
    return AgendaEntry(
        uid=uid_of(line.case, due.key),
        number=line.number,
        title="" if line.restricted else due.title.spoken(),
        norm="" if line.restricted else due.norm,
        safe=due.safe,
        statutory_end=due.statutory_end,
        remind_on=due.remind_on,
    )
