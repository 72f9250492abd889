"""A backup of the whole store, proved before it counts; the day is remembered."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from komma_desk.domain.changes import Changes, Subject
from komma_desk.usecases.context import Context
from komma_desk.usecases.ports.backups import Watch, nobody_watches
from komma_desk.usecases.upkeep_settings import (
    BACKUP,
    BACKUP_CHECKED,
    BACKUP_PRINT,
    schedule_in,
)


@dataclass(frozen=True, slots=True)
class BackUpStore:
    """`to` takes it along as well: a file to carry, or a folder that is there."""

    to: Path | None = None
    watch: Watch = field(default=nobody_watches, compare=False, repr=False)


def back_up_store(command: BackUpStore, context: Context) -> Changes:
    settings = context.work.office.settings
    schedule = schedule_in(settings)
    second = Path(schedule.second_place) if schedule.second_place else None
    made = context.tools.backups.make(
        carry_to=command.to, second_place=second, keep=schedule.keep, watch=command.watch
    )
    settings.put(BACKUP, made.taken_at.isoformat())
    if made.is_checked:
        settings.put(BACKUP_CHECKED, made.taken_at.isoformat())
    settings.put(BACKUP_PRINT + made.folder.name, made.fingerprint)
    return Changes.of(Subject.SETTINGS).with_receipt(made)
