"""How often the store is backed up, checked and rehearsed, for everybody who keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.schedule import Schedule
from komma_desk.usecases.context import Context
from komma_desk.usecases.upkeep_settings import keep_schedule


@dataclass(frozen=True, slots=True)
class SaveSchedule:
    schedule: Schedule


def save_schedule(command: SaveSchedule, context: Context) -> Changes:
    """Raises NotASchedule or NoSecondPlace."""
    command.schedule.require_possible()
    if command.schedule.second_place:
        context.tools.backups.require_place(Path(command.schedule.second_place))
    keep_schedule(context.work.office.settings, command.schedule)
    return Changes.of(Subject.SETTINGS)
