"""When the store was last backed up, rehearsed and checked, and whether it is time again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from komma_desk.domain.schedule import Schedule
from komma_desk.usecases.context import Context
from komma_desk.usecases.ports.backups import ShelvedBackup
from komma_desk.usecases.upkeep_settings import (
    BACKUP,
    BACKUP_CHECKED,
    BACKUP_PRINT,
    FULL_CHECK,
    REHEARSAL,
    moment,
    schedule_in,
)


@dataclass(frozen=True, slots=True)
class StoreUpkeep:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class UpkeepView:
    """`backup` may be one that was copied closed; what is due looks at checked ones only.

    `is_due` is of the time the store is open, `is_due_at_closing` of its end; a full check is due
    by itself, a rehearsal only asks to be done.
    """

    now: datetime
    backup: datetime | None
    checked_backup: datetime | None
    rehearsal: datetime | None
    full_check: datetime | None
    is_due: bool
    is_due_at_closing: bool
    is_check_due: bool
    shelf: tuple[ShelvedBackup, ...]
    schedule: Schedule = field(default_factory=Schedule)


@dataclass(frozen=True, slots=True)
class BackupPrint:
    """The fingerprint of the backup of this name as it was when it was made; empty if unknown."""

    name: str


def store_upkeep(_query: StoreUpkeep, context: Context) -> UpkeepView:
    settings, now = context.work.office.settings, context.clock.now()
    schedule = schedule_in(settings)
    checked, full_check = moment(settings, BACKUP_CHECKED), moment(settings, FULL_CHECK)
    every = timedelta(hours=schedule.every_hours or Schedule().every_hours)
    is_old = _is_older(checked, every, now)
    return UpkeepView(
        now=now,
        backup=moment(settings, BACKUP),
        checked_backup=checked,
        rehearsal=moment(settings, REHEARSAL),
        full_check=full_check,
        is_due=bool(schedule.every_hours) and is_old,
        is_due_at_closing=schedule.on_closing and is_old,
        is_check_due=bool(schedule.check_days)
        and _is_older(full_check, timedelta(days=schedule.check_days), now),
        shelf=_named(context),
        schedule=schedule,
    )


def _named(context: Context) -> tuple[ShelvedBackup, ...]:
    names = {person.id: person.name for person in context.work.office.people.all()}
    return tuple(
        each if each.taken_by is None else replace(each, by=names.get(each.taken_by, ""))
        for each in context.tools.backups.shelf()
    )


def _is_older(at: datetime | None, age: timedelta, now: datetime) -> bool:
    return at is None or now - at >= age


def backup_print(query: BackupPrint, context: Context) -> str:
    return context.work.office.settings.get(BACKUP_PRINT + query.name)
