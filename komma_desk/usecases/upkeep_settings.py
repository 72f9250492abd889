"""The names under which the office remembers when the store was cared for."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from komma_desk.usecases.ports.office import StoredSettings

BACKUP: Final = "upkeep_backup"
BACKUP_CHECKED: Final = "upkeep_backup_checked"
BACKUP_PRINT: Final = "upkeep_backup_print_"  # and the name of its folder
REHEARSAL: Final = "upkeep_rehearsal"
FULL_CHECK: Final = "upkeep_full_check"
EVERY_HOURS: Final = "upkeep_backup_every_hours"
DEFAULT_HOURS: Final = 24


def moment(settings: StoredSettings, name: str) -> datetime | None:
    """What was written by hand and is no moment counts as never."""
    try:
        at = datetime.fromisoformat(settings.get(name))
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def hours_between(settings: StoredSettings) -> int:
    """0 means: never by itself."""
    text = settings.get(EVERY_HOURS, str(DEFAULT_HOURS))
    return int(text) if text.isascii() and text.isdigit() else DEFAULT_HOURS
