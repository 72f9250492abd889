"""When the store was last backed up, rehearsed and checked, and whether it is time again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from komma_desk.usecases.context import Context
from komma_desk.usecases.ports.backups import ShelvedBackup
from komma_desk.usecases.upkeep_settings import (
    BACKUP,
    BACKUP_CHECKED,
    BACKUP_PRINT,
    FULL_CHECK,
    REHEARSAL,
    hours_between,
    moment,
)


@dataclass(frozen=True, slots=True)
class StoreUpkeep:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class UpkeepView:
    """`backup` may be one that was copied closed; `is_due` looks at checked ones only."""

    now: datetime
    backup: datetime | None
    checked_backup: datetime | None
    rehearsal: datetime | None
    full_check: datetime | None
    is_due: bool
    shelf: tuple[ShelvedBackup, ...]


@dataclass(frozen=True, slots=True)
class BackupPrint:
    """The fingerprint of the backup of this name as it was when it was made; empty if unknown."""

    name: str


def store_upkeep(_query: StoreUpkeep, context: Context) -> UpkeepView:
    settings, now = context.work.office.settings, context.clock.now()
    checked, hours = moment(settings, BACKUP_CHECKED), hours_between(settings)
    is_old = checked is None or now - checked >= timedelta(hours=hours)
    return UpkeepView(
        now=now,
        backup=moment(settings, BACKUP),
        checked_backup=checked,
        rehearsal=moment(settings, REHEARSAL),
        full_check=moment(settings, FULL_CHECK),
        is_due=bool(hours) and is_old,
        shelf=context.tools.backups.shelf(),
    )


def backup_print(query: BackupPrint, context: Context) -> str:
    return context.work.office.settings.get(BACKUP_PRINT + query.name)
